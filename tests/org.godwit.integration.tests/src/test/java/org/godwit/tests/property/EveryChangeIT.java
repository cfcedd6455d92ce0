package org.godwit.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier.Lane;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.OnConflict;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.core.spi.Endpoint;
import org.godwit.tests.RealMySql;
import org.godwit.tests.apply.Images;
import org.godwit.tests.property.TypeCase.Home;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Migration;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Inserts, updates and deletes of every value of every type arrive as they are, by key and by whole row, exactly and idempotently. Images come from the source as the full import reads them, and both
 * sides are compared without the engine after each round.
 */
class EveryChangeIT {
    private static final String HERE = "every_change";
    private static final String THERE = "every_applied";
    private static final Settings SETTINGS = new Settings("it:incr", THERE, OnConflict.STOP, OnError.STOP, 0, 1);

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source", "--default-time-zone=+09:00");
        target = servers.source("target", "--default-time-zone=-03:30", "--sql-mode=TRADITIONAL,ANSI_QUOTES", "--character-set-server=latin1");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void fromMariaDbToMariaDb() throws Exception {
        new Round(source, target).play(Home.MARIADB, true);
    }

    @Test
    void betweenTheFamilies() throws Exception {
        try (RealMySql mysql = RealMySql.start(33985)) {
            new Round(source, mysql.dataSource()).play(Home.MARIADB, false);
            new Round(mysql.dataSource(), target).play(Home.MYSQL, false);
        }
    }

    /** One source with its tables and a target that follows. */
    private static final class Round {
        private final DataSource from;
        private final DataSource to;
        private final CancelToken cancel = CancelToken.create();
        private int positions;

        Round(DataSource from, DataSource to) {
            this.from = from;
            this.to = to;
        }

        void play(Home home, boolean sameFamily) throws Exception {
            long seed = Seeds.choose("godwit.random.seed");
            try (Jdbc here = Jdbc.open(from); Jdbc there = Jdbc.open(to)) {
                here.run("drop database if exists " + HERE);
                there.run("drop database if exists " + THERE);
                here.run("create database " + HERE + " character set utf8mb4");
                here.run("use " + HERE);
                here.runAll(ValueTables.statements(home, sameFamily, new Random(seed)));
                withoutKeys(here);
                try (Migration migration = Migration.open(from, to, Map.of()); Endpoint left = new MySqlConnector().open(from, Map.of(), cancel); Endpoint right = new MySqlConnector().open(to, Map.of(), cancel)) {
                    List<TableMapping> tables = migration.mappings(HERE, THERE);
                    migration.schema(tables);
                    try (Lane lane = right.changeApplier().orElseThrow().open(SETTINGS, cancel)) {
                        for (TableMapping table : tables) {
                            follow(here, there, left, right, lane, table.source().name(), "seed " + seed);
                        }
                    }
                }
                here.run("drop database " + HERE);
                there.run("drop database " + THERE);
            }
        }

        /** The tables of values again without their key, each row and some twice. */
        private static void withoutKeys(Jdbc here) throws Exception {
            for (String table : here.texts("select table_name from information_schema.tables where table_schema = '" + HERE + "' and table_name like 'v\\_%'")) {
                String copy = "n" + table.substring(1);
                here.run("create table " + copy + " like " + table);
                here.run("insert into " + copy + " select * from " + table);
                here.run("insert into " + copy + " select " + shifted(here, table, "id + 1000") + " from " + table + " where id % 3 = 0");
                here.run("alter table " + copy + " drop column id");
            }
        }

        private static String shifted(Jdbc here, String table, String id) throws Exception {
            return columns(here, table).stream().map(c -> c.equals("id") ? id : Jdbc.quote(c)).collect(Collectors.joining(", "));
        }

        private static List<String> columns(Jdbc here, String table) throws Exception {
            return here.texts("select column_name from information_schema.columns where table_schema = '" + HERE + "' and hex(table_name) = '" + HexFormat.of().withUpperCase().formatHex(table.getBytes(StandardCharsets.UTF_8))
                    + "' and coalesce(generation_expression, '') = '' order by ordinal_position");
        }

        private void follow(Jdbc here, Jdbc there, Endpoint left, Endpoint right, Lane lane, String name, String words) throws Exception {
            TableDef of = left.catalog().tables(List.of(new ObjectName(HERE, name)), cancel).getFirst();
            TableDef at = right.catalog().tables(List.of(new ObjectName(THERE, name)), cancel).getFirst();
            Images all = Images.of(left, of);
            apply(lane, all.none().to(all, at), false, words + ", all of " + name);
            same(here, there, name, words + " after inserting");
            if (!at.keyColumns().isEmpty()) {
                apply(lane, all.none().to(all, at), true, words + ", again all of " + name);
                same(here, there, name, words + " after inserting again");
            }
            if (at.keyColumns().isEmpty() && name.startsWith("n_")) {
                turn(lane, all, at, words + ", each row of " + name + " made the next one");
                same(here, there, name, words + " after updating");
            }
            change(here, name);
            Images changed = Images.of(left, of);
            apply(lane, all.to(changed, at), false, words + ", changes of " + name);
            same(here, there, name, words + " after changing");
            here.run("delete from " + Jdbc.quote(name));
            apply(lane, changed.to(changed.none(), at), false, words + ", deletes of " + name);
            assertThat(there.number("select count(*) from " + THERE + "." + Jdbc.quote(name))).as(words + " after deleting in " + name).isZero();
        }

        /** Values of another row for half of the rows, and some rows go. */
        private static void change(Jdbc here, String name) throws Exception {
            List<String> columns = columns(here, name);
            if (name.startsWith("v_") || name.startsWith("n_")) {
                here.run("create temporary table other as select row_number() over () as rn, t.* from " + name + " t");
                List<String> values = columns.stream().filter(c -> !c.equals("id")).toList();
                if (name.startsWith("v_")) {
                    here.run("update " + name + " t join other o on o.id = t.id + 1 set " + values.stream().map(c -> "t." + Jdbc.quote(c) + " = o." + Jdbc.quote(c)).collect(Collectors.joining(", "))
                            + " where t.id % 2 = 0");
                    here.run("delete from " + name + " where id % 5 = 1");
                } else {
                    here.run("delete from " + name + " limit 7");
                    here.run("insert into " + name + " select " + values.stream().map(Jdbc::quote).collect(Collectors.joining(", ")) + " from other where rn % 4 = 2");
                }
                here.run("drop temporary table other");
            } else if (columns.contains("w")) {
                here.run("update " + name + " set w = coalesce(w, 0) - 1 where w % 2 = 0");
                here.run("delete from " + name + " where w % 3 = 0");
            }
        }

        /** Updates after which the table has the rows that it had. */
        private void turn(Lane lane, Images all, TableDef at, String words) throws Exception {
            Applied applied = lane.apply(new LaneBatch(new Checkpoint(0, "position " + ++positions), List.of(all.updatedTo(all.rotated(), at)), false));
            assertThat(applied.conflicts()).as(words).isEmpty();
            assertThat(applied.updated()).as(words).isGreaterThan(20);
        }

        private void apply(Lane lane, TableChanges changes, boolean idempotent, String words) throws Exception {
            if (changes.rows() == 0) {
                return;
            }
            try {
                Applied applied = lane.apply(new LaneBatch(new Checkpoint(0, "position " + ++positions), List.of(changes), idempotent));
                assertThat(applied.conflicts()).as(words).isEmpty();
                assertThat(applied.inserted() + applied.updated() + applied.deleted()).as(words).isEqualTo(changes.rows());
            } catch (org.godwit.core.error.GodwitException e) {
                throw new AssertionError(words + ": " + e.getMessage(), e);
            }
        }

        private static void same(Jdbc here, Jdbc there, String name, String words) throws Exception {
            List<String> differences = new ArrayList<>(PlainCompare.differences(here, HERE, there, THERE, name));
            assertThat(differences).as(words).isEmpty();
        }
    }
}
