package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits of rows and bytes per second that are changed while a component works: the rate at which rows arrive falls to the limit, and rises when the limit does. */
@Tag("slow")
class ThrottleIT {
    /** Each row has so many bytes, and a few besides. */
    private static final int ROW = 1000;
    private static LivePair pair;

    @BeforeAll
    static void start() throws Exception {
        pair = LivePair.open();
    }

    @AfterAll
    static void stop() throws Exception {
        pair.close();
    }

    @Test
    void limitsOfTheFullImportChangeWhileItCopies() throws Exception {
        pair.here.runAll(List.of("create database slowcopy", "use slowcopy", "create table t (id int primary key, v varchar(1000))", "insert into t select seq, repeat('x', " + ROW + ") from seq_1_to_80000"));
        String id = pair.workspace.create(pair.source, pair.target, Workspace.rules("slowcopy.*"), Map.of("throttleRps", "1000", "source.sliceBatchSize", "500"));
        pair.workspace.projects().start(id);
        await().atMost(LivePair.PATIENCE).until(() -> pair.there.texts("show databases").contains("slowcopy") && !pair.there.texts("show tables from slowcopy").isEmpty());
        await().atMost(LivePair.PATIENCE).until(() -> rows("slowcopy") > 0);
        String name = component(id, Component.Kind.FULL_IMPORT);
        assertThat(rate("slowcopy", 4000)).as("rows/s with the limit of the project").isBetween(500.0, 1300.0);
        retune(name, Map.of("throttleRps", "3000"));
        assertThat(rate("slowcopy", 9000)).as("rows/s with the raised limit").isBetween(1500.0, 3900.0);
        retune(name, Map.of("throttleRps", "0", "throttleIOPS", Integer.toString(800 * ROW)));
        assertThat(rate("slowcopy", 3000)).as("rows/s with a limit of bytes").isBetween(350.0, 1100.0);
        retune(name, Map.of("throttleIOPS", "0"));
        assertThat(rateToTheEnd("slowcopy")).as("rows/s without a limit").isGreaterThan(3000.0);
        assertThat(component(id, Component.Kind.FULL_IMPORT)).isEqualTo(name);
    }

    @Test
    void limitsOfTheIncrSyncChangeWhileItApplies() throws Exception {
        pair.here.runAll(List.of("create database slowly", "use slowly", "create table t (id int primary key, v varchar(1000))"));
        String id = pair.follow(Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Workspace.rules("slowly.*"), Map.of());
        String name = component(id, Component.Kind.INCR_SYNC);
        ComponentService components = pair.workspace.studio().components();
        components.pause(name);
        await().atMost(LivePair.PATIENCE).until(() -> pair.component(name).state() == State.STOPPED);
        components.update(name, Map.of("throttleRps", "1000"), false);
        for (int i = 0; i < 800; i++) {
            pair.here.run("insert into slowly.t select seq, repeat('x', " + ROW + ") from seq_" + (i * 100 + 1) + "_to_" + (i * 100 + 100));
        }
        components.start(name);
        await().atMost(LivePair.PATIENCE).until(() -> rows("slowly") > 1000);
        long attempts = pair.component(name).attempts();
        assertThat(rate("slowly", 4000)).as("rows/s with a limit").isBetween(500.0, 1300.0);
        retune(name, Map.of("throttleRps", "3000"));
        assertThat(rate("slowly", 9000)).as("rows/s with the raised limit").isBetween(1500.0, 3900.0);
        retune(name, Map.of("throttleRps", "0", "throttleIOPS", Integer.toString(800 * ROW)));
        assertThat(rate("slowly", 3000)).as("rows/s with a limit of bytes").isBetween(350.0, 1100.0);
        retune(name, Map.of("throttleIOPS", "0"));
        assertThat(rateToTheEnd("slowly")).as("rows/s without a limit").isGreaterThan(3000.0);
        assertThat(pair.component(name).attempts()).as("restarts").isEqualTo(attempts);
        pair.awaitEqual(id, "select count(*), sum(id), sum(length(v)) from slowly.t");
        pair.end(id);
    }

    /** Changes limits, and waits until they have reached the component, which looks for them once a second. */
    private static void retune(String name, Map<String, String> limits) throws Exception {
        long task = pair.workspace.studio().components().update(name, limits, false);
        await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.studio().components().tickets().stream().anyMatch(t -> t.id() == task && t.status() == TicketStatus.SUCCESSFUL));
        await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.studio().components().parameters(name).stream().noneMatch(p -> limits.containsKey(p.key()) && p.isPending()));
    }

    /** Rows per second at which the next so many rows arrive, after one second in which what is on its way arrives. */
    private static double rate(String database, long more) throws Exception {
        long begin = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50)).atMost(LivePair.PATIENCE).until(() -> System.nanoTime() - begin > 1_500_000_000L);
        long before = rows(database);
        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(20)).atMost(LivePair.PATIENCE).until(() -> rows(database) >= before + more);
        return (rows(database) - before) / ((System.nanoTime() - start) / 1e9);
    }

    /** Rows per second at which all that is left arrives. */
    private static double rateToTheEnd(String database) throws Exception {
        long all = pair.here.number("select count(*) from " + database + ".t");
        long before = rows(database);
        assertThat(all - before).as("rows left").isGreaterThan(5000);
        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(20)).atMost(LivePair.PATIENCE).until(() -> rows(database) >= all);
        return (all - before) / ((System.nanoTime() - start) / 1e9);
    }

    private static long rows(String database) throws Exception {
        return pair.there.number("select count(*) from " + database + ".t");
    }

    private static String component(String id, Component.Kind kind) throws Exception {
        return pair.workspace.studio().components().list().stream().filter(c -> c.projectId().equals(id) && c.kind() == kind).findFirst().orElseThrow().name();
    }
}
