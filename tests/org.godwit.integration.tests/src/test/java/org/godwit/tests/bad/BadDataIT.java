package org.godwit.tests.bad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.ServerCrash;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trouble while a project runs, and names and settings that are out of the ordinary: a clear end or a whole copy, nothing between. */
class BadDataIT {
    private static final Map<String, String> SLOWLY = Map.of("throttleRps", "1500", "source.sliceBatchSize", "200", "sink.maxRetryTimes", "1", "sink.retryIntervalTime", "1");

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source");
        target = servers.source("target");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        servers.close();
    }

    @Test
    void targetWithoutSpaceFailsWithItsNameAndGoesOnWhenThereIsRoom() throws Exception {
        database("large", "create table t (id int primary key, v longtext)", "insert into t select seq, repeat('x', 9000) from seq_1_to_4000");
        Twin full = servers.twin("full", "--innodb-file-per-table=0", "--innodb-data-file-path=ibdata1:12M:autoextend:max:24M");
        String id = workspace.create(source, full.dataSource(), Workspace.rules("large.*"), Map.of("sink.maxRetryTimes", "1"));
        assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
        Problem problem = workspace.problem(id);
        assertThat(problem.code()).as(workspace.describe(id)).isEqualTo("GODWIT-MYSQL-0009");
        assertThat(problem.remedy()).contains("space");
        assertThat(workspace.projects().tables(id)).singleElement().satisfies(t -> {
            assertThat(t.state()).isEqualTo(TableProgress.State.FAILED);
            assertThat(t.problem()).isNotBlank();
        });
        try (Jdbc jdbc = Jdbc.open(full.dataSource())) {
            jdbc.run("set global innodb_file_per_table = 1");
            jdbc.run("alter table large.t force");
        }
        workspace.projects().resume(id);
        assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertEqual("large", full.dataSource(), "large");
        assertThat(workspace.unequal(id)).isEmpty();
    }

    @Test
    void sourceTableDroppedInTheMiddleIsNamed() throws Exception {
        database("dropped", "create table gone (id int primary key, v varchar(50))", "insert into gone select seq, md5(seq) from seq_1_to_20000");
        String id = workspace.create(source, target, Workspace.rules("dropped.*"), SLOWLY);
        workspace.projects().start(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 0));
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("drop table dropped.gone");
        }
        assertThat(workspace.rest(id)).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.step(id, StepName.FULL_TRANSFER).status()).isEqualTo(StepStatus.FAILED);
        assertThat(workspace.problem(id).code()).as(workspace.describe(id)).isEqualTo("GHANA-PCHKNP002010");
        assertThat(workspace.problem(id).message()).contains("gone");
        assertThat(workspace.step(id, StepName.FULL_VERIFIER).status()).isEqualTo(StepStatus.INIT);
    }

    @Test
    void targetServerKilledInTheMiddleAndRestarted() throws Exception {
        database("crash_t", "create table k (id int primary key, v varchar(50))", "insert into k select seq, md5(seq) from seq_1_to_12000", "create table c (a varchar(9), b int, v text, primary key (a, b))",
                "insert into c select left(md5(seq), 2), seq, repeat('\u00e4', seq % 50) from seq_1_to_3000");
        Twin fragile = servers.twin("fragile");
        String id = workspace.create(source, fragile.dataSource(), Workspace.rules("crash_t.*"), SLOWLY);
        workspace.projects().start(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 500));
        try (ServerCrash crash = ServerCrash.of(fragile)) {
            assertThat(workspace.rest(id)).isEqualTo(ProjectStatus.FAILED);
            assertThat(workspace.problem(id).code()).isIn("GODWIT-MYSQL-0002", "GODWIT-MYSQL-0005");
            assertThat(workspace.problem(id).remedy()).isNotBlank();
            crash.restart();
            workspace.projects().resume(id);
            assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
            assertEqual("crash_t", fragile.dataSource(), "crash_t");
            assertThat(workspace.unequal(id)).isEmpty();
        }
    }

    @Test
    void sourceServerKilledInTheMiddleAndRestarted() throws Exception {
        Twin fragile = servers.twin("fragile-source");
        try (Jdbc jdbc = Jdbc.open(fragile.dataSource())) {
            jdbc.runAll(List.of("create database crash_s", "use crash_s", "create table k (id int primary key, v varchar(50))", "insert into k select seq, md5(seq) from seq_1_to_12000"));
        }
        String id = workspace.create(fragile.dataSource(), target, Workspace.rules("crash_s.*"), SLOWLY);
        workspace.projects().start(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 500));
        try (ServerCrash crash = ServerCrash.of(fragile)) {
            assertThat(workspace.rest(id)).isEqualTo(ProjectStatus.FAILED);
            assertThat(workspace.problem(id).code()).isIn("GODWIT-MYSQL-0002", "GODWIT-MYSQL-0005");
            crash.restart();
            workspace.projects().resume(id);
            assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
            try (Jdbc here = Jdbc.open(fragile.dataSource()); Jdbc there = Jdbc.open(target)) {
                assertThat(PlainCompare.differences(here, "crash_s", there, "crash_s")).isEmpty();
            }
        }
    }

    @Test
    void namesThatNeedQuotes() throws Exception {
        String odd = "o'd d`b.\u00e4\"";
        List<String> names = List.of("a'b", "a b", "a.b", "a`b", "a\"b", "a\\b", "a/b", "a%b", "a-b", "select", "\u540d\u524d", "\u00fc".repeat(64), "x".repeat(64), "..", "#", "1", "a;b", "--", "a,b=c", "[a]", "*", "?", "$");
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database " + Jdbc.quote(odd));
            jdbc.run("use " + Jdbc.quote(odd));
            for (String name : names) {
                jdbc.run("create table " + Jdbc.quote(name) + " (" + Jdbc.quote(name) + " int primary key, `v` varchar(20), key " + Jdbc.quote(name) + " (`v`))");
                jdbc.run("insert into " + Jdbc.quote(name) + " values (1, 'a'), (2, null)");
            }
        }
        List<TableMapping> tables = names.stream().map(n -> TableMapping.same(new ObjectName(odd, n))).toList();
        String id = workspace.create(source, target, new ObjectSelection.Specific(tables, List.of()), Map.of());
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertEqual(odd, target, odd);
        assertThat(workspace.projects().verification(id)).hasSize(names.size());
        assertThat(workspace.unequal(id)).isEmpty();
    }

    @Test
    void namesThatNoServerTakesAreToldBeforeAnythingIsWritten() throws Exception {
        database("named", "create table t (id int primary key, v varchar(20))", "insert into t values (1, 'a')");
        for (ObjectName bad : List.of(new ObjectName("\ud83d\ude00", "t"), new ObjectName("named_to", "t\ud83d\ude00"), new ObjectName("named_to", "blank "), new ObjectName("named_to", "x".repeat(65)), new ObjectName("blank ", "t"))) {
            assertRefusedName(new TableMapping(new ObjectName("named", "t"), bad, Optional.empty(), List.of()));
        }
        assertRefusedName(new TableMapping(new ObjectName("named", "t"), new ObjectName("named_to", "t"), Optional.empty(),
                List.of(new TableMapping.ColumnMapping("id", "id"), new TableMapping.ColumnMapping("v", "v\ud83d\ude00"))));
    }

    private static void assertRefusedName(TableMapping mapping) throws Exception {
        String id = workspace.create(source, target, new ObjectSelection.Specific(List.of(mapping), List.of()), Map.of());
        assertThat(workspace.run(id)).as(mapping::toString).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.problem(id).code()).isEqualTo("GODWIT-STEP-0001");
        assertThat(workspace.objections(id)).filteredOn(i -> i.key().equals("DB_OBJECT_NAME")).singleElement().satisfies(i -> {
            assertThat(i.cause()).contains("not possible at the target");
            assertThat(i.remedy()).contains("mapping");
        });
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("show databases")).doesNotContain("named_to", mapping.target().schema(), "?", "????");
        }
    }

    @Test
    void selectionThatMatchesNothingIsRefused() throws Exception {
        database("nothing_in_it");
        for (String rule : List.of("nothing_in_it.*", "no_such_database.*", "\ud83d\ude00.*", "nothing_in_it.\ud83d\ude00")) {
            assertThatThrownBy(() -> workspace.create(source, target, Workspace.rules(rule), Map.of())).isInstanceOfSatisfying(GodwitException.class, e -> {
                assertThat(e.problem().code()).isEqualTo("GODWIT-PROJ-0009");
                assertThat(e.problem().message()).contains(rule);
                assertThat(e.problem().remedy()).isNotBlank();
            });
        }
        ObjectName missing = new ObjectName("nothing_in_it", "missing");
        assertThatThrownBy(() -> workspace.create(source, target, new ObjectSelection.Specific(List.of(TableMapping.same(missing)), List.of()), Map.of())).isInstanceOfSatisfying(GodwitException.class,
                e -> assertThat(e.problem().code()).isEqualTo("GHANA-PCHKNP002010"));
    }

    @Test
    void sameServerAsSourceAndTarget() throws Exception {
        database("twice", "create table t (id int primary key)", "insert into t values (1), (2)");
        assertThatThrownBy(() -> workspace.create(source, source, Workspace.rules("twice.*"), Map.of())).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GODWIT-PROJ-0010");
            assertThat(e.problem().message()).contains("twice.t");
        });
        String id = workspace.create(source, source, Workspace.rules("twice.*=thrice."), Map.of());
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertEqual("twice", source, "thrice");
    }

    @Test
    void valueLargerThanTheTargetsPacketPassesAsAStream() throws Exception {
        database("packets", "create table t (id int primary key, v longblob)", "insert into t values (1, repeat(x'005c270a', 800000)), (2, 'small')");
        DataSource small = servers.source("small-packet", "--max-allowed-packet=1M");
        String id = workspace.create(source, small, Workspace.rules("packets.*"), Map.of());
        assertThat(workspace.runPastPrecheck(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertPacketWasNamed(id);
        assertThat(workspace.unequal(id)).isEmpty();
        try (Jdbc jdbc = Jdbc.open(small)) {
            jdbc.run("set global max_allowed_packet = 1073741824");
        }
        assertEqual("packets", small, "packets");
    }

    @Test
    void valueLargerThanTheTargetsPacketFailsWhereItCannotBeStreamed() throws Exception {
        database("statements", "create table t (id int primary key, v longblob)", "insert into t values (1, repeat(x'005c270a', 800000)), (2, 'small')");
        DataSource small = servers.source("small-statement", "--max-allowed-packet=1M", "--local-infile=OFF");
        String id = workspace.create(source, small, Workspace.rules("statements.*"), Map.of());
        assertThat(workspace.runPastPrecheck(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FAILED);
        assertPacketWasNamed(id);
        assertThat(workspace.problem(id).message()).contains("id=1");
        assertThat(workspace.problem(id).message() + workspace.problem(id).remedy()).contains("max_allowed_packet");
        try (Jdbc jdbc = Jdbc.open(small)) {
            jdbc.run("set global max_allowed_packet = 1073741824");
        }
        workspace.projects().resume(id);
        assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertEqual("statements", small, "statements");
        assertThat(workspace.unequal(id)).isEmpty();
    }

    private static void assertPacketWasNamed(String id) throws Exception {
        assertThat(workspace.projects().precheckItems(id)).filteredOn(i -> i.key().equals("DB_MAX_ALLOWED_PACKET")).singleElement().satisfies(i -> {
            assertThat(i.state()).isNotEqualTo(PrecheckItem.State.PASSED);
            assertThat(i.cause()).contains("max_allowed_packet");
        });
    }

    @Test
    void targetThatRefusesLoadDataLocalIsFilledMoreSlowlyAndSaysSo() throws Exception {
        database("slower", "create table t (id int primary key, v longblob)", "insert into t select seq, unhex(md5(seq)) from seq_1_to_5000", "insert into t values (0, repeat(x'005c270a0d1a', 100000))");
        DataSource strict = servers.source("no-infile", "--local-infile=OFF");
        String id = workspace.create(source, strict, Workspace.rules("slower.*"), Map.of());
        assertThat(workspace.run(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
        assertThat(workspace.objections(id)).filteredOn(i -> i.key().equals("DB_LOCAL_INFILE")).singleElement().satisfies(i -> {
            assertThat(i.cause()).contains("local_infile");
            assertThat(i.remedy()).isNotBlank();
        });
        assertEqual("slower", strict, "slower");
        assertThat(workspace.unequal(id)).isEmpty();
    }

    private static void database(String name, String... statements) throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database " + name);
            jdbc.run("use " + name);
            jdbc.runAll(List.of(statements));
        }
    }

    private static void assertEqual(String from, DataSource to, String database) throws Exception {
        try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(to)) {
            assertThat(PlainCompare.differences(here, from, there, database)).isEmpty();
            assertThat(there.texts("select table_name from information_schema.tables where table_name = 'godwit_checkpoint'")).isEmpty();
        }
    }

    private static String described(String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.getMessage();
        }
    }
}
