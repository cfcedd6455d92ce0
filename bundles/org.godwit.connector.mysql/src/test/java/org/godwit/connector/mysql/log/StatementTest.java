package org.godwit.connector.mysql.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.core.model.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"BEGIN | BEGIN", "start transaction | BEGIN", "COMMIT | COMMIT", "ROLLBACK | ROLLBACK", "ROLLBACK TO `s` | ROLLBACK_TO", "SAVEPOINT `s` | NOTHING",
            "# Dummy event | NOTHING", "/* c */ insert into t values (1) | DML", "/*!40000 ALTER TABLE `t` DISABLE KEYS */ | DDL", "/*M!100400 ALTER TABLE t ADD x INT */ | DDL",
            "DROP TEMPORARY TABLE IF EXISTS `t` | NOTHING", "CREATE OR REPLACE TEMPORARY TABLE t (a INT) | NOTHING", "CREATE TABLE t (temporary INT) | DDL",
            "CREATE TABLE `t` (`a` int) START TRANSACTION | DDL_WITH_ROWS", "XA START X'31',X'',1 | XA_START", "XA COMMIT X'31',X'',1 | XA_COMMIT", "TRUNCATE t | DDL", "WITH x AS (SELECT 1) UPDATE t SET a=1 | DML"})
    void kinds(String sql, Statement.Kind kind) {
        assertThat(Statement.kind(sql)).isEqualTo(kind);
    }

    @Test
    void namedTablesAreFound() {
        assertThat(names("UPDATE a, other.`b``c` AS z SET a.x = 'o.t' WHERE \"q\".y IN (SELECT v FROM \"d\")")).containsExactly(new ObjectName("shop", "a"), new ObjectName("other", "b`c"), new ObjectName("shop", "d"));
        assertThat(names("INSERT IGNORE INTO t (a, b) VALUES (1, 2)")).containsExactly(new ObjectName("shop", "t"));
        assertThat(names("DELETE x FROM x JOIN y USING (id)")).containsExactly(new ObjectName("shop", "x"), new ObjectName("shop", "x"), new ObjectName("shop", "y"));
        assertThat(names("LOAD DATA INFILE 'f' INTO TABLE t (a)")).containsExactly(new ObjectName("shop", "t"));
    }

    private static java.util.List<ObjectName> names(String sql) {
        return Statement.names(new QueryEvent("shop", sql, "ANSI_QUOTES"));
    }
}
