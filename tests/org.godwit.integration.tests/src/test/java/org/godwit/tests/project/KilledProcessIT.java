package org.godwit.tests.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.StepName;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process killed with -9 in each step of a project: the next process goes on to the same end. And two processes at one workspace. */
class KilledProcessIT {
    private static Servers servers;
    private static DataSource source;
    private static DataSource target;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source");
        target = servers.source("target");
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.runAll(List.of("create database shop", "use shop", "create table a (id int primary key, v varchar(60), w int, key w (w), key v (v))", "insert into a select seq, md5(seq), seq % 97 from seq_1_to_15000",
                    "create table b (x varchar(10), y int, z text, primary key (x, y), key z (z(20)))", "insert into b select left(md5(seq), 3), seq, repeat('\u00e4\\n', seq % 30) from seq_1_to_5000",
                    "create table no_key (n int, m varchar(20))", "insert into no_key select seq % 10, 'same' from seq_1_to_2000", "create table c (id int primary key, a_id int, foreign key (a_id) references a (id))",
                    "insert into c select seq, seq from seq_1_to_500", "create view v as select a.id, c.id as c_id from a join c on c.a_id = a.id"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFER_PRECHECK", "STRUCT_TRANSFER", "FULL_TRANSFER", "INDEX_TRANSFER", "FULL_VERIFIER"})
    void killedInAStep(StepName step) throws Exception {
        String database = "after_" + step.name().toLowerCase(java.util.Locale.ROOT);
        Path workspace = servers.folder("workspace-" + step);
        try (ChildJvm first = child(workspace, "run", "shop.*=" + database + ".", "12000")) {
            assertThat(first.awaitLine(step + " RUNNING")).as("the step began").isTrue();
        }
        try (ChildJvm second = child(workspace, "go-on")) {
            assertThat(second.lines()).as("states seen by the second process").endsWith("PROJECT FINISHED");
        }
        assertSame(database);
    }

    @Test
    void anotherProcessReachesTheWorkspaceAndTakesOver() throws Exception {
        Path workspace = servers.folder("workspace-shared");
        try (ChildJvm first = child(workspace, "run", "shop.*=shared.", "1000")) {
            assertThat(first.awaitLine("FULL_TRANSFER RUNNING")).isTrue();
            try (ChildJvm other = child(workspace, "look")) {
                assertThat(other.lines()).anyMatch(l -> l.matches("PROJECT np_\\S+ RUNNING")).anyMatch(l -> l.startsWith("ROW FULL_TRANSFER ")).contains("ROW STRUCT_TRANSFER FINISHED");
            }
            try (ChildJvm second = child(workspace, "go-on")) {
                assertThat(second.awaitLine("FULL_TRANSFER")).isTrue();
                first.kill();
                assertThat(secondsUntilRowsCome("shared")).as("seconds until the other process goes on").isLessThan(10);
                assertThat(second.lines()).endsWith("PROJECT FINISHED");
            }
        }
        assertSame("shared");
    }

    /** How long nothing happens at the target after a process that worked there has been killed. */
    private static double secondsUntilRowsCome(String database) throws Exception {
        long killed = System.nanoTime();
        try (Jdbc there = Jdbc.open(target)) {
            String rows = "select (select count(*) from %1$s.a) + (select count(*) from %1$s.b) + (select count(*) from %1$s.no_key)".formatted(database);
            // what the dead process has sent may still be committed
            long before = there.number(rows);
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> there.number(rows) > before);
        }
        return (System.nanoTime() - killed) / 1e9;
    }

    private static void assertSame(String database) throws Exception {
        try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(target)) {
            assertThat(PlainCompare.differences(here, "shop", there, database)).isEmpty();
            String indexes = "select table_name, index_name, column_name from information_schema.statistics where table_schema = '%s' order by 1, 2, seq_in_index";
            assertThat(there.rows(indexes.formatted(database))).isEqualTo(here.rows(indexes.formatted("shop")));
            assertThat(there.number("select count(*) from " + database + ".v")).isEqualTo(500);
        }
    }

    private static ChildJvm child(Path workspace, String... arguments) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of(workspace.toString()));
        all.addAll(List.of(arguments));
        return ChildJvm.start(ProjectProcess.class, Map.of(ProjectProcess.SOURCE, url(source), ProjectProcess.TARGET, url(target)), all.toArray(String[]::new));
    }

    private static String url(DataSource server) {
        return "mariadb://" + server.user() + ":" + server.password().reveal() + "@" + server.host() + ":" + server.port() + "?tls=disabled";
    }
}
