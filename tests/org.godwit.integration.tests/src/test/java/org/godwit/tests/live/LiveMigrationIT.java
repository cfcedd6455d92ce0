package org.godwit.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database moves to another server while it is written, switches over, is written there, goes back, and is the same on both sides each time it is looked at. */
class LiveMigrationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    static final Set<TransferType> ALL = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("live-source");
        target = servers.source("live-target");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void movesUnderLoadSwitchesOverAndGoesBack() throws Exception {
        live(source, target, servers.folder("workspace-live"));
    }

    /** The whole life of a project between two servers; the workspace is made in the folder. */
    static void live(DataSource source, DataSource target, Path folder) throws Exception {
        Load.create(source, "live");
        try (Workspace workspace = Workspace.open(folder)) {
            String id = workspace.create(source, target, ALL, Workspace.rules("live.*"), Map.of());
            try (Load load = Load.start(source, "live", 1)) {
                start(workspace, id);
                awaitStep(workspace, id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
                awaitStep(workspace, id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
                assertThat(workspace.unequal(id)).as("differences while the source is written").isEmpty();
                try (Jdbc jdbc = Jdbc.open(source)) {
                    jdbc.run("alter table live.account add column city varchar(30) not null default 'here'");
                }
                long before = load.transactions();
                await().atMost(PATIENCE).until(() -> load.transactions() > before + 200);
                confirm(workspace, id, "START_SWITCH");
                subStep(workspace, id, "CONFIRM_SOURCE_STOP_WRITE", TaskStatus.WAIT_CONFIRM);
            }
            switchOver(workspace, id);
            awaitStep(workspace, id, StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
            assertThat(Load.content(target, "live")).as("target after the switchover").isEqualTo(Load.content(source, "live"));
            IncrementalView forward = workspace.projects().incremental(id).getFirst();
            assertThat(forward.ddls()).filteredOn(d -> d.state() == DdlView.State.DONE).extracting(DdlView::kind).isNotEmpty();
            assertThat(forward.conflictCount()).isZero();
            try (Load load = Load.start(target, "live", 2)) {
                await().atMost(PATIENCE).until(() -> load.transactions() > 300);
                workspace.projects().switchBack(id);
                confirm(workspace, id, "START_SWITCH");
                subStep(workspace, id, "CONFIRM_SOURCE_STOP_WRITE", TaskStatus.WAIT_CONFIRM);
            }
            switchOver(workspace, id);
            awaitStep(workspace, id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
            assertThat(Load.content(source, "live")).as("source after going back").isEqualTo(Load.content(target, "live"));
            try (Load load = Load.start(source, "live", 3)) {
                await().atMost(PATIENCE).until(() -> load.transactions() > 300);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Load.content(target, "live")).isEqualTo(Load.content(source, "live")));
            assertThat(workspace.projects().incremental(id)).allSatisfy(v -> assertThat(v.conflictCount()).as(v.direction() + " conflicts").isZero());
            workspace.projects().pause(id);
            workspace.projects().release(id);
            await().atMost(PATIENCE).until(() -> workspace.status(id) == ProjectStatus.RELEASED);
        }
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("select table_schema from information_schema.tables where table_name = 'godwit_checkpoint'")).as("what is left at the target").isEmpty();
        }
    }

    private static void start(Workspace workspace, String id) throws GodwitException {
        workspace.projects().start(id);
        await().atMost(PATIENCE).until(() -> workspace.step(id, StepName.TRANSFER_PRECHECK).status(), status -> status != StepStatus.RUNNING && status != StepStatus.INIT);
        assertThat(workspace.step(id, StepName.TRANSFER_PRECHECK).status()).as(() -> describe(workspace, id)).isEqualTo(StepStatus.FINISHED);
    }

    private static void awaitStep(Workspace workspace, String id, StepName name, StepStatus status) throws GodwitException {
        await().atMost(PATIENCE).until(() -> workspace.step(id, name).status() == status || workspace.status(id) == ProjectStatus.FAILED);
        assertThat(workspace.step(id, name).status()).as(() -> describe(workspace, id)).isEqualTo(status);
    }

    private static String describe(Workspace workspace, String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.toString();
        }
    }

    private static void switchOver(Workspace workspace, String id) throws Exception {
        confirm(workspace, id, "CONFIRM_SOURCE_STOP_WRITE");
        subStep(workspace, id, "HANDLE_DB_OBJECTS", TaskStatus.WAIT_CONFIRM);
        for (var item : workspace.projects().switchover(id).orElseThrow().items()) {
            workspace.projects().completeItem(id, item.id());
        }
        confirm(workspace, id, "HANDLE_DB_OBJECTS");
        confirm(workspace, id, "CREATE_REVERSE_SYNC");
        awaitStep(workspace, id, StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED);
    }

    private static void confirm(Workspace workspace, String id, String type) throws GodwitException {
        workspace.projects().confirm(id, subStep(workspace, id, type, TaskStatus.WAIT_CONFIRM).taskId());
    }

    private static SubStep subStep(Workspace workspace, String id, String type, TaskStatus status) throws GodwitException {
        Optional<SubStep> found = await().atMost(PATIENCE).until(() -> workspace.status(id) == ProjectStatus.FAILED
                ? Optional.of(new SubStep(0, 0, "", "", "", false, TaskStatus.FAILED, 0, "", "", "", false, false, false))
                : workspace.projects().switchover(id).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type) && s.status() == status).findFirst(), Optional::isPresent);
        assertThat(found.orElseThrow().type()).as(() -> describe(workspace, id)).isEqualTo(type);
        assertThat(workspace.projects().conflicts(id, Direction.FORWARD, 0, 1)).isEmpty();
        return found.get();
    }
}
