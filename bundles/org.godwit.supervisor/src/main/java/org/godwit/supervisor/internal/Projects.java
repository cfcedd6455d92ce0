package org.godwit.supervisor.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.ComponentRow;
import org.godwit.rm.repository.EndpointRepository;
import org.godwit.rm.repository.EndpointRow;
import org.godwit.rm.repository.FullRepository;
import org.godwit.rm.repository.LabelRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.PrecheckRepository;
import org.godwit.rm.repository.PrecheckRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.StructRepository;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.rm.repository.VerifyRunRow;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.step.PrecheckRunner;
import org.godwit.supervisor.internal.step.VerifyLedgers;
import org.godwit.supervisor.selection.SelectionResolver;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.supervisor.service.VerifyTable;
import org.jdbi.v3.core.Handle;

/** Projects on their rows: reads are snapshots, commands are handed to {@link ProjectCommands}. Thread-safe. */
public final class Projects implements ProjectService {
    private final RmDatabase rm;
    private final DataSources sources;
    private final SharedEndpoints endpoints;
    private final SpecValidator validator;
    private final PrecheckRunner prechecks;
    private final ProjectCommands commands;
    private final ObjectCommands objectCommands;
    private final Incrementals incrementals;
    private final Switchovers switchovers;
    private final RunFolders folders;
    private final Runnable changed;
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final StructRepository structs = new StructRepository();
    private final PrecheckRepository items = new PrecheckRepository();
    private final FullRepository full = new FullRepository();
    private final VerifyRepository verify = new VerifyRepository();
    private final LabelRepository labels = new LabelRepository();
    private final AuditRepository audit = new AuditRepository();

    /** @param changed told after each command, so that a scheduler of this process need not wait for its next look */
    Projects(RmDatabase rm, DataSources sources, SharedEndpoints endpoints, SpecValidator validator, PrecheckRunner prechecks, RunFolders folders, Runnable changed) {
        this.rm = rm;
        this.sources = sources;
        this.endpoints = endpoints;
        this.validator = validator;
        this.prechecks = prechecks;
        this.commands = new ProjectCommands(rm);
        this.objectCommands = new ObjectCommands(rm, commands);
        this.incrementals = new Incrementals(rm, commands);
        this.switchovers = new Switchovers(rm, commands);
        this.folders = folders;
        this.changed = changed;
    }

    @Override
    public List<ProjectSummary> list() throws GodwitException {
        return rm.call(h -> {
            Map<String, List<StepRow>> byProject = steps.all(h).stream().collect(Collectors.groupingBy(StepRow::projectId));
            Map<String, String> names = new EndpointRepository().list(h).stream().collect(Collectors.toMap(EndpointRow::id, EndpointRow::name));
            Map<String, List<LiveRow>> live = new LiveRepository().list(h).stream().collect(Collectors.groupingBy(LiveRow::projectId));
            Map<String, List<String>> tags = labels.byProject(h);
            return projects.list(h).stream().map(p -> Views.summary(p, names.getOrDefault(p.sourceEndpointId(), p.sourceEndpointId()), names.getOrDefault(p.sinkEndpointId(), p.sinkEndpointId()),
                    byProject.getOrDefault(p.id(), List.of()), LiveComponents.delay(live.getOrDefault(p.id(), List.of())), tags.getOrDefault(p.id(), List.of()))).toList();
        });
    }

    @Override
    public ProjectDetail get(String id) throws GodwitException {
        return rm.call(h -> {
            ProjectRow project = commands.project(h, id);
            ProjectSpec spec = SpecStore.spec(h, project);
            List<StepRow> rows = steps.ofProject(h, id);
            Map<Long, List<TaskRow>> byStep = tasks.ofProject(h, id).stream().collect(Collectors.groupingBy(TaskRow::taskGroup));
            List<LiveRow> live = new LiveRepository().ofProject(h, id);
            return new ProjectDetail(Views.summary(project, spec.source(), spec.target(), rows, LiveComponents.delay(live), labels.of(h, id)), spec,
                    rows.stream().map(s -> Views.step(s, byStep.getOrDefault(s.id(), List.of()), LiveComponents.delay(live, s.stepName()))).toList());
        });
    }

    @Override
    public String create(ProjectSpec spec) throws GodwitException {
        return create(spec, List.of());
    }

    @Override
    public String create(ProjectSpec spec, List<PrecheckItem> skipped) throws GodwitException {
        validator.check(spec, CancelToken.create());
        DataSource source = sources.require(spec.source());
        DataSource target = sources.require(spec.target());
        for (PrecheckItem item : skipped) {
            prechecks.requireSkippable(item, source, target, spec);
        }
        String id = Ids.random("np_");
        ProjectRow row = SpecStore.row(id, spec, source.id(), target.id());
        rm.run(h -> {
            if (projects.nameTaken(h, spec.name())) {
                throw new GodwitException(SupervisorError.NAME_TAKEN, spec.name());
            }
            projects.insert(h, row);
            SpecStore.steps(spec.types(), ProjectOptions.isActiveActive(spec), target.type().isQueue()).forEach((order, step) -> steps.insert(h, id, step, order));
            audit.add(h, "CREATE_PROJECT", spec.name(), id);
            for (PrecheckItem item : skipped) {
                items.put(h, new PrecheckRow(0, id, (int) item.id(), item.key(), item.side().name(), item.description(), PrecheckItem.State.SKIPPED.name(), item.cause(), item.remedy(), item.mend(), true));
                audit.add(h, "SKIP_PRECHECK", spec.name(), item.side() + " " + item.key());
            }
        });
        changed.run();
        return id;
    }

    @Override
    public void start(String id) throws GodwitException {
        commands.start(id);
        changed.run();
    }

    @Override
    public void pause(String id) throws GodwitException {
        commands.pause(id);
        changed.run();
    }

    @Override
    public void resume(String id) throws GodwitException {
        commands.resume(id);
        changed.run();
    }

    @Override
    public void release(String id) throws GodwitException {
        commands.release(id);
        changed.run();
    }

    @Override
    public void delete(String id) throws GodwitException {
        List<String> components = rm.call(h -> new ComponentRepository().list(h)).stream().filter(c -> c.projectId().equals(id)).map(ComponentRow::name).toList();
        commands.delete(id);
        components.forEach(folders::remove);
        changed.run();
    }

    @Override
    public void retryStep(String id, StepName step) throws GodwitException {
        if (step == StepName.FULL_VERIFIER && rm.call(h -> verify.latest(h, id)).filter(VerifyRunRow::finished).isPresent()) {
            reverify(id, ReverifyScope.ALL);
            return;
        }
        commands.retryStep(id, step);
        changed.run();
    }

    @Override
    public void skipStep(String id, StepName step) throws GodwitException {
        commands.skipStep(id, step);
        changed.run();
    }

    @Override
    public void retryTask(String id, long taskId) throws GodwitException {
        commands.retryTask(id, taskId);
        changed.run();
    }

    @Override
    public void skipTask(String id, long taskId) throws GodwitException {
        commands.skipTask(id, taskId);
        changed.run();
    }

    @Override
    public ResolvedObjects resolve(String dataSourceId, ObjectSelection selection, CancelToken cancel) throws GodwitException {
        return endpoints.with(sources.require(dataSourceId), cancel, e -> new SelectionResolver(e.catalog()).resolve(selection, cancel));
    }

    @Override
    public List<PrecheckItem> precheck(ProjectSpec spec, PrecheckListener listener, CancelToken cancel) throws GodwitException {
        validator.checkAlone(spec);
        return prechecks.runUnsaved(spec, sources.require(spec.source()), sources.require(spec.target()), listener, cancel);
    }

    @Override
    public List<PrecheckItem> precheckItems(String id) throws GodwitException {
        return rm.call(h -> items.ofProject(h, id)).stream().map(Views::precheck).toList();
    }

    @Override
    public void skipPrecheck(String id, long itemId) throws GodwitException {
        rm.run(h -> {
            ProjectRow project = commands.project(h, id);
            PrecheckRow item = items.find(h, id, itemId).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "precheck item", String.valueOf(itemId)));
            if (!item.skippable()) {
                throw new GodwitException(SupervisorError.NOT_SKIPPABLE, item.itemKey(), "what it checks is needed");
            }
            items.setState(h, itemId, PrecheckItem.State.SKIPPED.name());
            audit.add(h, "SKIP_PRECHECK", project.name(), item.side() + " " + item.itemKey());
            Optional<StepRow> step = steps.find(h, id, StepName.TRANSFER_PRECHECK).filter(s -> s.stepStatus() == StepStatus.FAILED);
            if (step.isPresent() && items.ofProject(h, id).stream().noneMatch(i -> i.state().equals(PrecheckItem.State.FAILED.name()))) {
                commands.goOn(h, id, step.get());
            }
        });
        changed.run();
    }

    @Override
    public List<StructObject> objects(String id) throws GodwitException {
        return rm.call(h -> structs.ofProject(h, id)).stream().map(Views::object).toList();
    }

    @Override
    public void retryObjects(String id, List<Long> objectIds) throws GodwitException {
        objectCommands.retry(id, objectIds);
        changed.run();
    }

    @Override
    public void skipObjects(String id, List<Long> objectIds) throws GodwitException {
        objectCommands.skip(id, objectIds);
        changed.run();
    }

    @Override
    public void editObject(String id, long objectId, String ddl) throws GodwitException {
        objectCommands.edit(id, objectId, ddl);
        changed.run();
    }

    @Override
    public List<FindingView> findings(String id) throws GodwitException {
        return rm.call(h -> structs.findings(h, id)).stream().map(Views::finding).toList();
    }

    @Override
    public List<TableProgress> tables(String id) throws GodwitException {
        Instant now = Instant.now();
        return rm.call(h -> full.tables(h, id)).stream().map(r -> Views.table(r, now)).toList();
    }

    @Override
    public List<VerifyTable> verification(String id) throws GodwitException {
        return rm.call(h -> {
            Optional<VerifyRunRow> run = verify.latest(h, id);
            return run.isEmpty() ? List.<VerifyResultRow>of() : VerifyLedgers.merged(verify, h, run.get());
        }).stream().map(Views::verified).toList();
    }

    @Override
    public List<RowDifference> differences(String id, ObjectName table, int offset, int limit) throws GodwitException {
        return rm.call(h -> {
            List<RowDifference> list = new ArrayList<>();
            Optional<VerifyResultRow> result = result(h, id, table);
            if (result.isPresent()) {
                for (var row : verify.differences(h, id, result.get().subId(), table, offset, limit)) {
                    list.add(VerifyLedgers.view(row));
                }
            }
            return list;
        });
    }

    @Override
    public List<Path> verificationFiles(String id, ObjectName table) throws GodwitException {
        Optional<VerifyResultRow> result = rm.call(h -> result(h, id, table));
        return result.stream().flatMap(r -> java.util.stream.Stream.of(r.sqlFile(), r.diffFile())).filter(f -> !f.isEmpty()).map(Path::of).filter(Files::exists).toList();
    }

    private Optional<VerifyResultRow> result(Handle handle, String id, ObjectName table) {
        Map<ObjectName, VerifyResultRow> byTable = new HashMap<>();
        verify.latest(handle, id).ifPresent(run -> VerifyLedgers.merged(verify, handle, run).forEach(r -> byTable.put(new ObjectName(r.sourceSchema(), r.sourceTable()), r)));
        return Optional.ofNullable(byTable.get(table));
    }

    @Override
    public void reverify(String id, ReverifyScope scope) throws GodwitException {
        rm.run(h -> {
            commands.project(h, id);
            commands.verifyAgain(h, id, scope.name());
        });
        changed.run();
    }

    @Override
    public List<IncrementalView> incremental(String id) throws GodwitException {
        return incrementals.views(id);
    }

    @Override
    public void answerDdl(String id, long ddlId, DdlAnswer answer) throws GodwitException {
        incrementals.answer(id, ddlId, answer);
        changed.run();
    }

    @Override
    public List<ConflictView> conflicts(String id, Direction direction, int offset, int limit) throws GodwitException {
        return incrementals.conflicts(id, direction, offset, limit);
    }

    @Override
    public Optional<SwitchoverView> switchover(String id) throws GodwitException {
        return switchovers.view(id);
    }

    @Override
    public void confirm(String id, long taskId) throws GodwitException {
        switchovers.confirm(id, taskId);
        changed.run();
    }

    @Override
    public void completeItem(String id, long itemId) throws GodwitException {
        switchovers.setItem(id, itemId, SwitchoverView.Item.State.FINISHED);
        changed.run();
    }

    @Override
    public void skipItem(String id, long itemId) throws GodwitException {
        switchovers.setItem(id, itemId, SwitchoverView.Item.State.SKIPPED);
        changed.run();
    }

    @Override
    public void switchBack(String id) throws GodwitException {
        switchovers.switchBack(id);
        changed.run();
    }

    @Override
    public void abortSwitchover(String id, CancelToken cancel) throws GodwitException {
        switchovers.abort(id, changed, cancel);
    }
}
