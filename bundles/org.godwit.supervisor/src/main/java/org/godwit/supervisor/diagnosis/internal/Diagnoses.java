package org.godwit.supervisor.diagnosis.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Side;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.StepEventRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.DiagnosisService;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.diagnosis.StepStory;
import org.godwit.supervisor.internal.ConnectorRegistry;
import org.godwit.supervisor.internal.DataSources;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.TableProgress;
import org.slf4j.LoggerFactory;

/** Diagnoses with the services and servers of a workspace. Thread-safe. */
public final class Diagnoses implements DiagnosisService {
    static final List<Suspect> SUSPECTS = List.of(new LoginSuspect(), new NetworkSuspect(), new PrivilegeSuspect(), new LogSuspect(), new LockSuspect(), new DiskSuspect(), new ReadOnlySuspect(),
            new PacketSuspect(), new KeySuspect(), new DriftSuspect(), new ValueSuspect(), new ConstraintSuspect(), new DdlSuspect(), new ClockSuspect(), new PrecheckSuspect());

    private final RmDatabase rm;
    private final ProjectService projects;
    private final ComponentService components;
    private final DataSources sources;
    private final ConnectorRegistry connectors;
    private final Path workspace;
    private final StoryTeller stories;
    private final Bottlenecks bottlenecks;
    private final Repairs repairs;

    public Diagnoses(RmDatabase rm, ProjectService projects, ComponentService components, DataSources sources, ConnectorRegistry connectors, Path workspace) {
        this.rm = rm;
        this.projects = projects;
        this.components = components;
        this.sources = sources;
        this.connectors = connectors;
        this.workspace = workspace;
        this.stories = new StoryTeller(rm);
        this.bottlenecks = new Bottlenecks(components);
        this.repairs = new Repairs(projects, components, sources, connectors);
    }

    @Override
    public StepStory story(String projectId, StepName name) throws GodwitException {
        ProjectDetail detail = projects.get(projectId);
        StepView step = step(detail, name);
        List<StepEventRow> rows = stories.events(projectId, name);
        List<Remedy> remedies = new ArrayList<>(new Actions(projectId).general(step));
        return new StepStory(step, StoryTeller.purpose(name), StoryTeller.failures(step, rows, broken(projectId, step)), StoryTeller.timeline(rows), remedies, bottleneck(projectId, detail.spec(), step, 0));
    }

    @Override
    public Diagnosis diagnose(String projectId, StepName name, Listener listener, CancelToken cancel) throws GodwitException {
        ProjectDetail detail = projects.get(projectId);
        StepView step = step(detail, name);
        List<StructObject> objects = broken(projectId, step);
        List<Failure> failures = StoryTeller.failures(step, stories.events(projectId, name), objects).stream().filter(Failure::open).toList();
        var project = rm.call(h -> new ProjectRepository().find(h, projectId)).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PROJECT, projectId));
        DataSource source = sources.require(project.sourceEndpointId());
        DataSource target = sources.require(project.sinkEndpointId());
        CancelToken own = cancel.child();
        Ends ends = new Ends(source, target, d -> connectors.of(d.type()), own);
        try {
            Case of = new Case(projectId, detail.spec(), step, failures, tables(projectId), accused(projectId, step), objects, ddls(projectId, step), items(projectId, step), live(projectId, step), workspace,
                    ends, new Actions(projectId));
            double waiters = step.status() == StepStatus.RUNNING || step.status() == StepStatus.MONITORING ? lockWaiters(of, own) : 0;
            return new Inquiry(SUSPECTS, Inquiry.LIMIT).run(of, bottleneck(projectId, detail.spec(), step, waiters), listener, own);
        } finally {
            own.cancel();
            own.release();
            ends.close();
        }
    }

    @Override
    public String apply(String projectId, StepName step, Remedy remedy, String input, CancelToken cancel) throws GodwitException {
        return repairs.apply(projectId, step, remedy, input, cancel);
    }

    private static StepView step(ProjectDetail detail, StepName name) throws GodwitException {
        return detail.steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, detail.summary().name(), "step", name));
    }

    /** How many sessions wait for locks at the target on the average of three looks; a doubt counts as none. */
    private static double lockWaiters(Case of, CancelToken cancel) throws GodwitException {
        if (!of.writesRows()) {
            return 0;
        }
        try {
            Optional<Examiner> examiner = of.examiner(of.step().name() == StepName.REVERSE_INCR_TRANSFER ? Side.SOURCE : Side.TARGET);
            double waiting = 0;
            for (int i = 0; examiner.isPresent() && i < 3; i++) {
                waiting += examiner.get().lockHolders(cancel).stream().filter(Examiner.LockHolder::waits).count();
            }
            return waiting / 3;
        } catch (GodwitException e) {
            cancel.check();
            LoggerFactory.getLogger(Diagnoses.class).debug("lock waits cannot be counted", e);
            return 0;
        }
    }

    private Optional<Bottleneck> bottleneck(String projectId, ProjectSpec spec, StepView step, double lockWaiters) throws GodwitException {
        Optional<Component.Kind> kind = switch (step.name()) {
            case FULL_TRANSFER -> Optional.of(Component.Kind.FULL_IMPORT);
            case FULL_VERIFIER -> Optional.of(Component.Kind.FULL_VERIFICATION);
            case INCR_TRANSFER, REVERSE_INCR_TRANSFER -> Optional.of(Component.Kind.INCR_SYNC);
            case TRANSFER_PRECHECK, STRUCT_TRANSFER, TRANSFER_INCR_LOG_PULL, INDEX_TRANSFER, TRANSFER_APP_SWITCH -> Optional.empty();
        };
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String reverse = step.name() == StepName.REVERSE_INCR_TRANSFER ? Direction.REVERSE.name() : Direction.FORWARD.name();
        List<String> ofDirection = components.live().stream().filter(l -> l.projectId().equals(projectId) && !l.direction().name().equals(reverse)).map(LiveView::name).toList();
        Optional<ComponentView> component = components.list().stream().filter(c -> c.projectId().equals(projectId) && c.kind() == kind.get() && !ofDirection.contains(c.name())).findFirst();
        Map<String, String> parameters = new HashMap<>(spec.parameters());
        component.ifPresent(c -> parameters.putAll(c.parameters()));
        return component.isEmpty() ? Optional.empty() : bottlenecks.of(step, component.get().name(), parameters, lockWaiters);
    }

    private List<TableMapping> tables(String projectId) throws GodwitException {
        return SpecStore.objects(rm.call(h -> new ProjectRepository().objects(h, projectId))).tables();
    }

    private List<TableMapping> accused(String projectId, StepView step) throws GodwitException {
        if (step.name() != StepName.FULL_TRANSFER) {
            return List.of();
        }
        List<TableProgress> failed = projects.tables(projectId).stream().filter(t -> t.state() == TableProgress.State.FAILED).toList();
        return tables(projectId).stream().filter(m -> failed.stream().anyMatch(t -> t.source().equals(m.source()))).toList();
    }

    private List<StructObject> broken(String projectId, StepView step) throws GodwitException {
        if (step.name() != StepName.STRUCT_TRANSFER && step.name() != StepName.INDEX_TRANSFER) {
            return List.of();
        }
        boolean late = step.name() == StepName.INDEX_TRANSFER;
        return projects.objects(projectId).stream().filter(o -> o.state() == StructObject.State.FAILED || o.state() == StructObject.State.NOT_SUPPORTED).filter(o -> late == isLate(o)).toList();
    }

    private static boolean isLate(StructObject object) {
        return switch (object.kind()) {
            case INDEX, CHECK, FOREIGN_KEY -> true;
            case DATABASE, TABLE, VIEW -> false;
        };
    }

    private List<DdlView> ddls(String projectId, StepView step) throws GodwitException {
        return switch (step.name()) {
            case INCR_TRANSFER, REVERSE_INCR_TRANSFER -> projects.incremental(projectId).stream()
                    .filter(v -> (v.direction() == Direction.REVERSE) == (step.name() == StepName.REVERSE_INCR_TRANSFER)).flatMap(v -> v.ddls().stream()).filter(DdlView::needsAnswer).toList();
            case TRANSFER_PRECHECK, STRUCT_TRANSFER, TRANSFER_INCR_LOG_PULL, FULL_TRANSFER, INDEX_TRANSFER, FULL_VERIFIER, TRANSFER_APP_SWITCH -> List.of();
        };
    }

    private List<PrecheckItem> items(String projectId, StepView step) throws GodwitException {
        return step.name() == StepName.TRANSFER_PRECHECK ? projects.precheckItems(projectId).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).toList() : List.of();
    }

    private List<LiveView> live(String projectId, StepView step) throws GodwitException {
        Direction direction = step.name() == StepName.REVERSE_INCR_TRANSFER ? Direction.REVERSE : Direction.FORWARD;
        return components.live().stream().filter(l -> l.projectId().equals(projectId) && l.direction() == direction).toList();
    }
}
