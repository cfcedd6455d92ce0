package org.godwit.core.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
     * @return empty for one that Java does not know
     */
    public static Optional<Charset> of(String name) {
        return Optional.ofNullable(switch (name.toLowerCase(Locale.ROOT)) {
            case "utf8mb4", "utf8mb3", "utf8" -> StandardCharsets.UTF_8;
            case "latin1" -> Charset.forName("windows-1252");
            case "ascii" -> StandardCharsets.US_ASCII;
            case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf32" -> Charset.forName("UTF-32BE");
            case "gbk", "gb18030", "gb2312", "big5" -> Charset.forName(name);
            case "sjis", "cp932" -> Charset.forName("windows-31j");
            case "ujis", "eucjpms" -> Charset.forName("EUC-JP");
            case "euckr" -> Charset.forName("EUC-KR");
            case "koi8r" -> Charset.forName("KOI8-R");
            case "koi8u" -> Charset.forName("KOI8-U");
            case "latin2" -> Charset.forName("ISO-8859-2");
            case "greek" -> Charset.forName("ISO-8859-7");
            case "hebrew" -> Charset.forName("ISO-8859-8");
            case "latin5" -> Charset.forName("ISO-8859-9");
            case "latin7" -> Charset.forName("ISO-8859-13");
            case "cp1250", "cp1251", "cp1256", "cp1257" -> Charset.forName("windows-" + name.substring(2));
            default -> null;
        });
    }

    /** Whether bytes below 128 are ASCII characters wherever they stand alone, so that pure ASCII needs no decoding. */
    public static boolean keepsAscii(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }
}
