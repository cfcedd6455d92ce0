package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;

/** Two servers, a workspace, and what tests do to a live project between them. Used by one thread. */
final class LivePair implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(120);

    final Servers servers;
    final DataSource source;
    final DataSource target;
    final Workspace workspace;
    final Jdbc here;
    final Jdbc there;

    private LivePair(Servers servers, DataSource source, DataSource target, Workspace workspace) throws Exception {
        this.servers = servers;
        this.source = source;
        this.target = target;
        this.workspace = workspace;
        this.here = Jdbc.open(source);
        this.there = Jdbc.open(target);
    }

    static LivePair open() throws Exception {
        Servers servers = Servers.open();
        return new LivePair(servers, servers.source("way-source"), servers.source("way-target"), Workspace.open(servers.folder("workspace")));
    }

    /** Creates and starts a project, and waits until it carries changes over. */
    String follow(Set<TransferType> types, ObjectSelection objects, Map<String, String> parameters) throws GodwitException {
        String id = workspace.create(source, target, types, objects, parameters);
        workspace.projects().start(id);
        awaitStep(id, StepName.INCR_TRANSFER, StepStatus.MONITORING);
        return id;
    }

    void awaitStep(String id, StepName name, StepStatus status) throws GodwitException {
        await().atMost(PATIENCE).until(() -> workspace.step(id, name).status() == status || workspace.status(id) == ProjectStatus.FAILED);
        assertThat(workspace.step(id, name).status()).as(() -> describe(id)).isEqualTo(status);
    }

    String describe(String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.toString();
        }
    }

    SubStep subStep(String id, String type, TaskStatus status) throws GodwitException {
        await().atMost(PATIENCE).until(() -> workspace.status(id) == ProjectStatus.FAILED || find(id, type, status).isPresent());
        Optional<SubStep> found = find(id, type, status);
        assertThat(found).as(() -> type + " " + describe(id)).isPresent();
        return found.get();
    }

    private Optional<SubStep> find(String id, String type, TaskStatus status) throws GodwitException {
        return workspace.projects().switchover(id).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type) && s.status() == status).findFirst();
    }

    void confirm(String id, String type) throws GodwitException {
        workspace.projects().confirm(id, subStep(id, type, TaskStatus.WAIT_CONFIRM).taskId());
    }

    /** Goes through a switchover that waits for its first confirmation, to its end; what is to be done by hand counts as done. */
    void switchOver(String id) throws GodwitException {
        confirm(id, "START_SWITCH");
        confirm(id, "CONFIRM_SOURCE_STOP_WRITE");
        subStep(id, "HANDLE_DB_OBJECTS", TaskStatus.WAIT_CONFIRM);
        for (var item : workspace.projects().switchover(id).orElseThrow().items()) {
            workspace.projects().completeItem(id, item.id());
        }
        confirm(id, "HANDLE_DB_OBJECTS");
        confirm(id, "CREATE_REVERSE_SYNC");
        awaitStep(id, StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED);
    }

    LiveView component(String name) throws GodwitException {
        return workspace.studio().components().live().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    List<LiveView> components(String id) throws GodwitException {
        return workspace.studio().components().live().stream().filter(c -> c.projectId().equals(id)).toList();
    }

    /** Waits until a query has the same answer on both sides. */
    void awaitEqual(String id, String query) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(there.rows(query)).as(() -> describe(id)).isEqualTo(here.rows(query)));
    }

    void end(String id) throws GodwitException {
        if (workspace.status(id) == ProjectStatus.RUNNING) {
            workspace.projects().pause(id);
        }
        workspace.projects().release(id);
        await().atMost(PATIENCE).until(() -> workspace.status(id) == ProjectStatus.RELEASED);
    }

    @Override
    public void close() throws Exception {
        here.close();
        there.close();
        workspace.close();
        servers.close();
    }
}
