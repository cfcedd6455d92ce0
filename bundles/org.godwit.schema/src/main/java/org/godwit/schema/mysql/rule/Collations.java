package org.godwit.schema.mysql.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.godwit.core.model.DataSourceType;
import org.godwit.schema.mysql.Features;

/**
 * Finds for a collation of the source the one at the target: the same, one that compares the same under another name, the user's choice, or the nearest.
 * Sources: MySQL manual, "Unicode Character Sets"; MariaDB knowledge base, "Supported Character Sets and Collations"; OMS: character set mapping defaults. Immutable.
 */
public final class Collations {
    private static final Pattern UCA_900 = Pattern.compile("utf8mb4(?:_([a-z_]+?))?_0900_(ai_ci|as_ci|as_cs|bin)");
    private static final Pattern UCA_1400 = Pattern.compile("(utf8mb4|utf8mb3)_uca1400(?:_([a-z0-9]+?))?(_nopad)?_(ai_ci|as_ci|ai_cs|as_cs)");
    private static final Pattern NOPAD = Pattern.compile("(.+?)_nopad_(ci|bin)");

    /** Languages that both families have; MySQL's code on the left, MariaDB's name on the right. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(Map.entry("de_pb", "german2"), Map.entry("is", "icelandic"), Map.entry("lv", "latvian"), Map.entry("ro", "romanian"),
            Map.entry("sl", "slovenian"), Map.entry("pl", "polish"), Map.entry("et", "estonian"), Map.entry("es", "spanish"), Map.entry("sv", "swedish"), Map.entry("tr", "turkish"),
            Map.entry("cs", "czech"), Map.entry("da", "danish"), Map.entry("lt", "lithuanian"), Map.entry("sk", "slovak"), Map.entry("es_trad", "spanish2"), Map.entry("la", "roman"),
            Map.entry("eo", "esperanto"), Map.entry("hu", "hungarian"), Map.entry("hr", "croatian"), Map.entry("vi", "vietnamese"));

    /** Character sets that OceanBase has (OceanBase documentation, "Character sets"). */
    private static final Set<String> OCEANBASE_CHARSETS = Set.of("binary", "utf8mb4", "gbk", "utf16", "gb18030", "latin1", "utf16le", "gb2312", "ascii", "tis620", "big5", "hkscs", "sjis", "dec8");

    private static final Map<String, String> DEFAULTS = Map.of("utf8mb3", "utf8mb3_general_ci", "latin1", "latin1_swedish_ci", "ascii", "ascii_general_ci", "gbk", "gbk_chinese_ci", "gb18030",
            "gb18030_chinese_ci", "utf16", "utf16_general_ci", "binary", "binary", "ucs2", "ucs2_general_ci", "utf32", "utf32_general_ci");

    private final Features target;
    private final Map<String, String> charsetMapping;
    private final Map<String, String> collationMapping;

    public Collations(Features target, Map<String, String> charsetMapping, Map<String, String> collationMapping) {
        this.target = target;
        this.charsetMapping = lower(charsetMapping);
        this.collationMapping = lower(collationMapping);
    }

    /** How near the target's collation is. */
    public enum Nearness {
        /** The same, perhaps under another name. */
        SAME,
        /** Made for the same purpose, but some characters compare or sort in another way. */
        SIMILAR,
        /** Another character set. */
        OTHER_CHARSET
    }

    /** What the target gets. */
    public record Choice(String charset, String collation, Nearness nearness) {
    }

    /** @param charset character set at the source; {@code collation} its collation */
    public Choice choose(String charset, String collation) {
        String from = collation.toLowerCase(Locale.ROOT);
        String fromCharset = plain(charset.toLowerCase(Locale.ROOT));
        Optional<String> chosen = chosenByUser(fromCharset, from);
        if (chosen.isPresent()) {
            return new Choice(charsetOf(chosen.get(), fromCharset), chosen.get(), chosen.get().equals(from) ? Nearness.SAME : Nearness.SIMILAR);
        }
        if (hasCharset(fromCharset)) {
            for (String same : sameMeaning(from)) {
                if (target.hasCollation(same)) {
                    return new Choice(named(fromCharset), same, Nearness.SAME);
                }
            }
            for (String near : near(from, fromCharset)) {
                if (target.hasCollation(near)) {
                    return new Choice(named(fromCharset), near, Nearness.SIMILAR);
                }
            }
        }
        String toCharset = fallbackCharset(fromCharset);
        String suffix = from.endsWith("_bin") || from.endsWith("_nopad_bin") ? "_bin" : "_general_ci";
        String to = toCharset + suffix;
        return new Choice(toCharset, target.hasCollation(to) ? to : DEFAULTS.getOrDefault(toCharset, "utf8mb4_general_ci"), Nearness.OTHER_CHARSET);
    }

    /** The user's own mapping; an entry for the character set alone takes that set's general collation. A {@code *} stands for what the target does not have. */
    private Optional<String> chosenByUser(String charset, String collation) {
        if (collationMapping.containsKey(collation)) {
            return Optional.of(collationMapping.get(collation));
        }
        String mapped = charsetMapping.get(charset);
        if (mapped != null && !mapped.equals(charset)) {
            String near = mapped + collation.substring(Math.min(collation.length(), charset.length()));
            return Optional.of(target.hasCollation(near) ? near : mapped + (collation.endsWith("_bin") ? "_bin" : "_general_ci"));
        }
        boolean missing = sameMeaning(collation).stream().noneMatch(target::hasCollation);
        return missing && collationMapping.containsKey("*") ? Optional.of(collationMapping.get("*")) : Optional.empty();
    }

    /** Names under which the very same comparison is known. */
    private List<String> sameMeaning(String collation) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        names.put(collation, true);
        if (collation.startsWith("utf8_")) {
            names.put("utf8mb3_" + collation.substring(5), true);
        } else if (collation.startsWith("utf8mb3_")) {
            names.put("utf8_" + collation.substring(8), true);
        }
        return List.copyOf(names.keySet());
    }

    /** What comes next, the nearest first. The two families' modern collations follow different versions of the Unicode algorithm (9.0 and 14.0). */
    private List<String> near(String collation, String charset) {
        Matcher uca900 = UCA_900.matcher(collation);
        if (uca900.matches()) {
            String language = Optional.ofNullable(uca900.group(1)).map(l -> "_" + LANGUAGES.getOrDefault(l, l)).orElse("");
            String kind = uca900.group(2);
            return kind.equals("bin")
                    ? List.of("utf8mb4_nopad_bin", "utf8mb4_bin")
                    : List.of("utf8mb4_uca1400" + language + "_nopad_" + kind, "utf8mb4_uca1400_nopad_" + kind, kind.equals("as_cs") ? "utf8mb4_bin" : "utf8mb4_unicode_520_ci",
                            kind.equals("as_cs") ? "utf8mb4_bin" : "utf8mb4_unicode_ci", "utf8mb4_general_ci");
        }
        Matcher uca1400 = UCA_1400.matcher(collation);
        if (uca1400.matches()) {
            String kind = uca1400.group(4).equals("ai_cs") ? "as_cs" : uca1400.group(4);
            String language = Optional.ofNullable(uca1400.group(2)).flatMap(Collations::languageCode).map(l -> "_" + l).orElse("");
            List<String> padded = Stream.of("utf8mb4_0900_" + kind, "utf8mb4_unicode_520_ci", "utf8mb4_unicode_ci").toList();
            return Stream.concat(Stream.of("utf8mb4" + language + "_0900_" + kind, charset + "_unicode_520_ci", charset + "_unicode_ci"), padded.stream()).filter(c -> c.startsWith(charset)).toList();
        }
        if (collation.equals("utf8mb4_nopad_bin")) {
            return List.of("utf8mb4_0900_bin", "utf8mb4_bin");
        }
        Matcher nopad = NOPAD.matcher(collation);
        String base = nopad.matches() ? nopad.group(1) + "_" + nopad.group(2) : collation;
        return List.of(base, charset + (collation.endsWith("_bin") ? "_bin" : collation.contains("unicode") ? "_unicode_ci" : "_general_ci"), DEFAULTS.getOrDefault(charset, charset + "_general_ci"));
    }

    private static Optional<String> languageCode(String name) {
        return LANGUAGES.entrySet().stream().filter(e -> e.getValue().equals(name)).map(Map.Entry::getKey).findFirst();
    }

    private boolean hasCharset(String charset) {
        if (target.type() == DataSourceType.OB_MYSQL && target.collations().isEmpty()) {
            return OCEANBASE_CHARSETS.contains(charset);
        }
        String prefix = charset.equals("utf8mb3") ? "utf8" : charset;
        return target.collations().isEmpty()
                ? target.hasCollation(DEFAULTS.getOrDefault(charset, charset + "_general_ci"))
                : target.collations().stream().anyMatch(c -> c.equals(charset) || c.startsWith(prefix + "_") || c.startsWith(charset + "_"));
    }

    private String fallbackCharset(String charset) {
        String any = charsetMapping.getOrDefault("*", "utf8mb4");
        return charset.equals("utf16le") && target.type() == DataSourceType.OB_MYSQL ? "utf16" : charset.equals("utf8mb3") ? "utf8mb4" : any;
    }

    /** OceanBase and old servers know the three-byte set only as utf8. */
    private String named(String charset) {
        boolean old = target.type() == DataSourceType.OB_MYSQL || target.type() == DataSourceType.TIDB || target.type() == DataSourceType.MYSQL && !target.version().atLeast(8, 0, 28)
                || target.isMariaDb() && !target.version().atLeast(10, 6);
        return charset.equals("utf8mb3") && old ? "utf8" : charset;
    }

    private static String plain(String charset) {
        return charset.equals("utf8") ? "utf8mb3" : charset;
    }

    private static String charsetOf(String collation, String fallback) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : end == 0 ? fallback : collation.substring(0, end);
    }

    private static Map<String, String> lower(Map<String, String> mapping) {
        Map<String, String> lower = new LinkedHashMap<>();
        mapping.forEach((k, v) -> lower.put(k.toLowerCase(Locale.ROOT), v.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
