package org.godwit.connector.mysql.log.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Text in the servers' character sets, needed for the members of ENUM and SET, which the log names by number. Without state. */
final class Charsets {
    private Charsets() {
    }

    /** Empty when the text cannot be written so here. */
    static Optional<byte[]> encode(String text, String charset) {
        Optional<Charset> java = java(charset.toLowerCase(Locale.ROOT));
        if (java.isEmpty()) {
            boolean ascii = text.chars().allMatch(c -> c < 0x80);
            return ascii ? Optional.of(text.getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
        }
        try {
            ByteBuffer bytes = java.get().newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return Optional.of(copy);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> java(String charset) {
        String name = switch (charset) {
            case "utf8", "utf8mb3", "utf8mb4", "binary" -> "UTF-8";
            case "ucs2", "utf16" -> "UTF-16BE";
            case "utf16le" -> "UTF-16LE";
            case "utf32" -> "UTF-32BE";
            case "ascii" -> "US-ASCII";
            case "latin1" -> "windows-1252";
            case "latin2" -> "ISO-8859-2";
            case "latin5" -> "ISO-8859-9";
            case "latin7" -> "ISO-8859-13";
            case "greek" -> "ISO-8859-7";
            case "hebrew" -> "ISO-8859-8";
            case "cp1250" -> "windows-1250";
            case "cp1251" -> "windows-1251";
            case "cp1256" -> "windows-1256";
            case "cp1257" -> "windows-1257";
            case "cp850" -> "IBM850";
            case "cp852" -> "IBM852";
            case "cp866" -> "IBM866";
            case "koi8r" -> "KOI8-R";
            case "koi8u" -> "KOI8-U";
            case "gbk" -> "GBK";
            case "gb2312" -> "GB2312";
            case "gb18030" -> "GB18030";
            case "big5" -> "Big5";
            case "sjis" -> "Shift_JIS";
            case "cp932" -> "windows-31j";
            case "ujis", "eucjpms" -> "EUC-JP";
            case "euckr" -> "EUC-KR";
            case "tis620" -> "TIS-620";
            case "macroman" -> "x-MacRoman";
            case "macce" -> "x-MacCentralEurope";
            default -> "";
        };
        return name.isEmpty() || !Charset.isSupported(name) ? Optional.empty() : Optional.of(Charset.forName(name));
    }
}
