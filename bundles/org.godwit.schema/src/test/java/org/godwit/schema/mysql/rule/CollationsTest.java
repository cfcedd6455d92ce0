package org.godwit.schema.mysql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSourceType;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.ServerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationsTest {
    @ParameterizedTest
    @CsvSource({"MARIADB,11.4.3,utf8mb4_0900_ai_ci,utf8mb4_uca1400_nopad_ai_ci,SIMILAR", "MARIADB,11.4.3,utf8mb4_de_pb_0900_as_cs,utf8mb4_uca1400_german2_nopad_as_cs,SIMILAR",
            "MARIADB,10.6.0,utf8mb4_0900_ai_ci,utf8mb4_unicode_520_ci,SIMILAR", "MARIADB,10.6.0,utf8mb4_0900_as_cs,utf8mb4_bin,SIMILAR", "MARIADB,10.6.0,utf8mb4_0900_bin,utf8mb4_nopad_bin,SIMILAR",
            "MARIADB,10.6.0,utf8mb3_general_ci,utf8mb3_general_ci,SAME", "MYSQL,8.4.0,utf8mb4_uca1400_ai_ci,utf8mb4_0900_ai_ci,SIMILAR", "MYSQL,8.4.0,utf8mb3_uca1400_ai_ci,utf8mb3_unicode_520_ci,SIMILAR",
            "MYSQL,8.4.0,utf8mb4_nopad_bin,utf8mb4_0900_bin,SIMILAR", "MYSQL,5.7.4,utf8mb4_0900_ai_ci,utf8mb4_unicode_520_ci,SIMILAR", "OB_MYSQL,4.2.1,utf8mb4_0900_ai_ci,utf8mb4_unicode_ci,SIMILAR",
            "OB_MYSQL,4.2.1,utf8mb4_general_ci,utf8mb4_general_ci,SAME", "OB_MYSQL,4.2.1,koi8r_general_ci,utf8mb4_general_ci,OTHER_CHARSET", "OB_MYSQL,4.2.1,koi8r_bin,utf8mb4_bin,OTHER_CHARSET"})
    void choosesTheNearest(DataSourceType type, String version, String collation, String expected, Collations.Nearness nearness) {
        Collations.Choice choice = new Collations(features(type, version, Set.of()), Map.of(), Map.of()).choose(collation.substring(0, collation.indexOf('_')), collation);
        assertThat(choice.collation()).isEqualTo(expected);
        assertThat(choice.nearness()).isEqualTo(nearness);
        assertThat(choice.collation()).startsWith(choice.charset());
    }

    @Test
    void believesWhatProbingFound() {
        Features aliases = features(DataSourceType.MARIADB, "11.4.5", Set.of("utf8mb4_0900_ai_ci", "utf8mb4_general_ci"));
        assertThat(new Collations(aliases, Map.of(), Map.of()).choose("utf8mb4", "utf8mb4_0900_ai_ci")).isEqualTo(new Collations.Choice("utf8mb4", "utf8mb4_0900_ai_ci", Collations.Nearness.SAME));
    }

    @Test
    void followsTheUsersMapping() {
        Collations collations = new Collations(features(DataSourceType.MYSQL, "8.4.0", Set.of()), Map.of("latin1", "utf8mb4"), Map.of("utf8mb4_general_ci", "utf8mb4_bin", "*", "utf8mb4_unicode_ci"));
        assertThat(collations.choose("latin1", "latin1_german1_ci").charset()).isEqualTo("utf8mb4");
        assertThat(collations.choose("utf8mb4", "utf8mb4_general_ci").collation()).isEqualTo("utf8mb4_bin");
        assertThat(collations.choose("utf8mb4", "utf8mb4_uca1400_ai_ci").collation()).isEqualTo("utf8mb4_unicode_ci");
    }

    private static Features features(DataSourceType type, String version, Set<String> collations) {
        String[] numbers = version.split("\\.");
        return Features.of(type, new ServerVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2])), collations);
    }
}
