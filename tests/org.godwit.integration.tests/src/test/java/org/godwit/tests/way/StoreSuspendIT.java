package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.Direction;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Test;

/** Stores that are suspended while an Incr-Sync reads them: another one takes over; without one the missing store is named, and it goes on when the store is back. */
class StoreSuspendIT {
    @Test
    void theOtherStoreTakesOverAndWithoutOneItSaysSo() throws Exception {
        try (LivePair pair = LivePair.open()) {
            pair.here.runAll(List.of("create database suspended", "create table suspended.t (id int primary key)", "insert into suspended.t values (1)"));
            String id = pair.follow(Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL), Workspace.rules("suspended.*"), Map.of());
            String sync = name(pair, id, Component.Kind.INCR_SYNC);
            String first = name(pair, id, Component.Kind.STORE);
            pair.workspace.studio().components().createStore(id, Direction.FORWARD, Instant.now().minusSeconds(1));
            await().atMost(LivePair.PATIENCE).until(() -> pair.components(id).stream().filter(c -> c.kind() == Component.Kind.STORE && c.state() == State.RUNNING && c.checkpoint().isPresent()).count() == 2);
            String second = pair.components(id).stream().filter(c -> c.kind() == Component.Kind.STORE && !c.name().equals(first)).findFirst().orElseThrow().name();
            pair.here.run("insert into suspended.t values (2)");
            pair.awaitEqual(id, "select * from suspended.t order by id");
            suspend(pair, first);
            pair.here.run("insert into suspended.t values (3)");
            pair.awaitEqual(id, "select * from suspended.t order by id");
            assertThat(pair.component(sync).wanted()).as("nobody paused the Incr-Sync").isTrue();
            suspend(pair, second);
            await().atMost(LivePair.PATIENCE).until(() -> pair.component(sync).problem().filter(p -> p.code().equals("CM-RESOIE000202")).isPresent());
            assertThat(pair.component(sync).problem().orElseThrow().message()).contains("no active store under").contains("source");
            pair.here.run("insert into suspended.t values (4)");
            pair.workspace.studio().components().start(first);
            await().atMost(LivePair.PATIENCE).until(() -> pair.component(first).state() == State.RUNNING);
            if (pair.workspace.status(id) == ProjectStatus.FAILED) {
                pair.workspace.projects().resume(id);
            }
            pair.awaitEqual(id, "select * from suspended.t order by id");
            pair.awaitStep(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
            pair.end(id);
        }
    }

    private static void suspend(LivePair pair, String store) throws Exception {
        pair.workspace.studio().components().pause(store);
        await().atMost(Duration.ofSeconds(30)).until(() -> pair.component(store).state() == State.STOPPED);
    }

    private static String name(LivePair pair, String id, Component.Kind kind) throws Exception {
        return pair.components(id).stream().filter(c -> c.kind() == kind).map(LiveView::name).findFirst().orElseThrow();
    }
}
