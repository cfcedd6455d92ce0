package org.godwit.schema.mysql;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.spi.ServerInfo;

/**
 * What a server of the MySQL family can do, told from its kind and version, and where a version does not tell, from what probing found
 * (sources: release notes of MySQL, MariaDB and TiDB; OMS documentation for OceanBase). Immutable.
 *
 * @param collations names the server knows, lower case; empty when the server was not asked
 */
public record Features(DataSourceType type, ServerVersion version, boolean functionalIndexes, boolean descendingIndexes, boolean invisibleColumns, boolean invisibleIndexes, boolean checks,
        boolean expressionDefaults, boolean nativeJson, boolean generatedColumns, boolean foreignKeys, boolean spatialReference, boolean windowFunctions, Set<String> collations) {
    /** Key in {@link ServerInfo#variables()} under which probing leaves the names of all collations, separated by commas. */
    public static final String COLLATIONS = "@collations";

    /** Key in {@link ServerInfo#variables()} under which probing leaves the names of the usable storage engines, separated by commas. */
    public static final String ENGINES = "@engines";

    public Features {
        collations = Set.copyOf(collations);
    }

    public static Features of(ServerInfo server) {
        ServerVersion version = ServerVersion.of(server.type(), server.version(), server.variable("version_comment"));
        return of(server.type(), version, list(server.variable(COLLATIONS)));
    }

    /** The features of a version, with the collations that were found. */
    public static Features of(DataSourceType type, ServerVersion v, Set<String> collations) {
        return switch (type) {
            case MYSQL -> new Features(type, v, v.atLeast(8, 0, 13), v.atLeast(8, 0), v.atLeast(8, 0, 23), v.atLeast(8, 0), v.atLeast(8, 0, 16), v.atLeast(8, 0, 13), true, true, true, v.atLeast(8, 0, 3),
                    v.atLeast(8, 0), collations);
            case MARIADB -> new Features(type, v, false, v.atLeast(10, 8), v.atLeast(10, 3), v.atLeast(10, 6), v.atLeast(10, 2), v.atLeast(10, 2), false, true, true, false, v.atLeast(10, 2), collations);
            // the grammar of OceanBase's tools has INVISIBLE for indexes only
            case OB_MYSQL -> new Features(type, v, false, true, false, v.atLeast(4, 0), v.atLeast(3, 2, 3), v.atLeast(4, 2), v.atLeast(3, 2, 3), true, true, v.atLeast(3, 2, 4), v.atLeast(3, 2),
                    collations);
            case TIDB -> new Features(type, v, v.atLeast(5, 0), false, false, v.atLeast(5, 0), v.atLeast(7, 2), v.atLeast(7, 4), true, true, v.atLeast(6, 6), false, v.atLeast(3, 0), collations);
            case KAFKA, ROCKETMQ -> throw type.noDatabase();
        };
    }

    public boolean isMariaDb() {
        return type == DataSourceType.MARIADB;
    }

    /** Whether the server has the collation; unknown when it was never asked, then true for what every server of its kind has. */
    public boolean hasCollation(String collation) {
        String name = collation.toLowerCase(Locale.ROOT);
        if (!collations.isEmpty()) {
            return collations.contains(name);
        }
        return switch (type) {
            case MYSQL -> !name.contains("uca1400") && !name.contains("nopad") && (version.atLeast(8, 0) || !name.contains("_0900_")) && isNamedFor(name, version.atLeast(8, 0, 30));
            case MARIADB -> !name.contains("_0900_") && (version.atLeast(10, 10) || !name.contains("uca1400")) && isNamedFor(name, version.atLeast(10, 6));
            case OB_MYSQL -> COMMON.contains(name);
            case TIDB -> COMMON.contains(name) || name.equals("utf8mb4_0900_ai_ci") || name.equals("utf8mb4_0900_bin");
            case KAFKA, ROCKETMQ -> throw type.noDatabase();
        };
    }

    /** Newer versions call the three-byte character set utf8mb3, older ones utf8. */
    private static boolean isNamedFor(String collation, boolean newer) {
        return !collation.startsWith(newer ? "utf8_" : "utf8mb3_");
    }

    private static final Set<String> COMMON = Set.of("binary", "utf8mb4_general_ci", "utf8mb4_bin", "utf8mb4_unicode_ci", "utf8_general_ci", "utf8_bin", "gbk_chinese_ci", "gbk_bin", "utf16_general_ci",
            "utf16_bin", "utf16_unicode_ci", "gb18030_chinese_ci", "gb18030_bin", "latin1_swedish_ci", "latin1_bin", "latin1_german1_ci", "ascii_bin");

    /** The names in a comma-separated list, lower case. */
    public static Set<String> list(String commaSeparated) {
        return Stream.of(commaSeparated.split(",")).map(String::strip).filter(s -> !s.isEmpty()).map(s -> s.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
