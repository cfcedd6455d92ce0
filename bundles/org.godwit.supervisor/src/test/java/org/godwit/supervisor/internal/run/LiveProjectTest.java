package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.LockHolder;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.internal.Parameters;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.internal.live.FakeMaker;
import org.godwit.supervisor.internal.live.FakeOrigin;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.live.LiveNames;
import org.godwit.supervisor.internal.step.CatchUpStep;
import org.godwit.supervisor.internal.step.Directions;
import org.godwit.supervisor.internal.step.DrainSteps;
import org.godwit.supervisor.internal.step.SyncStep;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live migrations with components that do what the test says; commands come from a studio that only looks, repairs are made by SQL as the OMS FAQ tells its users. */
class LiveProjectTest {
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path workspace;
    private final Map<TaskType, TaskWork> behaviour = new ConcurrentHashMap<>();
    private volatile FakeOrigin.End logEnd = () -> 1;
    private final DrainSteps drain = new DrainSteps((context, direction) -> new DrainSteps.Origin(new FakeOrigin(() -> logEnd.now()), Optional.of(examiner())));
    private volatile List<LockHolder> openTransactions = List.of();
    private FakeMaker maker;
    private Studio studio;
    private RmDatabase rm;
    private Scheduler scheduler;
    private String id;
    private String store;
    private String sync;

    @BeforeEach
    void open() throws Exception {
        maker = new FakeMaker(workspace.resolve("stores"));
        FakeConnector connector = new FakeConnector();
        connector.server("from").table("shop", "orders");
        studio = StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withConnectors(List.of(connector)).withRole(StudioConfig.Role.OBSERVE));
        for (var source : FakeConnector.pair().values()) {
            studio.dataSources().save(source);
        }
        rm = RmDatabase.open(workspace);
        schedule();
        id = create(Map.of());
        store = LiveNames.store(id, Direction.FORWARD, 1);
        sync = LiveNames.sync(id, Direction.FORWARD);
    }

    private String create(Map<String, String> parameters) throws GodwitException {
        return studio.projects().create(new ProjectSpec("p" + parameters.size(), "from", "to", Set.of(TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE),
                new ObjectSelection.Specific(List.of(TableMapping.same(new ObjectName("shop", "orders"))), List.of()), parameters));
    }

    private void schedule() {
        Map<TaskType, TaskWork> works = new EnumMap<>(TaskType.class);
        for (TaskType type : TaskType.values()) {
            works.put(type, (context, task) -> behaviour.getOrDefault(type, (c, t) -> "done").run(context, task));
        }
        TaskWork stop = drain::stop;
        works.put(TaskType.CREATE_STORE, storing(TaskType.CREATE_STORE, Directions.always(Direction.FORWARD)));
        works.put(TaskType.CREATE_DEST_STORE, storing(TaskType.CREATE_DEST_STORE, Directions.BEGINNING));
        works.put(TaskType.START_REVERSE_STORE, storing(TaskType.START_REVERSE_STORE, Directions.always(Direction.REVERSE)));
        works.put(TaskType.CREATE_INCR_SYNC, new SyncStep(Directions.always(Direction.FORWARD)));
        works.put(TaskType.CREATE_REVERSE_SYNC, new SyncStep(Directions.BEGINNING));
        works.put(TaskType.START_REVERSE_SYNC, new SyncStep(Directions.always(Direction.REVERSE)));
        works.put(TaskType.AWAIT_CATCH_UP, new CatchUpStep(Direction.FORWARD));
        works.put(TaskType.AWAIT_REVERSE, new CatchUpStep(Direction.REVERSE));
        works.put(TaskType.STOP_FORWARD_SYNC, stop);
        Engine engine = new Engine(rm, null, null, new Parameters(rm), new HeadlessComponentHost(), new RunFolders(workspace), maker.registry);
        scheduler = new Scheduler(engine, works, maker, new RetryPause(Duration.ofMillis(20), Duration.ofMillis(50)), new StepBell(), () -> {});
    }

    /** Asked for open transactions alone. */
    private Examiner examiner() {
        return (Examiner) Proxy.newProxyInstance(Examiner.class.getClassLoader(), new Class<?>[] {Examiner.class}, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("lockHolders");
            return openTransactions;
        });
    }

    /** Settles a direction's begin and starts its store, without a server. */
    private TaskWork storing(TaskType type, Directions.Choice choice) {
        return (context, task) -> {
            if (behaviour.containsKey(type)) {
                behaviour.get(type).run(context, task);
            }
            Direction direction = choice.of(context);
            context.engine().rm().run(h -> {
                if (new IncrRepository().find(h, id, direction.name()).isEmpty()) {
                    new IncrRepository().put(h, id, direction.name(), "begin", 1, "{}");
                    new IncrRepository().setUntil(h, id, direction.name(), "until", 1);
                }
                LiveComponents.ensureStore(h, id, direction, "begin", 1);
            });
            return "store";
        };
    }

    @AfterEach
    void close() throws Exception {
        scheduler.close();
        rm.close();
        studio.close();
    }

    private StepStatus step(StepName name) throws GodwitException {
        return studio.projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    private void awaitStep(StepName name, StepStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> step(name) == status);
    }

    private void awaitProject(ProjectStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().get(id).summary().status() == status);
    }

    private LiveView component(String name) throws GodwitException {
        return studio.components().live().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private void awaitComponent(String name, State state) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.components().live().stream().anyMatch(c -> c.name().equals(name) && c.state() == state));
    }

    private Ticket awaitTicket(long ticket, TicketStatus status) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.components().tickets().stream().filter(t -> t.id() == ticket && t.status() == status).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private void sql(String statement) throws GodwitException {
        assertThat(studio.rm().execute(statement, 1, CancelToken.create()).updated()).isEqualTo(1);
    }

    private SubStep awaitSubStep(TaskType type, TaskStatus status) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().switchover(id).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type.name()) && s.status() == status).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    private void confirm(TaskType type) throws GodwitException {
        studio.projects().confirm(id, awaitSubStep(type, TaskStatus.WAIT_CONFIRM).taskId());
    }

    private void switchOver() throws GodwitException {
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        confirm(TaskType.CREATE_REVERSE_SYNC);
        awaitStep(StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED);
    }

    private void startAndCatchUp() throws GodwitException {
        studio.projects().start(id);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        awaitSubStep(TaskType.START_SWITCH, TaskStatus.WAIT_CONFIRM);
    }

    @Test
    void switchesOverAndBackAndOverAgain() throws Exception {
        startAndCatchUp();
        assertThat(studio.projects().switchover(id).orElseThrow().subSteps()).extracting(SubStep::type).containsExactly("START_SWITCH", "SWITCH_PRECHECK", "CREATE_DEST_STORE", "CONFIRM_SOURCE_STOP_WRITE",
                "CHECK_SYNC_POSITION", "STOP_FORWARD_SYNC", "HANDLE_DB_OBJECTS", "CREATE_REVERSE_SYNC");
        switchOver();
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
        assertThat(component(sync).state()).isEqualTo(State.STOPPED);
        SwitchoverView over = studio.projects().switchover(id).orElseThrow();
        assertThat(over.mayBegin()).isTrue();
        studio.projects().switchBack(id);
        assertThat(studio.projects().switchover(id).orElseThrow().from()).isEqualTo(Direction.REVERSE);
        switchOver();
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        assertThat(step(StepName.REVERSE_INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
        studio.projects().switchBack(id);
        assertThat(studio.projects().switchover(id).orElseThrow().from()).isEqualTo(Direction.FORWARD);
        switchOver();
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void whatIsWrittenWhileTheIncrSyncStopsIsAppliedAndTold() throws Exception {
        startAndCatchUp();
        logEnd = () -> {
            maker.applied = 5;
            return 5;
        };
        maker.rows = 3;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        SubStep failed = awaitSubStep(TaskType.STOP_FORWARD_SYNC, TaskStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("GODWIT-STEP-0009");
        assertThat(failed.errorMessage()).contains("source", "3 rows");
        assertThat(maker.started).as("starts of the Incr-Sync").filteredOn(sync::equals).hasSize(2);
        // nothing is written any more
        studio.projects().retryTask(id, failed.taskId());
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitComponent(sync, State.STOPPED);
    }

    @Test
    void aStopThatIsInterruptedLooksOnceMoreWhenItGoesOn() throws Exception {
        startAndCatchUp();
        AtomicInteger looks = new AtomicInteger();
        logEnd = () -> {
            if (looks.incrementAndGet() == 1) {
                throw FakeConnector.failure(Category.TRANSIENT, "connection lost");
            }
            maker.applied = 5;
            return 5;
        };
        maker.rows = 3;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        assertThat(awaitSubStep(TaskType.STOP_FORWARD_SYNC, TaskStatus.FAILED).errorCode()).isEqualTo("GODWIT-STEP-0009");
        assertThat(component(sync).wanted()).isTrue();
    }

    @Test
    void aTransactionThatIsStillOpenIsTold() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CHECK_SYNC_POSITION, drain::check);
        openTransactions = List.of(new LockHolder(12, "app@host", 40, 3, false, "Sleep, 3 rows changed", "KILL 12"));
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        assertThat(awaitSubStep(TaskType.CHECK_SYNC_POSITION, TaskStatus.FINISHED).result()).contains("applied up to", "source", "app@host", "40 s", "KILL 12");
    }

    @Test
    void writesToOtherTablesDoNotHoldUpTheStop() throws Exception {
        startAndCatchUp();
        logEnd = () -> ++maker.applied;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitComponent(sync, State.STOPPED);
        assertThat(maker.started).filteredOn(sync::equals).hasSize(2);
    }

    @Test
    void filtersOfStatementsThatAStoreDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> create(Map.of("filter.ddl", "create,drop"))).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GODWIT-PROJ-0014");
            assertThat(e.problem().remedy()).contains("skipDdl", "ignoreDdl");
        });
        for (String other : List.of("filter.conditions", "mysql2store.filter.blacklist", "master.timestamp", "master.host", "metabuilder.backupcycle", "rep.heartbeat.db", "store.listeningPort", "pipeline")) {
            assertThatThrownBy(() -> create(Map.of(other, "1"))).as(other).hasMessageContaining("GODWIT-PROJ-0014").hasMessageContaining(other);
        }
    }

    @Test
    void aSwitchoverCannotGoBackBeforeItHasEnded() throws Exception {
        startAndCatchUp();
        assertThatThrownBy(() -> studio.projects().switchBack(id)).hasMessageContaining("GODWIT-PROJ-0003");
        SubStep later = studio.projects().switchover(id).orElseThrow().subSteps().getLast();
        assertThatThrownBy(() -> studio.projects().confirm(id, later.taskId())).isInstanceOf(GodwitException.class);
    }

    @Test
    void staysRunningUntilTheDelayIsWithinTheThresholdAndThenNeverGoesBack() throws Exception {
        maker.delay = 5000;
        studio.projects().start(id);
        awaitComponent(sync, State.RUNNING);
        await().atMost(SOON).until(() -> component(sync).delaySeconds() == 5000);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.RUNNING);
        maker.delay = 900;
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        maker.delay = 5000;
        await().atMost(SOON).until(() -> component(sync).delaySeconds() == 5000);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.MONITORING);
        assertThat(studio.projects().get(id).steps().stream().filter(s -> s.name() == StepName.INCR_TRANSFER).findFirst().orElseThrow().infoJson()).contains("incrTimestampCheckpoint",
                "checkpointSampleTimestamp", "enableIncrStatistics");
    }

    @Test
    void pausingStopsTheIncrSyncAndLeavesTheStore() throws Exception {
        startAndCatchUp();
        studio.projects().pause(id);
        awaitComponent(sync, State.STOPPED);
        assertThat(component(store).state()).isEqualTo(State.RUNNING);
        studio.projects().resume(id);
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void anotherProcessTakesItsComponentsUp() throws Exception {
        startAndCatchUp();
        scheduler.close();
        assertThat(component(sync).state()).isEqualTo(State.STOPPED);
        schedule();
        awaitComponent(sync, State.RUNNING);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.MONITORING);
    }

    @Test
    void aFailedIncrSyncFailsItsStepAndGoesOnWhenResumed() throws Exception {
        startAndCatchUp();
        maker.failures.put(sync, FakeConnector.failure(Category.DATA, "no such table"));
        studio.components().pause(sync);
        awaitComponent(sync, State.STOPPED);
        studio.components().start(sync);
        awaitProject(ProjectStatus.FAILED);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FAILED);
        assertThat(studio.projects().get(id).summary().problem()).isEqualTo("no such table");
        assertThat(component(store).state()).isEqualTo(State.RUNNING);
        maker.failures.clear();
        studio.projects().resume(id);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        awaitProject(ProjectStatus.RUNNING);
    }

    @Test
    void repairOneStoreAndIncrSyncOfTheWayBackAreStartedBySettingSubTasksToPending() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CREATE_DEST_STORE, (c, t) -> {
            throw FakeConnector.failure(Category.TRANSIENT, "no connection");
        });
        confirm(TaskType.START_SWITCH);
        awaitProject(ProjectStatus.FAILED);
        assertThat(awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FAILED).retryCount()).isGreaterThan(3);
        behaviour.clear();
        long group = studio.projects().get(id).steps().stream().filter(s -> s.name() == StepName.TRANSFER_APP_SWITCH).findFirst().orElseThrow().id();
        sql("UPDATE oms_task SET task_status='PENDING', retry_count=0 WHERE task_group=" + group + " AND task_type='CREATE_DEST_STORE'");
        awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FINISHED);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitSubStep(TaskType.CREATE_REVERSE_SYNC, TaskStatus.WAIT_CONFIRM);
        sql("UPDATE oms_task SET task_status='PENDING' WHERE task_group=" + group + " AND task_type='CREATE_REVERSE_SYNC'");
        awaitSubStep(TaskType.CREATE_REVERSE_SYNC, TaskStatus.FINISHED);
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairOneByButton() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CREATE_DEST_STORE, (c, t) -> {
            throw FakeConnector.failure(Category.CONFIGURATION, "no privilege");
        });
        confirm(TaskType.START_SWITCH);
        SubStep failed = awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FAILED);
        awaitProject(ProjectStatus.FAILED);
        behaviour.clear();
        studio.projects().retryTask(id, failed.taskId());
        awaitSubStep(TaskType.CONFIRM_SOURCE_STOP_WRITE, TaskStatus.WAIT_CONFIRM);
    }

    @Test
    void repairTwoStepsOfTheIncrementalStageRunAgainWhenTheirInformationIsEmptied() throws Exception {
        startAndCatchUp();
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        sql("UPDATE oms_step SET step_status='FAILED', step_info='{}' WHERE project_id='" + id + "' AND step_name='TRANSFER_INCR_LOG_PULL'");
        awaitComponent(store, State.RUNNING);
        awaitStep(StepName.TRANSFER_INCR_LOG_PULL, StepStatus.FINISHED);
        sql("UPDATE oms_step SET step_status='FAILED', step_info='{}' WHERE project_id='" + id + "' AND step_name='INCR_TRANSFER'");
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairTwoByButton() throws Exception {
        startAndCatchUp();
        assertThatThrownBy(() -> studio.projects().retryStep(id, StepName.TRANSFER_INCR_LOG_PULL)).as("while it runs").hasMessageContaining("GODWIT-PROJ-0003");
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        studio.projects().retryStep(id, StepName.TRANSFER_INCR_LOG_PULL);
        awaitComponent(store, State.RUNNING);
        awaitStep(StepName.TRANSFER_INCR_LOG_PULL, StepStatus.FINISHED);
        studio.projects().retryStep(id, StepName.INCR_TRANSFER);
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairThreeAnIncrSyncWithoutItsStoreNamesItAndIsStartedOnceTheStoreRuns() throws Exception {
        missItsStore();
        studio.components().start(store);
        awaitComponent(store, State.RUNNING);
        studio.components().start(sync);
        awaitComponent(sync, State.RUNNING);
    }

    @Test
    void repairThreeByItselfWhenHighAvailabilityGuardsConnectors() throws Exception {
        studio.parameters().set("ha.config", "{\"enable\":true,\"enableStore\":false,\"enableConnector\":true,\"checkRequestIntervalSec\":600}");
        startAndCatchUp();
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        studio.components().start(sync);
        await().atMost(SOON).until(() -> component(sync).problem().isPresent());
        assertThat(studio.projects().get(id).summary().status()).isEqualTo(ProjectStatus.RUNNING);
        studio.components().start(store);
        awaitComponent(sync, State.RUNNING);
    }

    private void missItsStore() throws GodwitException {
        startAndCatchUp();
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        long ticket = studio.components().start(sync, Optional.empty());
        assertThat(awaitTicket(ticket, TicketStatus.FAILED).message()).contains("no active store under " + LiveNames.topic(id, Direction.FORWARD));
        awaitComponent(sync, State.ABNORMAL);
        assertThat(component(sync).problem().orElseThrow().code()).isEqualTo("CM-RESOIE000202");
    }

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
    void releasingGivesEverythingBack() throws Exception {
        startAndCatchUp();
        studio.projects().pause(id);
        studio.projects().release(id);
        awaitProject(ProjectStatus.RELEASED);
        assertThat(studio.components().live()).isEmpty();
        assertThat(maker.released).containsExactly(id);
        assertThat(maker.stopped).contains(store, sync);
    }

    @Test
    void anActiveActiveProjectGoesBackBeforeItVerifiesAndHasNoSwitchover() throws Exception {
        id = create(Map.of("activeActive", "true"));
        assertThat(studio.projects().get(id).steps()).extracting(s -> s.name()).containsExactly(StepName.TRANSFER_PRECHECK, StepName.TRANSFER_INCR_LOG_PULL, StepName.INCR_TRANSFER,
                StepName.REVERSE_INCR_TRANSFER, StepName.FULL_VERIFIER);
        studio.projects().start(id);
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
        awaitStep(StepName.FULL_VERIFIER, StepStatus.FINISHED);
        assertThat(studio.projects().switchover(id)).isEmpty();
        assertThat(studio.projects().get(id).summary().status()).isEqualTo(ProjectStatus.RUNNING);
    }
}
