package org.godwit.core.text;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Java's character sets for those of MySQL-family servers. Stateless. */
public final class ServerCharsets {
    private ServerCharsets() {
    }

    /**
     * The character set in which a column's bytes are read. MySQL's latin1 is cp1252 (MySQL manual: West European character sets).
     *
     * @param name as the server calls it, any case
     * @return empty for one that this Java does not know
     */
    public static Optional<Charset> of(String name) {
        String java = javaName(name.toLowerCase(Locale.ROOT));
        return java.isEmpty() || !Charset.isSupported(java) ? Optional.empty() : Optional.of(Charset.forName(java));
    }

    private static String javaName(String name) {
        return switch (name) {
            case "utf8mb4", "utf8mb3", "utf8" -> "UTF-8";
            case "ascii" -> "US-ASCII";
            case "ucs2", "utf16" -> "UTF-16BE";
            case "utf16le" -> "UTF-16LE";
            case "utf32" -> "UTF-32BE";
            case "latin1" -> "windows-1252";
            case "latin2" -> "ISO-8859-2";
            case "latin5" -> "ISO-8859-9";
            case "latin7" -> "ISO-8859-13";
            case "greek" -> "ISO-8859-7";
            case "hebrew" -> "ISO-8859-8";
            case "cp1250", "cp1251", "cp1256", "cp1257" -> "windows-" + name.substring(2);
            case "cp850", "cp852", "cp866" -> "IBM" + name.substring(2);
            case "koi8r" -> "KOI8-R";
            case "koi8u" -> "KOI8-U";
            case "gbk", "gb2312", "gb18030", "big5" -> name;
            case "sjis" -> "Shift_JIS";
            case "cp932" -> "windows-31j";
            case "ujis", "eucjpms" -> "EUC-JP";
            case "euckr" -> "EUC-KR";
            case "tis620" -> "TIS-620";
            case "macroman" -> "x-MacRoman";
            case "macce" -> "x-MacCentralEurope";
            default -> "";
        };
    }

    /** Whether bytes below 128 are ASCII characters wherever they stand alone, so that pure ASCII needs no decoding. */
    public static boolean keepsAscii(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }
}
