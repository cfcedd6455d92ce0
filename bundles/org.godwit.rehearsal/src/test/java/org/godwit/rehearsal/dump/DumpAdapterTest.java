package org.godwit.rehearsal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpAdapterTest {
    private final DumpAdapter adapter = new DumpAdapter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ 'a-b:1-5'|DUMP-GTID", "CREATE USER 'x'@'%'|DUMP-ACCOUNT", "GRANT ALL ON *.* TO x|DUMP-ACCOUNT",
            "CREATE TABLESPACE ts ADD DATAFILE 'x.ibd'|DUMP-TABLESPACE", "USE `mysql`|DUMP-SYSTEM"})
    void leavesWhatATwinHasOfItsOwn(String sql, String rule) {
        Adaptation adapted = adapter.adapt(sql);
        assertThat(adapted.sql()).isEmpty();
        assertThat(adapted.notes()).extracting(Adaptation.Note::ruleId).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE DATABASE /*!32312 IF NOT EXISTS*/ `mysql` /*!40100 DEFAULT CHARACTER SET utf8mb4 */", "/*!40000 DROP DATABASE IF EXISTS `sys`*/"})
    void neitherMakesNorDropsASystemDatabase(String sql) {
        assertThat(adapter.adapt(sql).sql()).isEmpty();
        assertThat(adapter.adapt(sql.replace("mysql", "shop").replace("sys", "shop")).sql()).isPresent();
    }

    @Test
    void leavesEverythingInASystemDatabaseUntilTheNextOne() {
        adapter.adapt("USE `mysql`");
        assertThat(adapter.adapt("INSERT INTO `user` VALUES (1)").sql()).isEmpty();
        assertThat(adapter.adapt("CREATE TABLE `user` (a int)").sql()).isEmpty();
        adapter.adapt("USE `shop`");
        assertThat(adapter.adapt("INSERT INTO `user` VALUES (1)").sql()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES ('DEFINER=`a`@`b` VIRTUAL NOT NULL')", "SET NAMES utf8mb4", "CREATE TABLE `t` (\n  `a` int COMMENT 'x VIRTUAL NOT NULL, KEY k ((lower(a)))'\n)",
            "/*!40000 ALTER TABLE `t` DISABLE KEYS */", "CREATE TABLE t2 LIKE t", "CREATE TABLE t (a int CHECK (a > 0), KEY k (a, b))"})
    void keepsEverythingElse(String sql) {
        Adaptation adapted = adapter.adapt(sql);
        assertThat(adapted.sql()).contains(sql);
        assertThat(adapted.notes()).isEmpty();
    }

    @Test
    void takesTheDefinerAway() {
        Adaptation view = adapter.adapt("/*!50001 CREATE ALGORITHM=UNDEFINED */ /*!50013 DEFINER=`app`@`10.%` SQL SECURITY DEFINER */ /*!50001 VIEW `v` AS select 'DEFINER=`x`@`y`' AS `a` */");
        assertThat(view.sql()).contains("/*!50001 CREATE ALGORITHM=UNDEFINED */ /*!50013 SQL SECURITY DEFINER */ /*!50001 VIEW `v` AS select 'DEFINER=`x`@`y`' AS `a` */");
        assertThat(view.notes()).singleElement().satisfies(n -> {
            assertThat(n.ruleId()).isEqualTo("DUMP-DEFINER");
            assertThat(n.subject()).isEqualTo("view `v`");
            assertThat(n.reason()).contains("`app`@`10.%`");
        });
        assertThat(adapter.adapt("CREATE DEFINER='a'@'%' PROCEDURE `p`() SELECT 1").sql()).contains("CREATE PROCEDURE `p`() SELECT 1");
    }

    @Test
    void mendsTablesOfMysql8() {
        Adaptation table = adapter.adapt("""
                CREATE TABLE `t, (x` (
                  `a` varchar(10) DEFAULT 'x,(',
                  `g` int GENERATED ALWAYS AS ((`a` + 1)) VIRTUAL NOT NULL,
                  `i` int /*!80023 INVISIBLE */,
                  `p` point NOT NULL /*!80003 SRID 4326 */,
                  KEY `f` ((lower(`a`))),
                  KEY `m` (`a`,(`g` + 1)),
                  KEY `v` (`a`) /*!80000 INVISIBLE */,
                  CONSTRAINT `c` CHECK ((`a` > 'x')) /*!80016 NOT ENFORCED */,
                  CONSTRAINT `d` CHECK ((`a` > 'y'))
                ) ENGINE=InnoDB""");
        assertThat(table.notes()).extracting(Adaptation.Note::ruleId).containsExactly("DUMP-GENERATED", "DUMP-INVISIBLE-COLUMN", "DUMP-SRID", "DUMP-FUNCTIONAL-INDEX", "DUMP-FUNCTIONAL-INDEX",
                "DUMP-INVISIBLE-INDEX", "DUMP-CHECK");
        assertThat(table.sql()).contains("""
                CREATE TABLE `t, (x` (
                  `a` varchar(10) DEFAULT 'x,(',
                  `g` int GENERATED ALWAYS AS ((`a` + 1)) VIRTUAL,
                  `i` int INVISIBLE,
                  `p` point NOT NULL /*!80003 SRID 4326 */,
                  KEY `v` (`a`) IGNORED,
                  CONSTRAINT `d` CHECK ((`a` > 'y'))

                ) ENGINE=InnoDB""");
    }

    @Test
    void masksQuotesAndComments() {
        assertThat(SqlMask.of("a 'b''c' /* d */ `e``f` -- g\n/*!50001 h */")).isEqualTo("a '     '         `    `     \n/*!50001 h */".replace("'     '", "' '' '").replace("`    `", "` `` `"));
    }

    @Test
    void namesDatabases() {
        assertThat(List.of("CREATE DATABASE /*!32312 IF NOT EXISTS*/ `a``b` /*!40100 DEFAULT CHARACTER SET utf8mb4 */", "USE `a``b`", "create schema if not exists `a``b`"))
                .allSatisfy(sql -> assertThat(DatabaseNames.named(sql)).contains("a`b"));
        assertThat(DatabaseNames.named("CREATE TABLE x (a int)")).isEmpty();
        assertThat(DatabaseNames.needsDatabase("/*!40101 SET @saved_cs_client     = @@character_set_client */")).isFalse();
        assertThat(DatabaseNames.needsDatabase("DROP TABLE IF EXISTS `t`")).isTrue();
        assertThat(DatabaseNames.needsDatabase("/*!50001 CREATE VIEW v AS SELECT 1 */")).isTrue();
    }
}
