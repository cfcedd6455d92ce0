package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.supervisor.service.Direction;
import org.junit.jupiter.api.Test;

/** Operations on the components of a live migration: O&M tasks, parameters, stores that are added and replaced. */
class LiveOperationsTest extends LiveProject {
    @Test
    void changesLimitsWhileItRunsAndRestartsForAnythingElse() throws Exception {
        startAndCatchUp();
        int starts = maker.started.size();
        awaitTicket(studio.components().update(sync, Map.of("throttleRps", "100"), false), TicketStatus.SUCCESSFUL);
        await().atMost(SOON).until(() -> !maker.retuned.isEmpty());
        assertThat(maker.retuned.getFirst()).contains("throttleRps=100");
        assertThat(maker.started).hasSize(starts);
        Ticket restarted = awaitTicket(studio.components().update(sync, Map.of("source.splitThreshold", "64"), false), TicketStatus.SUCCESSFUL);
        assertThat(restarted.parts()).hasSize(3).allSatisfy(p -> assertThat(p.status()).isEqualTo(TicketStatus.SUCCESSFUL));
        assertThat(maker.started).hasSize(starts + 1);
        assertThat(maker.parameters.get(sync)).containsEntry("throttleRps", "100").containsEntry("source.splitThreshold", "64");
        assertThatThrownBy(() -> studio.components().update(sync, Map.of("source.splitThreshold", "many"), false)).hasMessageContaining("GODWIT-CORE-0004");
    }

    @Test
    void tellsWhatCanBeChangedAndWhatWas() throws Exception {
        startAndCatchUp();
        awaitTicket(studio.components().update(sync, Map.of("throttleRps", "100"), false), TicketStatus.SUCCESSFUL);
        await().atMost(SOON).until(() -> parameter("throttleRps").running().equals(Optional.of("100")));
        ComponentParameter limit = parameter("throttleRps");
        assertThat(limit.changed()).contains("100");
        assertThat(limit.defaultValue()).isEqualTo("0");
        assertThat(limit.atRunTime()).isTrue();
        assertThat(limit.isPending()).isFalse();
        ComponentParameter conflict = parameter("sink.onConflict");
        assertThat(conflict.choices()).containsExactly("STOP", "OVERWRITE", "SKIP");
        assertThat(conflict.section()).isEqualTo(ComponentParameter.Section.SINK);
        assertThat(conflict.atRunTime()).isFalse();
        assertThat(parameter("sink.workerNum").allowed()).isEqualTo("a whole number from 0 to 256");
        assertThatThrownBy(() -> studio.components().update(sync, Map.of("store.maxSizeMb", "5"), false)).hasMessageContaining("store.maxSizeMb");
        assertThatThrownBy(() -> studio.components().update(sync, Map.of("sink.workerNum", "257"), false)).hasMessageContaining("GODWIT-CORE-0004");
        awaitTicket(studio.components().update(sync, Map.of("throttleRps", ""), false), TicketStatus.SUCCESSFUL);
        assertThat(parameter("throttleRps").changed()).isEmpty();
    }

    private ComponentParameter parameter(String key) throws GodwitException {
        return studio.components().parameters(sync).stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void anIncrSyncThatStandsGoesOnWithAnotherStore() throws Exception {
        startAndCatchUp();
        studio.components().pause(sync);
        awaitComponent(sync, State.STOPPED);
        assertThat(component(sync).operations()).doesNotContain(Operation.MIGRATE);
        assertThatThrownBy(() -> studio.components().migrate(sync, Optional.of("none"))).hasMessageContaining("GODWIT-COMP-0004");
        awaitTicket(studio.components().createStore(id, Direction.FORWARD, Instant.ofEpochSecond(1_000_000)), TicketStatus.SUCCESSFUL);
        String second = LiveNames.store(id, Direction.FORWARD, 2);
        awaitComponent(second, State.RUNNING);
        assertThat(component(sync).operations()).contains(Operation.MIGRATE);
        awaitTicket(studio.components().migrate(sync, Optional.of(second)), TicketStatus.SUCCESSFUL);
        awaitComponent(sync, State.RUNNING);
        assertThat(rm.call(h -> LiveComponents.sync(h, id, Direction.FORWARD)).orElseThrow().startJson()).contains("\"store\":\"" + second + "\"");
        assertThatThrownBy(() -> studio.components().migrate(sync, Optional.empty())).hasMessageContaining("migrate is not possible");
    }

    @Test
    void aFailedSubTaskIsRetriedOrLeftOut() throws Exception {
        missItsStore();
        Ticket failed = studio.components().tickets().getFirst();
        studio.components().retryPart(failed.parts().getLast().id());
        await().atMost(SOON).until(() -> studio.components().tickets().getFirst().status() == TicketStatus.FAILED && maker.started.stream().filter(sync::equals).count() > 2);
        studio.components().skipPart(failed.parts().getLast().id());
        assertThat(awaitTicket(failed.id(), TicketStatus.SUCCESSFUL).parts().getLast().status()).isEqualTo(TicketStatus.SKIPPED);
        assertThatThrownBy(() -> studio.components().retryPart(failed.parts().getLast().id())).hasMessageContaining("GODWIT-STEP-0002");
    }

    @Test
    void newStoresInheritWhatWasChangedOfOneAndAreLimited() throws Exception {
        startAndCatchUp();
        awaitTicket(studio.components().update(store, Map.of("store.clearer.outdated", "7200"), false), TicketStatus.SUCCESSFUL);
        studio.parameters().set("ops.store.max_count_per_subtopic", "2");
        awaitTicket(studio.components().createStore(id, Direction.FORWARD, Instant.ofEpochSecond(1_000_000)), TicketStatus.SUCCESSFUL);
        String second = LiveNames.store(id, Direction.FORWARD, 2);
        awaitComponent(second, State.RUNNING);
        assertThat(maker.parameters.get(second)).containsEntry("store.clearer.outdated", "7200");
        assertThatThrownBy(() -> studio.components().createStore(id, Direction.FORWARD, Instant.ofEpochSecond(1))).hasMessageContaining("GODWIT-COMP-0001");
        studio.components().pause(second);
        awaitComponent(second, State.STOPPED);
        assertThatThrownBy(() -> studio.components().delete(second, "yes")).hasMessageContaining("GODWIT-COMP-0002");
        awaitTicket(studio.components().delete(second, "delete"), TicketStatus.SUCCESSFUL);
        assertThat(studio.components().live()).extracting(LiveView::name).doesNotContain(second);
    }

    @Test
    void theIncrSyncOfARunningProjectCannotBeDeleted() throws Exception {
        startAndCatchUp();
        studio.components().pause(sync);
        awaitComponent(sync, State.STOPPED);
        assertThatThrownBy(() -> studio.components().delete(sync, "delete")).hasMessageContaining("running project");
    }

    @Test
    void highAvailabilityReplacesADeadStore() throws Exception {
        startAndCatchUp();
        studio.parameters().set("ha.config", "{\"enable\":true,\"checkRequestIntervalSec\":0}");
        maker.failures.put(store, FakeConnector.failure(Category.CONFIGURATION, "the log was purged"));
        studio.components().pause(store);
        awaitComponent(store, State.STOPPED);
        studio.components().start(store);
        awaitComponent(LiveNames.store(id, Direction.FORWARD, 2), State.RUNNING);
        assertThat(studio.components().tickets()).extracting(Ticket::type).contains("HA_CREATE_STORE");
    }

    @Test
    void aStoreIsCreatedWhenItRunsAndTryingAgainMakesNoOther() throws Exception {
        startAndCatchUp();
        String second = LiveNames.store(id, Direction.FORWARD, 2);
        maker.failures.put(second, FakeConnector.failure(Category.CONFIGURATION, "the log was purged"));
        long ticket = studio.components().createStore(id, Direction.FORWARD, Instant.ofEpochSecond(1_000_000));
        assertThat(awaitTicket(ticket, TicketStatus.FAILED).message()).contains("the log was purged");
        maker.failures.remove(second);
        studio.components().retryTicket(ticket);
        awaitTicket(ticket, TicketStatus.SUCCESSFUL);
        assertThat(studio.components().live()).extracting(LiveView::name).contains(store, second).doesNotContain(LiveNames.store(id, Direction.FORWARD, 3));
    }

    @Test
    void releasingGivesEverythingBack() throws Exception {
        startAndCatchUp();
        studio.projects().pause(id);
        studio.projects().release(id);
        awaitProject(ProjectStatus.RELEASED);
        assertThat(studio.components().live()).isEmpty();
        assertThat(maker.released).containsExactly(id);
        assertThat(maker.stopped).contains(store, sync);
    }
}
