package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.spi.Component;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.ComponentRow;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ParameterRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.TicketRepository;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.live.PartType;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.Direction;
import org.godwit.transfer.full.FullImportOptions;
import org.jdbi.v3.core.Handle;

/**
 * Components on {@code oms_component}. Each operation is an O&M task that the scheduler works on; pausing and starting a component that works for one step pauses and resumes its project. Thread-safe.
 */
public final class Components implements ComponentService {
    private static final String NO_PARAMETERS = "{}";

    private final RmDatabase rm;
    private final RunFolders folders;
    private final ProjectCommands commands;
    private final ComponentOptions options;
    private final OpsTasks tasks;
    private final Runnable changed;
    private final ComponentRepository components = new ComponentRepository();
    private final LiveRepository live = new LiveRepository();
    private final TicketRepository tickets = new TicketRepository();
    private final ParameterRepository parameters = new ParameterRepository();
    private final AuditRepository audit = new AuditRepository();

    Components(RmDatabase rm, RunFolders folders, ComponentOptions options, Runnable changed) {
        this.rm = rm;
        this.folders = folders;
        this.commands = new ProjectCommands(rm);
        this.options = options;
        this.tasks = new OpsTasks(rm);
        this.changed = changed;
    }

    @Override
    public List<ComponentView> list() throws GodwitException {
        List<ComponentView> views = new ArrayList<>();
        for (ComponentRow row : rm.call(components::list)) {
            views.add(new ComponentView(row.name(), Component.Kind.valueOf(row.kind()), row.projectId(), row.projectName(), State.valueOf(row.status()), row.progress(), row.rps(), row.iops(),
                    row.queueFill(), row.errors(), Json.map(row.parametersJson()), row.gmtModified()));
        }
        return views;
    }

    @Override
    public List<LiveView> live() throws GodwitException {
        List<LiveView> views = new ArrayList<>();
        List<LiveRow> rows = rm.call(live::list);
        for (LiveRow row : rows) {
            views.add(new LiveView(row.name(), Component.Kind.valueOf(row.kind()), row.projectId(), LiveComponents.direction(row), row.subtopic(), row.isWanted(), State.valueOf(row.status()),
                    Incrementals.time(row.beginCheckpoint()), Incrementals.time(row.checkpoint()), Incrementals.time(row.checkpointSample()), row.delay(), row.caughtUp(), row.positionText(),
                    Json.text(Json.lenient(row.detailJson()), "note"), Incrementals.measures(row.detailJson()), Json.map(row.configJson()), row.attempts(), Problems.read(row.lastError()), operations(row, rows)));
        }
        return views;
    }

    /** OMS: operations by state. */
    private static Set<Operation> operations(LiveRow row, List<LiveRow> all) {
        if (row.runs() || row.isWanted() && row.nextAttempt().isPresent()) {
            return EnumSet.of(Operation.PAUSE, Operation.UPDATE);
        }
        Set<Operation> possible = EnumSet.of(Operation.START, Operation.UPDATE, Operation.RERUN, Operation.DELETE);
        if (LiveNames.is(row.kind(), Component.Kind.INCR_SYNC)) {
            if (row.projectStatus() == ProjectStatus.RUNNING) {
                possible.remove(Operation.DELETE);
            }
            if (all.stream().filter(r -> LiveNames.is(r.kind(), Component.Kind.STORE) && r.subtopic().equals(row.subtopic())).count() > 1) {
                possible.add(Operation.MIGRATE);
            }
        }
        return possible;
    }

    @Override
    public void pause(String name) throws GodwitException {
        if (rm.call(h -> live.find(h, name)).isPresent()) {
            ticket("PAUSE_COMPONENT", name, List.of(part(PartType.STOP_COMPONENT)));
            return;
        }
        String project = rm.call(h -> component(h, name)).projectId();
        commands.pause(project);
        rm.run(h -> tickets.done(h, "PAUSE_COMPONENT", name));
        changed.run();
    }

    @Override
    public void start(String name) throws GodwitException {
        start(name, Optional.empty());
    }

    @Override
    public long start(String name, Optional<Instant> resetTo) throws GodwitException {
        Optional<LiveRow> row = rm.call(h -> live.find(h, name));
        if (row.isPresent()) {
            return ticket("START_COMPONENT", name, starting(row.get(), resetTo));
        }
        String project = rm.call(h -> component(h, name)).projectId();
        if (rm.call(h -> commands.project(h, project)).status() != ProjectStatus.RUNNING) {
            commands.resume(project);
        }
        long id = rm.call(h -> {
            tickets.done(h, "START_COMPONENT", name);
            return tickets.list(h, 1).getFirst().id();
        });
        changed.run();
        return id;
    }

    private static List<TicketRepository.Part> starting(LiveRow row, Optional<Instant> resetTo) throws GodwitException {
        if (resetTo.isEmpty()) {
            return List.of(part(PartType.START_COMPONENT));
        }
        if (!LiveNames.is(row.kind(), Component.Kind.INCR_SYNC)) {
            throw new GodwitException(SupervisorError.REFUSED, row.name(), "a store", "resetting its time", "creating a store that begins earlier");
        }
        List<TicketRepository.Part> parts = new ArrayList<>(row.runs() ? List.of(part(PartType.STOP_COMPONENT)) : List.of());
        parts.add(new TicketRepository.Part(PartType.RESET_POSITION.name(), Json.object().put("seconds", resetTo.get().getEpochSecond()).toString()));
        parts.add(part(PartType.START_COMPONENT));
        return parts;
    }

    @Override
    public long createStore(String projectId, Direction direction, Instant from) throws GodwitException {
        String subtopic = LiveNames.subtopic(projectId, direction);
        long id = rm.call(h -> {
            ProjectRow project = commands.project(h, projectId);
            if (new IncrRepository().find(h, projectId, direction.name()).isEmpty()) {
                throw new GodwitException(SupervisorError.NO_INCREMENTAL, project.name(), direction.label().toLowerCase(java.util.Locale.ROOT));
            }
            int most = parameters.find(h, SystemParameters.STORES_PER_SUBTOPIC).map(p -> Integer.parseInt(p.paramValue().strip())).orElse(Integer.MAX_VALUE);
            int now = LiveComponents.stores(h, projectId, direction).size();
            if (now >= most) {
                throw new GodwitException(SupervisorError.TOO_MANY_STORES, subtopic, now);
            }
            return insert(h, "CREATE_STORE", subtopic, List.of(new TicketRepository.Part(PartType.CREATE_STORE.name(),
                    Json.object().put("project", projectId).put("direction", direction.name()).put("seconds", from.getEpochSecond()).toString()), part(PartType.START_STORE)));
        });
        changed.run();
        return id;
    }

    @Override
    public void checkParameter(Component.Kind kind, String key, String value) throws GodwitException {
        options.checked(kind, Map.of(key, value));
    }

    @Override
    public List<ComponentParameter> parameters(String name) throws GodwitException {
        return rm.call(h -> {
            ComponentRow row = component(h, name);
            boolean runs = row.status().equals(State.RUNNING.name());
            return options.views(Component.Kind.valueOf(row.kind()), SpecStore.spec(h, commands.project(h, row.projectId())).parameters(), Json.map(live.config(h, name).orElse(NO_PARAMETERS)),
                    runs ? Optional.of(Json.map(row.parametersJson())) : Optional.empty());
        });
    }

    @Override
    public long update(String name, Map<String, String> changes, boolean allowDelete) throws GodwitException {
        ComponentRow component = rm.call(h -> component(h, name));
        Component.Kind kind = Component.Kind.valueOf(component.kind());
        Map<String, String> checked = options.checked(kind, changes);
        ObjectNode param = Json.object().put("allowDelete", allowDelete);
        ObjectNode values = param.putObject("changes");
        checked.forEach(values::put);
        TicketRepository.Part change = new TicketRepository.Part(PartType.CHANGE_PARAMETERS.name(), param.toString());
        boolean atRunTime = !allowDelete && ComponentOptions.atRunTime(kind, checked.keySet());
        Optional<LiveRow> row = rm.call(h -> live.find(h, name));
        List<TicketRepository.Part> parts = new ArrayList<>(List.of(change));
        if (row.isPresent() && row.get().runs() && !atRunTime) {
            parts.addFirst(part(PartType.STOP_COMPONENT));
            parts.add(part(PartType.START_COMPONENT));
        } else if (row.isEmpty() && component.status().equals(State.RUNNING.name())) {
            parts.add(part(atRunTime ? PartType.RETUNE_STEP : PartType.RESTART_STEP));
        }
        rm.run(h -> audit.add(h, "CHANGE_PARAMETERS", name, Json.map(live.config(h, name).orElse(NO_PARAMETERS)) + " -> " + checked + (allowDelete ? " only" : "")));
        return ticket("UPDATE_COMPONENT", name, parts);
    }

    @Override
    public long migrate(String name, Optional<String> store) throws GodwitException {
        LiveRow row = rm.call(h -> live.find(h, name)).filter(r -> LiveNames.is(r.kind(), Component.Kind.INCR_SYNC))
                .orElseThrow(() -> new GodwitException(SupervisorError.REFUSED, name, "no Incr-Sync", "migrate", "pausing, rerunning"));
        refuseRunning(name, row.status(), "migrate");
        String now = Json.text(Json.lenient(row.startJson()), LiveComponents.STORE);
        List<LiveRow> others = rm.call(h -> LiveComponents.stores(h, row.projectId(), LiveComponents.direction(row))).stream().filter(LiveRow::runs).toList();
        LiveRow chosen = others.stream().filter(s -> store.isPresent() ? s.name().equals(store.get()) : !s.name().equals(now)).reduce((first, second) -> second)
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_OTHER_STORE, name, store.orElse("another store of " + row.subtopic())));
        return ticket("MIGRATE_COMPONENT", name, List.of(new TicketRepository.Part(PartType.MOVE_COMPONENT.name(), Json.object().put("store", chosen.name()).toString()), part(PartType.START_COMPONENT)));
    }

    @Override
    public String rerunConsequences(String name) throws GodwitException {
        ComponentRow row = rm.call(h -> component(h, name));
        return switch (Component.Kind.valueOf(row.kind())) {
            case STORE -> "The changes that the store keeps are removed, and the log is read again from where its direction began. That fails when the server has removed that part of its log.";
            case INCR_SYNC -> "It goes on from where its direction began, and applies everything since then once more, idempotently. The store must still have these changes.";
            case FULL_IMPORT -> copiedAgain(row.projectId());
            case FULL_VERIFICATION -> "All tables are compared again, in a new run; the results so far stay as those of the run before.";
        };
    }

    private String copiedAgain(String projectId) throws GodwitException {
        Map<String, String> parameters = rm.call(h -> SpecStore.spec(h, commands.project(h, projectId))).parameters();
        boolean keeps = FullImportOptions.IGNORE_CONFLICTS.parse(parameters.getOrDefault(FullImportOptions.IGNORE_CONFLICTS.key(), FullImportOptions.IGNORE_CONFLICTS.defaultText()));
        return keeps
                ? "All tables are copied again from the first row. Since target tables may have rows of their own, nothing is removed there: rows whose key is there already are left out and recorded, also those that were copied before."
                : "All rows of the project's tables at the target are removed, also those that were not copied by this project, and the tables are copied again from the first row.";
    }

    @Override
    public long rerun(String name, String confirmation) throws GodwitException {
        Optional<LiveRow> row = rm.call(h -> live.find(h, name));
        if (row.isPresent()) {
            refuseRunning(name, row.get().status(), "rerun");
            return ticket("RERUN_COMPONENT", name, List.of(part(PartType.CLEAR_COMPONENT), part(PartType.START_COMPONENT)));
        }
        ComponentRow component = rm.call(h -> component(h, name));
        refuseRunning(name, component.status(), "rerun");
        if (LiveNames.is(component.kind(), Component.Kind.FULL_IMPORT)) {
            if (component.status().equals(State.COMPLETED.name())) {
                throw new GodwitException(SupervisorError.REFUSED, name, component.status(), "rerun", "delete");
            }
            if (!confirmation.equals(RERUN)) {
                throw new GodwitException(SupervisorError.WRONG_CONFIRMATION, confirmation, RERUN);
            }
        }
        return ticket("RERUN_COMPONENT", name, List.of(part(PartType.RERUN_STEP)));
    }

    @Override
    public long delete(String name, String confirmation) throws GodwitException {
        ComponentRow row = rm.call(h -> component(h, name));
        String expected = LiveNames.is(row.kind(), Component.Kind.FULL_VERIFICATION) ? name : "delete";
        if (!confirmation.equals(expected)) {
            throw new GodwitException(SupervisorError.WRONG_CONFIRMATION, confirmation, expected);
        }
        refuseRunning(name, row.status(), "delete");
        if (LiveNames.is(row.kind(), Component.Kind.INCR_SYNC) && rm.call(h -> commands.project(h, row.projectId())).status() == ProjectStatus.RUNNING) {
            throw new GodwitException(SupervisorError.REFUSED, name, "the Incr-Sync of a running project", "delete", "pausing the project first");
        }
        return ticket("DELETE_COMPONENT", name, List.of(part(PartType.REMOVE_COMPONENT)));
    }

    private static void refuseRunning(String name, String status, String what) throws GodwitException {
        if (status.equals(State.RUNNING.name())) {
            throw new GodwitException(SupervisorError.REFUSED, name, status, what, "pause, update");
        }
    }

    private static TicketRepository.Part part(PartType type) {
        return new TicketRepository.Part(type.name(), NO_PARAMETERS);
    }

    private long ticket(String type, String name, List<TicketRepository.Part> parts) throws GodwitException {
        long id = rm.call(h -> insert(h, type, name, parts));
        changed.run();
        return id;
    }

    private long insert(Handle handle, String type, String name, List<TicketRepository.Part> parts) {
        audit.add(handle, type, name, parts.stream().map(TicketRepository.Part::type).collect(java.util.stream.Collectors.joining(", ")));
        return tickets.insert(handle, type, name, parts);
    }

    @Override
    public List<Ticket> tickets() throws GodwitException {
        return tasks.list();
    }

    @Override
    public void retryTicket(long id) throws GodwitException {
        tasks.retry(id);
        changed.run();
    }

    @Override
    public void skipTicket(long id) throws GodwitException {
        tasks.skip(id);
        changed.run();
    }

    @Override
    public void retryPart(long partId) throws GodwitException {
        tasks.retryPart(partId);
        changed.run();
    }

    @Override
    public void skipPart(long partId) throws GodwitException {
        tasks.skipPart(partId);
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
