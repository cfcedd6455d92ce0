package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both sides are written: every row and every definition arrives at the other side once, nothing comes back, and rows that both sides wrote are counted and listed. */
@Tag("slow")
class ActiveActiveIT {
    private static final Set<TransferType> ALL = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
    private static LivePair pair;

    @BeforeAll
    static void start() throws Exception {
        pair = LivePair.open();
    }

    @AfterAll
    static void stop() throws Exception {
        pair.close();
    }

    private static String active(String database, String... parameters) throws Exception {
        pair.here.runAll(List.of("create database " + database, "use " + database, "create table " + database + ".t (id int primary key, n int not null)", "insert into " + database + ".t select seq, 0 from seq_1_to_20"));
        String id = pair.follow(ALL, Workspace.rules(database + ".*"), parameters.length == 0 ? Map.of("activeActive", "true") : Map.of("activeActive", "true", parameters[0], parameters[1]));
        pair.awaitStep(id, StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
        pair.awaitStep(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
        return id;
    }

    @Test
    void writesOfBothSidesArriveOnce() throws Exception {
        String id = active("twoway");
        for (int i = 0; i < 100; i++) {
            pair.here.run("update twoway.t set n = n + 1 where id = " + (1 + i % 10));
            pair.there.run("update twoway.t set n = n + 1 where id = " + (11 + i % 10));
            pair.here.run("insert into twoway.t values (" + (1000 + i) + ", 1)");
            pair.there.run("insert into twoway.t values (" + (2000 + i) + ", 1)");
        }
        pair.awaitEqual(id, "select * from twoway.t order by id");
        assertThat(pair.here.rows("select count(*), sum(n) from twoway.t where id <= 20")).containsExactly(List.of("20", "200"));
        assertThat(pair.here.rows("select count(*), sum(n) from twoway.t where id > 20")).containsExactly(List.of("200", "200"));
        assertThat(pair.workspace.projects().incremental(id)).allSatisfy(v -> assertThat(v.conflictCount()).as(v.direction() + " conflicts").isZero());
        pair.end(id);
    }

    @Test
    void definitionsChangedAtEitherSideDoNotGoRound() throws Exception {
        String id = active("shape");
        pair.there.run("use shape");
        for (Jdbc side : List.of(pair.here, pair.there)) {
            Jdbc other = side == pair.here ? pair.there : pair.here;
            String name = side == pair.here ? "source" : "target";
            side.run("alter table shape.t add column by_" + name + " int null");
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(columns(other)).as(() -> pair.describe(id)).contains("by_" + name));
            side.run("create table shape.n_" + name + " (id int primary key)");
            side.run("insert into shape.n_" + name + " values (1)");
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(rows(other, "n_" + name)).as(() -> pair.describe(id)).isEqualTo(1));
            // dropped and made again at once: a drop that came back would take the new table away
            for (int i = 2; i < 5; i++) {
                side.runAll(List.of("drop table shape.n_" + name, "create table shape.n_" + name + " (id int primary key)", "insert into shape.n_" + name + " select seq from seq_1_to_" + i));
            }
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(rows(other, "n_" + name)).as(() -> pair.describe(id)).isEqualTo(4));
            side.run("truncate table shape.n_" + name);
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(rows(other, "n_" + name)).isZero());
            side.run("insert into shape.n_" + name + " values (7)");
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(rows(other, "n_" + name)).isEqualTo(1));
            // a drop of the other side's own goes over too
            other.run("drop table shape.n_" + name);
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(tables(side)).as(() -> statements(id)).doesNotContain("n_" + name));
        }
        pair.here.run("insert into shape.t (id, n) values (500, 5)");
        pair.there.run("insert into shape.t (id, n) values (600, 6)");
        pair.awaitEqual(id, "select id, n, by_source, by_target from shape.t order by id");
        for (Direction direction : Direction.values()) {
            IncrementalView view = pair.workspace.projects().incremental(id).stream().filter(v -> v.direction() == direction).findFirst().orElseThrow();
            List<String> kinds = view.ddls().stream().filter(d -> d.state() == DdlView.State.DONE).map(DdlView::kind).toList();
            // alter, create, three times drop and create, truncate, and the drop of what the other side made
            assertThat(kinds).as(direction + " ran").hasSize(10).filteredOn("DROP TABLE"::equals).hasSize(4);
            assertThat(view.conflictCount()).isZero();
        }
        pair.end(id);
    }

    @Test
    void aTableWithoutAKeyWaitsForADecision() throws Exception {
        String id = active("keyed");
        pair.here.runAll(List.of("create table keyed.bare (n int)", "insert into keyed.bare values (1)"));
        await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(waiting(id)).as(() -> pair.describe(id)).hasSize(1));
        assertThat(waiting(id).getFirst().decision()).contains("keyed.bare", "without a primary key");
        assertThat(pair.there.texts("show tables from keyed")).doesNotContain("bare");
        // somebody gives it a key on the other side, where it comes to
        pair.workspace.projects().answerDdl(id, waiting(id).getFirst().id(), new DdlAnswer.Run(List.of("create table keyed.bare (n int, id bigint auto_increment primary key)")));
        if (pair.workspace.status(id) == ProjectStatus.FAILED) {
            pair.workspace.projects().resume(id);
        }
        await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(pair.there.texts("select n from keyed.bare")).as(() -> pair.describe(id)).containsExactly("1"));
        pair.here.run("insert into keyed.t values (501, 1)");
        pair.awaitEqual(id, "select * from keyed.t order by id");
        pair.end(id);
    }

    private static List<DdlView> waiting(String id) throws Exception {
        return pair.workspace.projects().incremental(id).stream().flatMap(v -> v.ddls().stream()).filter(d -> d.state() == DdlView.State.WAITING).toList();
    }

    @Test
    void rowsThatBothSidesWroteAreCountedAndListed() throws Exception {
        String id = active("clash", "sink.onConflict", "OVERWRITE");
        List<String> syncs = pair.components(id).stream().filter(c -> c.kind() == Component.Kind.INCR_SYNC).map(c -> c.name()).toList();
        for (String sync : syncs) {
            pair.workspace.studio().components().pause(sync);
        }
        await().atMost(LivePair.PATIENCE).until(() -> pair.components(id).stream().filter(c -> syncs.contains(c.name())).allMatch(c -> c.state() == State.STOPPED));
        pair.here.run("insert into clash.t values (77, 1)");
        pair.there.run("insert into clash.t values (77, 2)");
        pair.here.run("delete from clash.t where id = 1");
        pair.there.run("update clash.t set n = 9 where id = 1");
        for (String sync : syncs) {
            pair.workspace.studio().components().start(sync);
        }
        await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.projects().incremental(id).stream().mapToLong(IncrementalView::conflictCount).sum() >= 2);
        List<ConflictView> listed = new java.util.ArrayList<>(pair.workspace.projects().conflicts(id, Direction.FORWARD, 0, 100));
        listed.addAll(pair.workspace.projects().conflicts(id, Direction.REVERSE, 0, 100));
        assertThat(listed).anySatisfy(c -> assertThat(c.key() + c.after()).contains("77")).allSatisfy(c -> {
            assertThat(c.table().toString()).isEqualTo("clash.t");
            assertThat(c.reason()).isNotBlank();
            assertThat(c.action()).isNotBlank();
        });
        pair.end(id);
    }

    private static String statements(String id) {
        try {
            return pair.describe(id) + pair.workspace.projects().incremental(id).stream().flatMap(v -> v.ddls().stream().map(d -> "\n" + v.direction() + " " + d)).collect(Collectors.joining());
        } catch (GodwitException e) {
            return e.toString();
        }
    }

    private static List<String> columns(Jdbc side) throws Exception {
        return side.texts("select column_name from information_schema.columns where table_schema = 'shape' and table_name = 't'");
    }

    private static List<String> tables(Jdbc side) throws Exception {
        return side.texts("select table_name from information_schema.tables where table_schema = 'shape'");
    }

    private static long rows(Jdbc side, String table) throws Exception {
        return tables(side).contains(table) ? side.number("select count(*) from shape." + table) : -1;
    }
}
