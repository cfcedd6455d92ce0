package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.Category;
import org.godwit.core.error.CoreError;
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
import org.godwit.rm.RmDatabase;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.internal.RunFolders;
import org.godwit.supervisor.internal.live.FakeMaker;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.TaskView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler with sub-tasks that do what the test says; commands come through the services of a studio that only looks, as they do from another process. */
class SchedulerTest {
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path workspace;
    private final Map<TaskType, TaskWork> behaviour = new ConcurrentHashMap<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private Studio studio;
    private RmDatabase rm;
    private Optional<Scheduler> scheduler = Optional.empty();
    private String id;

    @BeforeEach
    void open() throws Exception {
        FakeConnector connector = new FakeConnector();
        connector.server("from").table("shop", "orders");
        studio = StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withConnectors(List.of(connector)).withRole(StudioConfig.Role.OBSERVE));
        for (var source : FakeConnector.pair().values()) {
            studio.dataSources().save(source);
        }
        rm = RmDatabase.open(workspace);
        id = studio.projects().create(new ProjectSpec("p", "from", "to", java.util.Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION),
                new ObjectSelection.Specific(List.of(TableMapping.same(new ObjectName("shop", "orders"))), List.of()), Map.of()));
    }

    @AfterEach
    void close() throws Exception {
        scheduler.ifPresent(Scheduler::close);
        rm.close();
        studio.close();
    }

    private Scheduler schedule() {
        Map<TaskType, TaskWork> works = new EnumMap<>(TaskType.class);
        for (TaskType type : TaskType.values()) {
            works.put(type, (context, task) -> {
                ran.add(context.step().stepName() + " " + type);
                return behaviour.getOrDefault(type, (c, t) -> "done").run(context, task);
            });
        }
        FakeMaker maker = new FakeMaker(workspace);
        Engine engine = new Engine(rm, null, null, null, new HeadlessComponentHost(), new RunFolders(workspace), maker.registry);
        Scheduler made = new Scheduler(engine, works, maker, new RetryPause(Duration.ofMillis(20), Duration.ofMillis(50)), new StepBell(), () -> {});
        scheduler = Optional.of(made);
        return made;
    }

    private ProjectDetail detail() throws GodwitException {
        return studio.projects().get(id);
    }

    private StepView step(StepName name) throws GodwitException {
        return detail().steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }

    private void awaitProject(ProjectStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> detail().summary().status() == status);
    }

    private void awaitStep(StepName name, StepStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> step(name).status() == status);
    }

    private void sql(String statement) throws GodwitException {
        assertThat(studio.rm().execute(statement, 1, CancelToken.create()).updated()).isEqualTo(1);
    }

    /** Work that goes on until it is cancelled; each start is counted. */
    private static TaskWork endless(AtomicInteger starts) {
        return (context, task) -> {
            starts.incrementAndGet();
            CountDownLatch cancelled = new CountDownLatch(1);
            try (CancelToken.Registration registration = context.cancel().onCancel(cancelled::countDown)) {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new GodwitException(CoreError.CANCELLED);
        };
    }

    @Test
    void runsTheStepsInOrderAndCompletesTheProject() throws Exception {
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(ran).containsExactly("TRANSFER_PRECHECK RUN_PRECHECK", "STRUCT_TRANSFER CONVERT_OBJECTS", "STRUCT_TRANSFER CREATE_OBJECTS", "FULL_TRANSFER RUN_FULL_IMPORT",
                "INDEX_TRANSFER CREATE_OBJECTS", "FULL_VERIFIER RUN_FULL_VERIFICATION");
        assertThat(detail().steps()).allSatisfy(s -> {
            assertThat(s.status()).isEqualTo(StepStatus.FINISHED);
            assertThat(s.progress()).isEqualTo(100);
            assertThat(s.started()).isPresent();
            assertThat(s.finished()).isPresent();
            assertThat(s.tasks()).extracting(TaskView::status).containsOnly(TaskStatus.FINISHED);
        });
    }

    @Test
    void leavesAProjectAloneUntilItIsStarted() throws Exception {
        schedule();
        await().pollDelay(Duration.ofMillis(1500)).atMost(SOON).until(() -> true);
        assertThat(ran).isEmpty();
    }

    @Test
    void retriesTroubleThatPassesAsOftenAsTheSubTaskAllows() throws Exception {
        behaviour.put(TaskType.RUN_FULL_IMPORT, (context, task) -> {
            throw FakeConnector.failure(Category.TRANSIENT, "connection lost");
        });
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        assertThat(ran.stream().filter(r -> r.contains("RUN_FULL_IMPORT"))).hasSize(4);
        TaskView task = step(StepName.FULL_TRANSFER).tasks().getFirst();
        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.retryCount()).isEqualTo(4).isGreaterThan(task.maxRetryCount());
        assertThat(step(StepName.FULL_TRANSFER).problem().orElseThrow().message()).isEqualTo("connection lost");
    }

    @Test
    void neverRetriesWhatAPersonMustMendAndGoesOnWhenResumed() throws Exception {
        behaviour.put(TaskType.CREATE_OBJECTS, (context, task) -> {
            throw FakeConnector.failure(Category.DATA, "table exists");
        });
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        assertThat(ran).endsWith("STRUCT_TRANSFER CREATE_OBJECTS").hasSize(3);
        assertThat(detail().summary().problem()).isEqualTo("table exists");
        assertThat(step(StepName.STRUCT_TRANSFER).infoJson()).isNotEqualTo("{}");
        behaviour.remove(TaskType.CREATE_OBJECTS);
        studio.projects().resume(id);
        awaitProject(ProjectStatus.FINISHED);
        // The conversion was over and is not repeated.
        assertThat(ran.stream().filter(r -> r.endsWith("CONVERT_OBJECTS"))).hasSize(1);
        assertThat(detail().summary().problem()).isEmpty();
    }

    @Test
    void pausesWithinTwoSecondsAndResumes() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        behaviour.put(TaskType.RUN_FULL_IMPORT, endless(starts));
        schedule();
        studio.projects().start(id);
        await().atMost(SOON).until(() -> starts.get() == 1);
        long before = System.nanoTime();
        studio.projects().pause(id);
        assertThat(step(StepName.FULL_TRANSFER).status()).isEqualTo(StepStatus.SUSPEND);
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> step(StepName.FULL_TRANSFER).tasks().getFirst().status() == TaskStatus.PENDING);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(2000);
        behaviour.remove(TaskType.RUN_FULL_IMPORT);
        studio.projects().resume(id);
        awaitProject(ProjectStatus.FINISHED);
    }

    @Test
    void runsAFailedStepAgainWhenItsInformationIsEmptiedByHand() throws Exception {
        behaviour.put(TaskType.RUN_FULL_IMPORT, (context, task) -> {
            throw FakeConnector.failure(Category.CONFIGURATION, "no privilege");
        });
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        behaviour.remove(TaskType.RUN_FULL_IMPORT);
        sql("update oms_step set step_status='FAILED', step_info='{}' where project_id='" + id + "' and step_name='FULL_TRANSFER'");
        awaitProject(ProjectStatus.FINISHED);
    }

    @Test
    void runsAFinishedStepAgainWhenItIsResetByHandInACompletedProject() throws Exception {
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FINISHED);
        ran.clear();
        sql("update oms_step set step_status='FAILED', step_info='{}' where project_id='" + id + "' and step_name='FULL_VERIFIER'");
        await().atMost(SOON).until(() -> ran.size() == 1);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(ran).containsExactly("FULL_VERIFIER RUN_FULL_VERIFICATION");
    }

    @Test
    void runsASubTaskAgainThatWasSetToPendingByHand() throws Exception {
        behaviour.put(TaskType.CREATE_OBJECTS, (context, task) -> {
            throw FakeConnector.failure(Category.DATA, "table exists");
        });
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        ran.clear();
        behaviour.remove(TaskType.CREATE_OBJECTS);
        sql("update oms_task set task_status='PENDING', retry_count=0 where task_type='CREATE_OBJECTS' and project_id='" + id + "'");
        awaitProject(ProjectStatus.FINISHED);
        assertThat(ran).startsWith("STRUCT_TRANSFER CREATE_OBJECTS");
    }

    @Test
    void leavesAPendingSubTaskWithTooManyRetriesAlone() throws Exception {
        behaviour.put(TaskType.CREATE_OBJECTS, (context, task) -> {
            throw FakeConnector.failure(Category.DATA, "table exists");
        });
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        ran.clear();
        sql("update oms_task set task_status='PENDING', retry_count=4 where task_type='CREATE_OBJECTS' and project_id='" + id + "'");
        await().pollDelay(Duration.ofMillis(2500)).atMost(SOON).until(() -> true);
        assertThat(ran).isEmpty();
        assertThat(detail().summary().status()).isEqualTo(ProjectStatus.FAILED);
    }

    @Test
    void goesOnWhereAKilledProcessLeftTheRows() throws Exception {
        // What a process leaves that was killed in the middle of the copy.
        studio.projects().start(id);
        for (StepName over : List.of(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER)) {
            sql("update oms_step set step_status='FINISHED' where project_id='" + id + "' and step_name='" + over + "'");
        }
        sql("update oms_step set step_status='RUNNING', step_info='{\"note\":\"x\"}' where project_id='" + id + "' and step_name='FULL_TRANSFER'");
        sql("insert into oms_task (project_id, task_group, task_order, task_type, task_status) select project_id, id, 1, 'RUN_FULL_IMPORT', 'RUNNING' from oms_step where project_id='" + id
                + "' and step_name='FULL_TRANSFER'");
        schedule();
        awaitProject(ProjectStatus.FINISHED);
        assertThat(ran).containsExactly("FULL_TRANSFER RUN_FULL_IMPORT", "INDEX_TRANSFER CREATE_OBJECTS", "FULL_VERIFIER RUN_FULL_VERIFICATION");
    }

    @Test
    void closingLeavesRunningStepsToTheNextScheduler() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        behaviour.put(TaskType.RUN_FULL_IMPORT, endless(starts));
        Scheduler first = schedule();
        studio.projects().start(id);
        await().atMost(SOON).until(() -> starts.get() == 1);
        first.close();
        assertThat(detail().summary().status()).isEqualTo(ProjectStatus.RUNNING);
        assertThat(step(StepName.FULL_TRANSFER).status()).isEqualTo(StepStatus.RUNNING);
        behaviour.remove(TaskType.RUN_FULL_IMPORT);
        schedule();
        awaitProject(ProjectStatus.FINISHED);
    }

    @Test
    void onlyOneOfTwoSchedulersWorks() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        behaviour.put(TaskType.RUN_FULL_IMPORT, endless(starts));
        Scheduler first = schedule();
        Scheduler second = schedule();
        studio.projects().start(id);
        awaitStep(StepName.FULL_TRANSFER, StepStatus.RUNNING);
        await().pollDelay(Duration.ofMillis(2500)).atMost(SOON).until(() -> starts.get() == 1);
        first.close();
        second.close();
        assertThat(ran.stream().filter(r -> r.endsWith("RUN_PRECHECK"))).hasSize(1);
    }

    @Test
    void skippingVerificationEndsItsWorkAndCompletesTheProject() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        behaviour.put(TaskType.RUN_FULL_VERIFICATION, endless(starts));
        schedule();
        studio.projects().start(id);
        await().atMost(SOON).until(() -> starts.get() == 1);
        studio.projects().skipStep(id, StepName.FULL_VERIFIER);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(step(StepName.FULL_VERIFIER).infoJson()).contains("\"skipped\":true");
        await().atMost(SOON).until(() -> step(StepName.FULL_VERIFIER).tasks().getFirst().status() == TaskStatus.SKIPPED);
        assertThat(starts).hasValue(1);
    }

    @Test
    void releasesAndDeletes() throws Exception {
        schedule();
        studio.projects().start(id);
        awaitProject(ProjectStatus.FINISHED);
        studio.projects().release(id);
        awaitProject(ProjectStatus.RELEASED);
        studio.projects().delete(id);
        assertThat(studio.projects().list()).isEmpty();
    }

    @Test
    void writesWhatIsMeasuredAtMostOnceASecond() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        behaviour.put(TaskType.RUN_FULL_IMPORT, (context, task) -> {
            context.progress().expect(1000);
            context.progress().advance(250, 10_000);
            context.progress().note("copying");
            try {
                if (!go.await(30, TimeUnit.SECONDS)) {
                    throw new GodwitException(CoreError.CANCELLED);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "copied";
        });
        schedule();
        studio.projects().start(id);
        await().atMost(SOON).until(() -> step(StepName.FULL_TRANSFER).progress() == 25);
        StepView view = step(StepName.FULL_TRANSFER);
        assertThat(view.doneUnits()).isEqualTo(250);
        assertThat(view.totalUnits()).isEqualTo(1000);
        assertThat(view.note()).isEqualTo("copying");
        assertThat(view.infoJson()).contains("\"srcRpsRef\":8000", "\"srcIopsRef\":8388608", "\"processedRecords\":250", "\"capacity\":1000");
        go.countDown();
        awaitProject(ProjectStatus.FINISHED);
    }
}
