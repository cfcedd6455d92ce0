package org.godwit.connector.mysql.verify;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.RowSql.Cell;

/** Writes values in their canonical form as SQL literals that the server reads back as exactly the same value, and as text for people. Without state. */
final class Literals {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");
    private static final Map<String, String> JAVA_NAMES = Map.of("latin1", "windows-1252", "gbk", "GBK", "gb18030", "GB18030", "gb2312", "GB2312", "big5", "Big5", "sjis", "Shift_JIS", "cp932", "windows-31j",
            "euckr", "EUC-KR", "ujis", "EUC-JP");

    private Literals() {
    }

    static String of(Cell cell) {
        if (cell.value().isEmpty()) {
            return "NULL";
        }
        byte[] value = cell.value().get();
        return switch (cell.form().kind()) {
            case PLAIN, NUMBER, DECIMAL, TEMPORAL -> plain(new String(value, StandardCharsets.UTF_8));
            case DOUBLE -> floating(new String(value, StandardCharsets.UTF_8));
            case UTF8, JSON -> text(value);
            case BYTES -> bytes(value, cell.charset());
            case GEOMETRY -> hex(value);
        };
    }

    /** Cut to so many characters; bytes as hexadecimal digits. */
    static String show(Cell cell, int limit) {
        byte[] value = cell.value().orElseGet(() -> new byte[0]);
        boolean binary = switch (cell.form().kind()) {
            case GEOMETRY -> true;
            case BYTES -> cell.charset().isEmpty();
            case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL, UTF8, JSON -> false;
        };
        if (!binary) {
            // four bytes a character at most, and one character more shows that something was cut
            byte[] head = value.length > limit * 4L + 4 ? Arrays.copyOf(value, limit * 4 + 4) : value;
            Optional<String> text = decode(head, charset(cell), head.length < value.length);
            if (text.isPresent()) {
                return text.get().length() <= limit && head.length == value.length ? text.get() : text.get().substring(0, Math.min(limit, text.get().length())) + "… (" + value.length + " bytes)";
            }
        }
        int shown = Math.min(value.length, limit / 2);
        return "0x" + HexFormat.of().formatHex(value, 0, shown) + (shown < value.length ? "… (" + value.length + " bytes)" : "");
    }

    private static String plain(String value) {
        return NUMBER.matcher(value).matches() ? value : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** With an exponent, because without one the literal would be a decimal number and lose digits behind the thirtieth. */
    private static String floating(String value) {
        return value.contains("e") || !NUMBER.matcher(value).matches() ? plain(value) : value + "e0";
    }

    private static String bytes(byte[] value, Optional<String> charset) {
        if (charset.isEmpty()) {
            return hex(value);
        }
        return UTF8.contains(charset.get()) ? text(value) : "_" + charset.get() + " " + hex(value);
    }

    private static String hex(byte[] value) {
        return "X'" + HexFormat.of().withUpperCase().formatHex(value) + "'";
    }

    /** Readable where nothing can go wrong on the way through files and clients: valid UTF-8 without control characters and backslashes. */
    private static String text(byte[] value) {
        Optional<String> text = decode(value, StandardCharsets.UTF_8, false).filter(t -> t.codePoints().noneMatch(c -> c < 0x20 || c == '\\' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029));
        return text.map(t -> "'" + t.replace("'", "''") + "'").orElseGet(() -> "_utf8mb4 " + hex(value));
    }

    private static Charset charset(Cell cell) {
        String name = cell.charset().map(c -> c.toLowerCase(Locale.ROOT)).filter(c -> !UTF8.contains(c)).orElse("utf8");
        String javaName = JAVA_NAMES.getOrDefault(name, name);
        return cell.form().kind() == Digester.Form.Kind.BYTES && Charset.isSupported(javaName) ? Charset.forName(javaName) : StandardCharsets.UTF_8;
    }

    /** Empty when the bytes are not valid; a cut character at the end is dropped when the bytes were cut. */
    private static Optional<String> decode(byte[] bytes, Charset charset, boolean cut) {
        try {
            if (!cut) {
                return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            }
            CharBuffer text = CharBuffer.allocate(bytes.length);
            CoderResult result = charset.newDecoder().decode(ByteBuffer.wrap(bytes), text, false);
            return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
