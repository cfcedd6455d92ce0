package org.godwit.supervisor.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.spi.Component;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.ComponentRow;
import org.godwit.rm.repository.TicketRepository;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ComponentService;
import org.jdbi.v3.core.Handle;

/**
 * Components on {@code oms_component}. A component of a migration works for one step, so pausing and starting it pauses and resumes its project; each such operation is an O&M task. Thread-safe.
 */
public final class Components implements ComponentService {
    private final RmDatabase rm;
    private final RunFolders folders;
    private final ProjectCommands commands;
    private final Runnable changed;
    private final ComponentRepository components = new ComponentRepository();
    private final TicketRepository tickets = new TicketRepository();

    Components(RmDatabase rm, RunFolders folders, Runnable changed) {
        this.rm = rm;
        this.folders = folders;
        this.commands = new ProjectCommands(rm);
        this.changed = changed;
    }

    @Override
    public List<ComponentView> list() throws GodwitException {
        List<ComponentView> views = new java.util.ArrayList<>();
        for (ComponentRow row : rm.call(components::list)) {
            views.add(new ComponentView(row.name(), Component.Kind.valueOf(row.kind()), row.projectId(), row.projectName(), State.valueOf(row.status()), row.progress(), row.rps(), row.iops(),
                    row.queueFill(), row.errors(), Json.map(row.parametersJson()), row.gmtModified()));
        }
        return views;
    }

    @Override
    public void pause(String name) throws GodwitException {
        String project = rm.call(h -> component(h, name)).projectId();
        commands.pause(project);
        rm.run(h -> tickets.done(h, "PAUSE_COMPONENT", name));
        changed.run();
    }

    @Override
    public void start(String name) throws GodwitException {
        String project = rm.call(h -> component(h, name)).projectId();
        if (rm.call(h -> commands.project(h, project)).status() != ProjectStatus.RUNNING) {
            commands.resume(project);
        }
        rm.run(h -> tickets.done(h, "START_COMPONENT", name));
        changed.run();
    }

    @Override
    public List<Sample> samples(String name, String measure, Instant from) throws GodwitException {
        return rm.call(h -> components.samples(h, name, measure, from)).stream().map(s -> new Sample(Instant.ofEpochMilli(s.sampleTime()), s.sampleValue())).toList();
    }

    @Override
    public Path logFile(String name) {
        return folders.logFile(name);
    }

    private ComponentRow component(Handle handle, String name) throws GodwitException {
        return components.find(handle, name).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, "workspace", "component", name));
    }
}
