package org.godwit.connector.mysql.verify;

import java.io.IOException;
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

    private static final int READABLE_BYTES = 1 << 20;
    private static final int CHUNK = 4096;

    private Literals() {
    }

    static void write(Cell cell, Appendable out) throws IOException {
        if (cell.value().isEmpty()) {
            out.append("NULL");
            return;
        }
        byte[] value = cell.value().get();
        switch (cell.form().kind()) {
            case PLAIN, NUMBER, DECIMAL, TEMPORAL -> out.append(plain(new String(value, StandardCharsets.UTF_8)));
            case DOUBLE -> out.append(floating(new String(value, StandardCharsets.UTF_8)));
            case UTF8, JSON -> text(value, out);
            case BYTES -> bytes(value, cell.charset(), out);
            case GEOMETRY -> hex(value, out);
        }
    }

    /** Whether the value is no text though its column holds text in UTF-8: the server would refuse a literal with these bytes. */
    static boolean isBroken(Cell cell) {
        boolean text = switch (cell.form().kind()) {
            case UTF8 -> true;
            case BYTES -> cell.charset().filter(UTF8::contains).isPresent();
            case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL, JSON, GEOMETRY -> false;
        };
        return text && cell.value().filter(v -> decode(v, StandardCharsets.UTF_8, false).isEmpty()).isPresent();
    }

    /** The value's bytes as a literal without a character set. */
    static void binary(Cell cell, Appendable out) throws IOException {
        hex(cell.value().orElseThrow(), out);
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

    private static void bytes(byte[] value, Optional<String> charset, Appendable out) throws IOException {
        if (charset.isPresent() && UTF8.contains(charset.get())) {
            text(value, out);
        } else {
            hex(value, charset.isEmpty() ? out : out.append("_").append(charset.get()).append(" "));
        }
    }

    private static void hex(byte[] value, Appendable out) throws IOException {
        out.append("X'");
        for (int from = 0; from < value.length; from += CHUNK) {
            out.append(HexFormat.of().withUpperCase().formatHex(value, from, Math.min(value.length, from + CHUNK)));
        }
        out.append("'");
    }

    /** Readable where nothing can go wrong on the way through files and clients: valid UTF-8 of moderate length without control characters and backslashes. */
    private static void text(byte[] value, Appendable out) throws IOException {
        Optional<String> text = value.length > READABLE_BYTES
                ? Optional.empty()
                : decode(value, StandardCharsets.UTF_8, false).filter(t -> t.codePoints().noneMatch(c -> c < 0x20 || c == '\\' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029));
        if (text.isPresent()) {
            out.append("'").append(text.get().replace("'", "''")).append("'");
        } else {
            hex(value, out.append("_utf8mb4 "));
        }
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
