package org.godwit.schema.mysql.follow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Features;

/**
 * Character sets of one server: default collations and the names it prints (MySQL manual, "Supported Character Sets and Collations"; MariaDB knowledge base, likewise). Immutable.
 */
final class Charsets {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("latin1", "latin1_swedish_ci"), Map.entry("gbk", "gbk_chinese_ci"), Map.entry("gb2312", "gb2312_chinese_ci"),
            Map.entry("gb18030", "gb18030_chinese_ci"), Map.entry("big5", "big5_chinese_ci"), Map.entry("sjis", "sjis_japanese_ci"), Map.entry("cp932", "cp932_japanese_ci"),
            Map.entry("ujis", "ujis_japanese_ci"), Map.entry("eucjpms", "eucjpms_japanese_ci"), Map.entry("euckr", "euckr_korean_ci"), Map.entry("dec8", "dec8_swedish_ci"),
            Map.entry("swe7", "swe7_swedish_ci"), Map.entry("hp8", "hp8_english_ci"), Map.entry("tis620", "tis620_thai_ci"), Map.entry("latin5", "latin5_turkish_ci"), Map.entry("binary", "binary"));
    private static final Map<String, Integer> BYTES = Map.ofEntries(Map.entry("utf8mb4", 4), Map.entry("utf8mb3", 3), Map.entry("utf8", 3), Map.entry("utf16", 4), Map.entry("utf16le", 4),
            Map.entry("utf32", 4), Map.entry("ucs2", 2), Map.entry("gbk", 2), Map.entry("gb2312", 2), Map.entry("big5", 2), Map.entry("sjis", 2), Map.entry("cp932", 2), Map.entry("euckr", 2),
            Map.entry("gb18030", 4), Map.entry("ujis", 3), Map.entry("eucjpms", 3));

    private final boolean newNames;
    private final Map<String, String> own = new HashMap<>();

    /** A character set with a collation of it. */
    record Pair(String charset, String collation) {
    }

    Charsets(ServerInfo server) {
        Features features = Features.of(server);
        newNames = features.isMariaDb() ? features.version().atLeast(10, 6) : features.version().atLeast(8, 0, 30);
        boolean modern = features.type() == org.godwit.core.model.DataSourceType.MYSQL && features.version().atLeast(8, 0);
        own.put("utf8mb4", modern ? "utf8mb4_0900_ai_ci" : features.type() == org.godwit.core.model.DataSourceType.TIDB ? "utf8mb4_bin" : "utf8mb4_general_ci");
        for (String entry : server.variable("character_set_collations").toLowerCase(Locale.ROOT).split(",")) {
            int sign = entry.indexOf('=');
            if (sign > 0) {
                String charset = charset(entry.substring(0, sign).strip());
                own.put(charset, collation(entry.substring(sign + 1).strip(), charset));
            }
        }
    }

    /** The name that the server prints. */
    String charset(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (newNames && name.equals("utf8")) {
            return "utf8mb3";
        }
        return !newNames && name.equals("utf8mb3") ? "utf8" : name;
    }

    /** The name that the server prints; MariaDB has collations that are named without their character set. */
    String collation(String written, String charset) {
        String name = written.toLowerCase(Locale.ROOT);
        if (name.startsWith("uca1400")) {
            return charset + "_" + name;
        }
        if (newNames && name.startsWith("utf8_")) {
            return "utf8mb3_" + name.substring(5);
        }
        return !newNames && name.startsWith("utf8mb3_") ? "utf8_" + name.substring(8) : name;
    }

    /** Character set of a collation by its name. */
    String ofCollation(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    String defaultCollation(String charset) {
        return own.getOrDefault(charset, DEFAULTS.getOrDefault(charset, charset + "_general_ci"));
    }

    static String binaryCollation(String charset) {
        return charset.equals("binary") ? "binary" : charset + "_bin";
    }

    /** Most bytes of one character. */
    static int bytes(String charset) {
        return BYTES.getOrDefault(charset, 1);
    }

    /**
     * What CHARACTER SET and COLLATE mean together.
     *
     * @param fallback what holds when nothing is said, and what the word DEFAULT means
     */
    Pair resolve(Optional<String> charset, Optional<String> collation, Pair fallback) {
        Optional<String> named = charset.filter(c -> !c.equals("default")).map(this::charset);
        if (collation.isPresent() && !collation.get().equals("default")) {
            String full = collation(collation.get(), named.orElse(fallback.charset()));
            return new Pair(named.orElseGet(() -> ofCollation(full)), full);
        }
        return named.map(c -> new Pair(c, defaultCollation(c))).orElse(fallback);
    }
}
