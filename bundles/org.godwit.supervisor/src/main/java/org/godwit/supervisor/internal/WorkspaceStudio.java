package org.godwit.supervisor.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.secret.KeyFileSecretBox;
import org.godwit.rm.secret.SecretBox;
import org.godwit.schema.mysql.MySqlSchemaConverter;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.alert.AlertService;
import org.godwit.supervisor.internal.alert.AlertBook;
import org.godwit.supervisor.internal.alert.AlertDesk;
import org.godwit.supervisor.internal.alert.Senders;
import org.godwit.supervisor.diagnosis.DiagnosisService;
import org.godwit.supervisor.diagnosis.internal.Diagnoses;
import org.godwit.supervisor.internal.live.LiveMaker;
import org.godwit.supervisor.internal.live.LiveMakers;
import org.godwit.supervisor.internal.live.LiveRegistry;
import org.godwit.supervisor.internal.step.CatchUpStep;
import org.godwit.supervisor.internal.step.Directions;
import org.godwit.supervisor.internal.step.StoreStep;
import org.godwit.supervisor.internal.step.SwitchSteps;
import org.godwit.supervisor.internal.step.SyncStep;
import org.godwit.supervisor.internal.sync.Queues;
import org.godwit.supervisor.internal.sync.TopicStep;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.internal.run.Engine;
import org.godwit.supervisor.internal.run.RetryPause;
import org.godwit.supervisor.internal.run.Scheduler;
import org.godwit.supervisor.internal.run.StepBell;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.internal.run.TaskWork;
import org.godwit.supervisor.internal.step.ConvertObjects;
import org.godwit.supervisor.internal.step.CreateObjects;
import org.godwit.supervisor.internal.step.FullStep;
import org.godwit.supervisor.internal.step.PrecheckRunner;
import org.godwit.supervisor.internal.step.PrecheckStep;
import org.godwit.supervisor.internal.step.VerifyStep;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.CorrectionService;
import org.godwit.supervisor.service.DataSourceService;
import org.godwit.supervisor.service.LabelService;
import org.godwit.supervisor.service.ParameterService;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.QueueService;
import org.godwit.supervisor.service.RmConsole;
import org.godwit.supervisor.service.Studio;

/** An open workspace: makes the parts and joins them. Thread-safe. */
public final class WorkspaceStudio implements Studio {
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final RmDatabase rm;
    private final SharedEndpoints endpoints;
    private final ChangeFeed changes;
    private final DataSources sources;
    private final Projects projects;
    private final Corrections corrections;
    private final Labels labels;
    private final Components components;
    private final Queues queues;
    private final Parameters parameters;
    private final SqlConsole console;
    private final AlertBook alerts;
    private final Optional<AlertDesk> alertDesk;
    private final Diagnoses diagnoses;
    private final StepBell bell = new StepBell();
    private final Optional<Scheduler> scheduler;

    private WorkspaceStudio(StudioConfig config, RmDatabase rm, Parameters parameters, SecretBox secrets) {
        this.rm = rm;
        this.parameters = parameters;
        ConnectorRegistry connectors = new ConnectorRegistry(config.connectors());
        this.endpoints = new SharedEndpoints(connectors);
        this.sources = new DataSources(rm, secrets, connectors, endpoints);
        this.changes = new ChangeFeed(rm);
        RunFolders folders = new RunFolders(config.workspace().toAbsolutePath());
        PrecheckRunner prechecks = new PrecheckRunner(connectors, parameters);
        SpecValidator validator = new SpecValidator(sources, endpoints, connectors.options(ProjectOptions.ALL));
        this.projects = new Projects(rm, sources, endpoints, validator, prechecks, folders, this::changed);
        this.corrections = new Corrections(rm, sources, endpoints, this::changed);
        this.labels = new Labels(rm, this::changed);
        this.queues = new Queues(connectors);
        this.components = new Components(rm, folders, new ComponentOptions(connectors.options(List.of())), this::changed);
        this.console = new SqlConsole(rm);
        Senders senders = new Senders();
        this.alerts = new AlertBook(rm, secrets, senders, changes::poke);
        this.diagnoses = new Diagnoses(rm, projects, components, sources, connectors, config.workspace().toAbsolutePath());
        LiveRegistry live = new LiveRegistry();
        Engine engine = new Engine(rm, sources, connectors, parameters, config.host(), folders, live);
        LiveMaker maker = new LiveMakers(rm, sources, connectors, folders, live);
        this.scheduler = config.role() == StudioConfig.Role.WORK ? Optional.of(new Scheduler(engine, works(prechecks), maker, new RetryPause(config.firstRetry(), LONGEST_RETRY), bell, endpoints::closeIdle)) : Optional.empty();
        this.alertDesk = config.role() == StudioConfig.Role.WORK ? Optional.of(new AlertDesk(rm, secrets, senders, changes::poke)) : Optional.empty();
    }

    public static WorkspaceStudio open(StudioConfig config) throws GodwitException {
        Path workspace = OwnerOnlyFiles.folder(config.workspace().toAbsolutePath());
        RmDatabase rm = RmDatabase.open(workspace);
        boolean open = false;
        try {
            SecretBox secrets = config.secrets().isPresent() ? config.secrets().get() : KeyFileSecretBox.open(StudioConfig.keyFile(workspace));
            Parameters parameters = new Parameters(rm);
            parameters.ship();
            WorkspaceStudio studio = new WorkspaceStudio(config, rm, parameters, secrets);
            open = true;
            return studio;
        } finally {
            if (!open) {
                rm.close();
            }
        }
    }

    private static Map<TaskType, TaskWork> works(PrecheckRunner prechecks) {
        Map<TaskType, TaskWork> works = new EnumMap<>(TaskType.class);
        works.put(TaskType.RUN_PRECHECK, new PrecheckStep(prechecks));
        works.put(TaskType.CONVERT_OBJECTS, new ConvertObjects(new MySqlSchemaConverter()));
        works.put(TaskType.CREATE_OBJECTS, new CreateObjects());
        works.put(TaskType.CREATE_TOPICS, new TopicStep());
        works.put(TaskType.RUN_FULL_IMPORT, new FullStep());
        works.put(TaskType.RUN_FULL_VERIFICATION, new VerifyStep());
        works.put(TaskType.CREATE_STORE, new StoreStep(Directions.always(Direction.FORWARD)));
        works.put(TaskType.CREATE_INCR_SYNC, new SyncStep(Directions.always(Direction.FORWARD)));
        works.put(TaskType.AWAIT_CATCH_UP, new CatchUpStep(Direction.FORWARD));
        works.put(TaskType.CREATE_DEST_STORE, new StoreStep(Directions.BEGINNING));
        works.put(TaskType.CREATE_REVERSE_SYNC, new SyncStep(Directions.BEGINNING));
        works.put(TaskType.START_REVERSE_STORE, new StoreStep(Directions.always(Direction.REVERSE)));
        works.put(TaskType.START_REVERSE_SYNC, new SyncStep(Directions.always(Direction.REVERSE)));
        works.put(TaskType.AWAIT_REVERSE, new CatchUpStep(Direction.REVERSE));
        works.putAll(new SwitchSteps(prechecks).works());
        return works;
    }

    private void changed() {
        changes.poke();
        scheduler.ifPresent(Scheduler::poke);
    }

    @Override
    public DataSourceService dataSources() {
        return sources;
    }

    @Override
    public ProjectService projects() {
        return projects;
    }

    @Override
    public CorrectionService corrections() {
        return corrections;
    }

    @Override
    public LabelService labels() {
        return labels;
    }

    @Override
    public ComponentService components() {
        return components;
    }

    @Override
    public QueueService queues() {
        return queues;
    }

    @Override
    public ParameterService parameters() {
        return parameters;
    }

    @Override
    public AlertService alerts() {
        return alerts;
    }

    @Override
    public RmConsole rm() {
        return console;
    }

    @Override
    public DiagnosisService diagnosis() {
        return diagnoses;
    }

    @Override
    public Registration onChange(ChangeListener listener) {
        return changes.add(listener);
    }

    @Override
    public Registration onStep(Runnable listener) {
        return bell.add(listener);
    }

    @Override
    public void close() {
        alertDesk.ifPresent(AlertDesk::close);
        scheduler.ifPresent(Scheduler::close);
        changes.close();
        endpoints.close();
        rm.close();
    }
}
