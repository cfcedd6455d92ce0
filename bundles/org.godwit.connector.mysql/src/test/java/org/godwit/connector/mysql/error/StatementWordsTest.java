package org.godwit.connector.mysql.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementWordsTest {
    @Test
    void valuesOfRowsAndSecretsAreLeftOut() {
        assertThat(StatementWords.of("INSERT INTO `a`.`t1` (id, v) VALUES (17, 'it''s \\' secret'), (-3.5e2, x'ff')")).isEqualTo("INSERT INTO `a`.`t1` (id, v) VALUES (?, ?), (-?, x?)");
        assertThat(StatementWords.of("ALTER USER u IDENTIFIED BY 'pass'")).doesNotContain("pass'");
        assertThat(StatementWords.of("UPDATE t SET v = \"open")).isEqualTo("UPDATE t SET v = ?");
    }

    @Test
    void definitionsStayAsTheyAre() {
        String ddl = "CREATE TABLE t (a ENUM('x', 'y') DEFAULT 'x', b VARCHAR(20))";
        assertThat(StatementWords.of(ddl)).isEqualTo(ddl);
    }

    @Test
    void longStatementsAreCut() {
        assertThat(StatementWords.of("INSERT INTO t VALUES " + "(1),".repeat(5000))).hasSizeLessThan(4100).endsWith("characters)");
    }
}
