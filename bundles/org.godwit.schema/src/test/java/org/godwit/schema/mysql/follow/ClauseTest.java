package org.godwit.schema.mysql.follow;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.schema.DdlDecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single clauses make of the source's table and send to the target. */
class ClauseTest {
    private static final String TABLE = "CREATE TABLE t (id INT NOT NULL, a VARCHAR(10), b INT, PRIMARY KEY (id), KEY ab (a(4), b))";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ADD c INT FIRST | ADD COLUMN `c` int FIRST", "ADD c BOOL NOT NULL DEFAULT FALSE | ADD COLUMN `c` tinyint(1) NOT NULL DEFAULT 0",
            "ADD c INT, ADD d INT AFTER id | ADD COLUMN `d` int AFTER `id`, ADD COLUMN `c` int", "DROP b | DROP COLUMN `b`", "MODIFY b BIGINT UNSIGNED | MODIFY COLUMN `b` bigint unsigned",
            "CHANGE b bb INT | CHANGE COLUMN `b` `bb` int", "RENAME COLUMN b TO bb | CHANGE COLUMN `b` `bb` int", "MODIFY id INT NOT NULL AFTER b | MODIFY COLUMN `id` int NOT NULL AFTER `b`",
            "ALTER b SET DEFAULT '7' | ALTER COLUMN `b` SET DEFAULT 7", "ADD UNIQUE (b) | ADD UNIQUE KEY `b` (`b`)", "ADD INDEX (a, b DESC) | ADD KEY `a` (`a`, `b` DESC)", "DROP INDEX ab | DROP INDEX `ab`",
            "RENAME INDEX ab TO ba | RENAME INDEX `ab` TO `ba`", "ALTER INDEX ab INVISIBLE | ALTER INDEX `ab` INVISIBLE", "DROP PRIMARY KEY | DROP PRIMARY KEY",
            "DROP PRIMARY KEY, ADD PRIMARY KEY (id, b) | DROP PRIMARY KEY, MODIFY COLUMN `b` int NOT NULL, ADD PRIMARY KEY (`id`, `b`)",
            "ADD CHECK (b > 1) | ADD CONSTRAINT `t_chk_1` CHECK (`b` > 1)",
            "ADD FOREIGN KEY (b) REFERENCES u (x) ON DELETE CASCADE | ADD KEY `b` (`b`), ADD CONSTRAINT `t_ibfk_1` FOREIGN KEY (`b`) REFERENCES `shop_new`.`u` (`x`) ON DELETE CASCADE",
            "COMMENT 'it' | COMMENT='it'", "DEFAULT CHARSET latin1 | DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci",
            "CONVERT TO CHARACTER SET latin1 | MODIFY COLUMN `a` varchar(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci, DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci",
            "AUTO_INCREMENT=5, MODIFY id INT AUTO_INCREMENT | MODIFY COLUMN `id` int NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=5",
            "ADD g INT AS (b+1) | ADD COLUMN `g` int GENERATED ALWAYS AS (`b`+1) VIRTUAL", "ADD c INT, ALGORITHM=INSTANT, LOCK=NONE | ADD COLUMN `c` int"})
    void becomes(String clauses, String expected) throws Exception {
        Following following = Following.between("mysql 8.4.3", "mysql 8.4.3");
        following.then(TABLE);
        assertThat(following.run("ALTER TABLE t " + clauses)).containsExactly("ALTER TABLE `shop_new`.`t` " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ADD INDEX (b), ALGORITHM=INPLACE | does not support ALGORITHM", "RENAME COLUMN b TO c | RENAME COLUMN", "CONVERT TO CHARACTER SET gbk | CONVERT TO",
            "ADD SPATIAL INDEX (b) | Spatial", "ENGINE=InnoDB | table option", "ORDER BY b | ORDER BY", "MODIFY b VARCHAR(5) | is not changed to", "MODIFY a VARCHAR(5) | length", "DROP b | of an index",
            "ADD KEY ((b + 1)) | expression", "ADD c TEXT, ADD KEY (c(5)) | TEXT"})
    void stopsForOceanBase(String clauses, String reason) throws Exception {
        Following following = Following.between("mysql 8.0.36", "oceanbase 3.2.3");
        following.then(TABLE);
        assertThat(following.then("ALTER TABLE t " + clauses)).isInstanceOfSatisfying(DdlDecision.Stop.class, s -> assertThat(s.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ADD c INT AFTER id | ADD COLUMN `c` int(11) AFTER `id`", "MODIFY a VARCHAR(20) FIRST | MODIFY COLUMN `a` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
            "COMMENT 'x' | COMMENT='x'"})
    void convertsForOceanBase(String clauses, String expected) throws Exception {
        Following following = Following.between("mysql 5.7.44", "oceanbase 3.2.3");
        following.then(TABLE);
        assertThat(following.run("ALTER TABLE t " + clauses)).containsExactly("ALTER TABLE `shop_new`.`t` " + expected);
    }
}
