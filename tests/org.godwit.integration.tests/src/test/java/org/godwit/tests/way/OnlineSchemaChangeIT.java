package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Online schema changes as gh-ost and pt-online-schema-change run them, statement by statement, with writes in between, in a project whose rules would take in their helper tables too: the target gets the
 * new definition and all rows, and none of the helpers.
 */
@Tag("slow")
class OnlineSchemaChangeIT {
    private static final List<String> GH_OST = List.of("drop /* gh-ost */ table if exists `osc`.`_t_gho`", "drop /* gh-ost */ table if exists `osc`.`_t_ghc`",
            "create /* gh-ost */ table `osc`.`_t_ghc` (id bigint unsigned auto_increment, last_update timestamp not null DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, hint varchar(64) charset ascii not null, "
                    + "value varchar(4096) charset ascii not null, primary key(id), unique key hint_uidx(hint)) auto_increment=256",
            "insert /* gh-ost */ into `osc`.`_t_ghc` (id, hint, value) values (NULLIF(2, 0), 'state', 'Migrated') on duplicate key update last_update=NOW(), value=VALUES(value)",
            "create /* gh-ost */ table `osc`.`_t_gho` like `osc`.`t`", "alter /* gh-ost */ table `osc`.`_t_gho` add column c int not null default 7, modify n bigint",
            "insert /* gh-ost `osc`.`t` */ ignore into `osc`.`_t_gho` (`id`, `n`) (select `id`, `n` from `osc`.`t` force index (`PRIMARY`) where id <= 50 lock in share mode)",
            "replace /* gh-ost `osc`.`_t_gho` */ into `osc`.`_t_gho` (`id`, `n`) (select `id`, `n` from `osc`.`t`)",
            "create /* gh-ost */ table `osc`.`_t_del` (id int auto_increment primary key) engine=InnoDB comment='ghost-cut-over-sentry'", "drop /* gh-ost */ table if exists `osc`.`_t_del`",
            "replace into `osc`.`_t_gho` (`id`, `n`) (select `id`, `n` from `osc`.`t`)",
            "rename /* gh-ost */ table `osc`.`t` to `osc`.`_t_del`, `osc`.`_t_gho` to `osc`.`t`", "drop /* gh-ost */ table if exists `osc`.`_t_ghc`", "drop /* gh-ost */ table if exists `osc`.`_t_del`");
    private static final List<String> PT = List.of("CREATE TABLE `osc`.`_u_new` (`id` int NOT NULL, `n` int DEFAULT NULL, PRIMARY KEY (`id`))", "ALTER TABLE `osc`.`_u_new` ADD COLUMN d varchar(20) NOT NULL DEFAULT 'new', ADD KEY (n)",
            "CREATE TRIGGER `pt_osc_osc_u_del` AFTER DELETE ON `osc`.`u` FOR EACH ROW DELETE IGNORE FROM `osc`.`_u_new` WHERE `osc`.`_u_new`.`id` <=> OLD.`id`",
            "CREATE TRIGGER `pt_osc_osc_u_upd` AFTER UPDATE ON `osc`.`u` FOR EACH ROW BEGIN DELETE IGNORE FROM `osc`.`_u_new` WHERE !(OLD.`id` <=> NEW.`id`) AND `osc`.`_u_new`.`id` <=> OLD.`id`; REPLACE INTO `osc`.`_u_new` "
                    + "(`id`, `n`) VALUES (NEW.`id`, NEW.`n`); END",
            "CREATE TRIGGER `pt_osc_osc_u_ins` AFTER INSERT ON `osc`.`u` FOR EACH ROW REPLACE INTO `osc`.`_u_new` (`id`, `n`) VALUES (NEW.`id`, NEW.`n`)",
            "INSERT LOW_PRIORITY IGNORE INTO `osc`.`_u_new` (`id`, `n`) SELECT `id`, `n` FROM `osc`.`u` LOCK IN SHARE MODE /*pt-online-schema-change 1 copy table*/",
            "RENAME TABLE `osc`.`u` TO `osc`.`_u_old`, `osc`.`_u_new` TO `osc`.`u`", "DROP TABLE IF EXISTS `osc`.`_u_old`", "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_u_del`",
            "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_u_upd`", "DROP TRIGGER IF EXISTS `osc`.`pt_osc_osc_u_ins`");

    @Test
    void theTargetGetsTheNewDefinitionsAndNoHelpers() throws Exception {
        try (LivePair pair = LivePair.open()) {
            pair.here.runAll(List.of("create database osc", "use osc", "create table t (id int not null primary key, n int)", "create table u (id int not null primary key, n int)",
                    "insert into t select seq, 0 from seq_1_to_100", "insert into u select seq, 0 from seq_1_to_100"));
            String id = pair.follow(Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Workspace.rules("osc.*"), Map.of());
            int n = 0;
            for (String statement : GH_OST) {
                // the log of gh-ost's own reading carries these over; here the next REPLACE does
                pair.here.run("update osc.t set n = " + ++n + " where id = " + (n % 100 + 1));
                if (statement.startsWith("rename")) {
                    pair.here.run("replace into `osc`.`_t_gho` (`id`, `n`) (select `id`, `n` from `osc`.`t`)");
                }
                pair.here.run(statement);
            }
            for (String statement : PT) {
                pair.here.run("update osc.u set n = " + ++n + " where id = " + (n % 100 + 1));
                pair.here.run("insert into osc.u (id, n) values (" + (1000 + n) + ", 1)");
                pair.here.run("delete from osc.u where id = " + (n - 10));
                pair.here.run(statement);
            }
            pair.here.run("update osc.t set c = 8 where id < 10");
            pair.here.run("update osc.u set d = 'written' where id > 990");
            await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> {
                assertThat(pair.there.rows("select * from osc.t order by id")).as(() -> pair.describe(id)).isEqualTo(pair.here.rows("select * from osc.t order by id"));
                assertThat(pair.there.rows("select * from osc.u order by id")).as(() -> pair.describe(id)).isEqualTo(pair.here.rows("select * from osc.u order by id"));
            });
            assertThat(pair.workspace.status(id)).isEqualTo(ProjectStatus.RUNNING);
            assertThat(pair.there.texts("select table_name from information_schema.tables where table_schema = 'osc' and table_name not like 'godwit%' order by 1")).containsExactly("t", "u");
            assertThat(pair.workspace.projects().incremental(id)).extracting(IncrementalView::conflictCount).containsOnly(0L);
            pair.end(id);
        }
    }
}
