package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A live migration whose components do what the test says; commands come from a studio that only looks. */
abstract class LiveProject {
    static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path workspace;
    final Map<TaskType, TaskWork> behaviour = new ConcurrentHashMap<>();
    volatile FakeOrigin.End logEnd = () -> 1;
    final DrainSteps drain = new DrainSteps((context, direction) -> new DrainSteps.Origin(new FakeOrigin(() -> logEnd.now()), Optional.of(examiner())));
    volatile List<LockHolder> openTransactions = List.of();
    FakeMaker maker;
    Studio studio;
    RmDatabase rm;
    Scheduler scheduler;
    String id;
    String store;
    String sync;

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

    String create(Map<String, String> parameters) throws GodwitException {
        return studio.projects().create(new ProjectSpec("p" + parameters.size(), "from", "to", Set.of(TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE),
                new ObjectSelection.Specific(List.of(TableMapping.same(new ObjectName("shop", "orders"))), List.of()), parameters));
    }

    void schedule() {
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
    Examiner examiner() {
        return (Examiner) Proxy.newProxyInstance(Examiner.class.getClassLoader(), new Class<?>[] {Examiner.class}, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("lockHolders");
            return openTransactions;
        });
    }

    /** Settles a direction's begin and starts its store, without a server. */
    TaskWork storing(TaskType type, Directions.Choice choice) {
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

    StepStatus step(StepName name) throws GodwitException {
        return studio.projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    void awaitStep(StepName name, StepStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> step(name) == status);
    }

    void awaitProject(ProjectStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().get(id).summary().status() == status);
    }

    LiveView component(String name) throws GodwitException {
        return studio.components().live().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    void awaitComponent(String name, State state) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.components().live().stream().anyMatch(c -> c.name().equals(name) && c.state() == state));
    }

    Ticket awaitTicket(long ticket, TicketStatus status) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.components().tickets().stream().filter(t -> t.id() == ticket && t.status() == status).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    void sql(String statement) throws GodwitException {
        assertThat(studio.rm().execute(statement, 1, CancelToken.create()).updated()).isEqualTo(1);
    }

    SubStep awaitSubStep(TaskType type, TaskStatus status) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().switchover(id).orElseThrow().subSteps().stream().filter(s -> s.type().equals(type.name()) && s.status() == status).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    void confirm(TaskType type) throws GodwitException {
        studio.projects().confirm(id, awaitSubStep(type, TaskStatus.WAIT_CONFIRM).taskId());
    }

    void switchOver() throws GodwitException {
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        confirm(TaskType.CREATE_REVERSE_SYNC);
        awaitStep(StepName.TRANSFER_APP_SWITCH, StepStatus.FINISHED);
    }

    void startAndCatchUp() throws GodwitException {
        studio.projects().start(id);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        awaitSubStep(TaskType.START_SWITCH, TaskStatus.WAIT_CONFIRM);
    }

    /** An Incr-Sync that was asked to start while its store stands. */
    void missItsStore() throws GodwitException {
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
}
