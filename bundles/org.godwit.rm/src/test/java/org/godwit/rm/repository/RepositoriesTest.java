package org.godwit.rm.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.RmWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each repository writes and reads its rows in the real database. */
class RepositoriesTest {
    private static final String ID = "np_1";
    private static final ObjectName TABLE = new ObjectName("shop", "orders");

    @TempDir
    Path workspace;
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final FullRepository full = new FullRepository();
    private final VerifyRepository verify = new VerifyRepository();
    private final ComponentRepository components = new ComponentRepository();
    private RmDatabase rm;
    private ProjectRow project;

    @BeforeEach
    void open() throws Exception {
        rm = RmDatabase.open(workspace);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        project = new ProjectRow(ID, "p", ProjectStatus.INIT, "e_1", "e_2", "{}", "{}", true, true, false, true, false, now, now, Optional.empty(), Optional.empty(), "{}");
        rm.run(h -> projects.insert(h, project));
    }

    @AfterEach
    void close() {
        rm.close();
    }

    private boolean is(RmWork<Boolean> question) throws GodwitException {
        return rm.call(question);
    }

    private <T> Optional<T> optional(RmWork<Optional<T>> question) throws GodwitException {
        return rm.call(question);
    }

    private <T> List<T> list(RmWork<List<T>> question) throws GodwitException {
        return rm.call(question);
    }

    private <T> Set<T> set(RmWork<Set<T>> question) throws GodwitException {
        return rm.call(question);
    }

    @Test
    void projectsComeBackWithTheirTimesAndMoveOnlyFromTheExpectedState() throws Exception {
        assertThat(optional(h -> projects.find(h, ID))).contains(project);
        assertThat(is(h -> projects.move(h, ID, ProjectStatus.RUNNING, ProjectStatus.FINISHED))).isFalse();
        assertThat(is(h -> projects.move(h, ID, ProjectStatus.INIT, ProjectStatus.RUNNING))).isTrue();
        assertThat(is(h -> projects.move(h, ID, ProjectStatus.RUNNING, ProjectStatus.FINISHED))).isTrue();
        ProjectRow ended = rm.call(h -> projects.find(h, ID)).orElseThrow();
        assertThat(ended.gmtStart()).isPresent();
        assertThat(ended.gmtFinish().orElseThrow()).isAfterOrEqualTo(ended.gmtStart().orElseThrow()).isBetween(project.gmtCreate().minusSeconds(1), Instant.now().plusSeconds(1));
    }

    @Test
    void sampledInformationNeverCoversWhatSomebodyResetByHand() throws Exception {
        rm.run(h -> steps.insert(h, ID, StepName.FULL_TRANSFER, StepName.FULL_TRANSFER.order()));
        StepRow step = rm.call(h -> steps.find(h, ID, StepName.FULL_TRANSFER)).orElseThrow();
        assertThat(step.stepOrder()).isEqualTo(4);
        rm.run(h -> steps.move(h, step.id(), StepStatus.INIT, StepStatus.RUNNING));
        rm.run(h -> steps.sample(h, step.id(), "{\"a\":1}", 7));
        rm.run(h -> h.execute("UPDATE oms_step SET step_status = 'FAILED', step_info = '{ }'"));
        rm.run(h -> steps.sample(h, step.id(), "{\"a\":2}", 8));
        StepRow reset = rm.call(h -> steps.find(h, ID, StepName.FULL_TRANSFER)).orElseThrow();
        assertThat(reset.isReset()).isTrue();
        assertThat(reset.progress()).isEqualTo(7);
    }

    @Test
    void onlyTheFirstOpenTaskOfAGroupIsQueuedAndOnlyWithRetriesLeft() throws Exception {
        rm.run(h -> steps.insert(h, ID, StepName.STRUCT_TRANSFER, StepName.STRUCT_TRANSFER.order()));
        long group = rm.call(h -> steps.find(h, ID, StepName.STRUCT_TRANSFER)).orElseThrow().id();
        rm.run(h -> tasks.ensure(h, ID, group, 1, "ONE"));
        rm.run(h -> tasks.ensure(h, ID, group, 2, "TWO"));
        rm.run(h -> tasks.ensure(h, ID, group, 2, "TWO"));
        List<TaskRow> rows = rm.call(h -> tasks.ofGroup(h, group));
        assertThat(rows).extracting(TaskRow::taskType).containsExactly("ONE", "TWO");
        assertThat(rows.getFirst().maxRetryCount()).isEqualTo(3);
        assertThat(set(tasks::queuedGroups)).containsExactly(group);
        rm.run(h -> tasks.move(h, rows.getFirst().id(), TaskStatus.PENDING, TaskStatus.FAILED));
        assertThat(set(tasks::queuedGroups)).isEmpty();
        rm.run(h -> h.execute("UPDATE oms_task SET task_status = 'PENDING', retry_count = 3 WHERE task_type = 'ONE'"));
        assertThat(set(tasks::queuedGroups)).containsExactly(group);
        rm.run(h -> h.execute("UPDATE oms_task SET retry_count = 4 WHERE task_type = 'ONE'"));
        assertThat(set(tasks::queuedGroups)).isEmpty();
    }

    @Test
    void aTableSumsItsSlicesAndPlannedOnesKeepTheirState() throws Exception {
        rm.run(h -> full.ensureTable(h, ID, TABLE, new ObjectName("copy", "orders"), 100));
        List<SliceRow> slices = List.of(slice(0), slice(1));
        rm.run(h -> full.plan(h, slices));
        assertThat(is(h -> full.done(h, ID, TABLE, 1, 40, 400, 2))).isTrue();
        assertThat(is(h -> full.done(h, ID, TABLE, 9, 1, 1, 0))).isFalse();
        rm.run(h -> full.plan(h, slices));
        FullTableRow row = rm.call(h -> full.table(h, ID, TABLE)).orElseThrow();
        assertThat(List.of(row.rowCount(), row.byteCount(), row.conflictCount(), (long) row.slicesDone(), (long) row.slices())).containsExactly(40L, 400L, 2L, 1L, 2L);
        assertThat(list(h -> full.slices(h, ID, TABLE))).extracting(SliceRow::status).containsExactly("PLANNED", "DONE");
    }

    private static SliceRow slice(int number) {
        return new SliceRow(ID, TABLE.schema(), TABLE.name(), number, "[]", "[]", 50, "PLANNED", 0, 0, 0);
    }

    @Test
    void resultsAndDifferencesBelongToTheirRun() throws Exception {
        rm.run(h -> verify.start(h, ID, 1, "ALL"));
        rm.run(h -> verify.put(h, result(1, "UNCHECK")));
        rm.run(h -> verify.put(h, result(1, "INCONSISTENT")));
        rm.run(h -> verify.addDifference(h, new VerifyDifferenceRow(0, ID, 1, "shop", "orders", "MISMATCHED", "[1]", "[]", "UPDATE", "[]", "[]", "", Optional.empty())));
        rm.run(h -> verify.finish(h, ID, 1));
        rm.run(h -> verify.start(h, ID, 2, "INCONSISTENT_RECORDS"));
        assertThat(optional(h -> verify.latest(h, ID))).contains(new VerifyRunRow(ID, 2, "INCONSISTENT_RECORDS", false));
        assertThat(list(h -> verify.results(h, ID, 1))).singleElement().extracting(VerifyResultRow::resultType).isEqualTo("INCONSISTENT");
        assertThat(list(h -> verify.results(h, ID, 2))).isEmpty();
        assertThat(list(h -> verify.differences(h, ID, 1, TABLE, 0, 5))).hasSize(1);
        assertThat(list(h -> verify.differences(h, ID, 1, TABLE, 1, 5))).isEmpty();
        rm.run(h -> verify.clearDifferences(h, ID, 1, TABLE));
        assertThat(list(h -> verify.differences(h, ID, 1, TABLE, 0, 5))).isEmpty();
    }

    private static VerifyResultRow result(int run, String type) {
        return new VerifyResultRow(ID, run, "shop", "orders", "copy", "orders", type, 1, 2, 3, 4, 1, "", "d", "s", 0);
    }

    @Test
    void oldMetricsBecomeAverages() throws Exception {
        rm.run(h -> components.register(h, "c", "FULL_IMPORT", ID, "{}"));
        Instant start = Instant.ofEpochSecond(1_800_000_000L);
        for (int second = 0; second < 40; second++) {
            Instant at = start.plusSeconds(second);
            double value = second;
            rm.run(h -> components.addSamples(h, "c", at, Map.of("rows", value)));
        }
        rm.run(h -> components.decay(h, 1, 10, start.plusSeconds(25)));
        List<ComponentRepository.Sample> samples = rm.call(h -> components.samples(h, "c", "rows", start));
        assertThat(samples).hasSize(22).startsWith(new ComponentRepository.Sample(start.toEpochMilli(), 4.5), new ComponentRepository.Sample(start.plusSeconds(10).toEpochMilli(), 14.5),
                new ComponentRepository.Sample(start.plusSeconds(20).toEpochMilli(), 20));
        rm.run(h -> components.decay(h, 1, 10, start.plusSeconds(25)));
        assertThat(list(h -> components.samples(h, "c", "rows", start))).isEqualTo(samples);
    }

    @Test
    void theHighestDelayOutlastsItsSecondAndOtherMeasuresGoEarlier() throws Exception {
        ComponentRepository components = new ComponentRepository();
        rm.run(h -> components.register(h, "c", "INCR_SYNC", ID, "{}"));
        Instant start = Instant.ofEpochSecond(1_000_000_000);
        for (int second = 0; second < 20; second++) {
            Instant at = start.plusSeconds(second);
            double value = second;
            rm.run(h -> components.addSamples(h, "c", at, Map.of("delay", value, "lanes", value)));
        }
        rm.run(h -> components.decayOthers(h, java.util.Set.of("delay"), 1, 10, start.plusSeconds(20)));
        assertThat(list(h -> components.samples(h, "c", "lanes", start))).extracting(ComponentRepository.Sample::sampleValue).containsExactly(4.5, 14.5);
        assertThat(list(h -> components.samples(h, "c", "delay", start))).hasSize(20);
        rm.run(h -> components.decay(h, 1, 10, start.plusSeconds(20)));
        assertThat(list(h -> components.samples(h, "c", "delay", start))).extracting(ComponentRepository.Sample::sampleValue).containsExactly(9.0, 19.0);
    }

    @Test
    void objectsKeepTheirErrorUntilTheirStateChanges() throws Exception {
        StructRepository structs = new StructRepository();
        String ddl = "CREATE TABLE x (" + "c int, ".repeat(200_000) + "d int)";
        rm.run(h -> structs.replace(h, ID, List.of(new StructObjectRow(0, ID, StepName.STRUCT_TRANSFER, 0, "TABLE", "a", "b", "c", "d", "", "src", ddl, "READY", false, false, "", "", "", "")), List.of()));
        StructObjectRow row = rm.call(h -> structs.ofProject(h, ID)).getFirst();
        assertThat(row.targetDdl()).isEqualTo(ddl);
        rm.run(h -> structs.setFailed(h, row.id(), new Problem("X-1", Category.DATA, "what", "how")));
        assertThat(rm.call(h -> structs.find(h, ID, row.id())).orElseThrow().errorMsg()).isEqualTo("what");
        rm.run(h -> structs.setState(h, row.id(), "READY"));
        assertThat(rm.call(h -> structs.find(h, ID, row.id())).orElseThrow().errorMsg()).isEmpty();
    }

    @Test
    void everyChangeOfStateBecomesAnEventAndOldEventsAreForgotten() throws Exception {
        StepEventRepository events = new StepEventRepository();
        rm.run(h -> steps.insert(h, ID, StepName.FULL_TRANSFER, StepName.FULL_TRANSFER.order()));
        long step = rm.call(h -> steps.find(h, ID, StepName.FULL_TRANSFER)).orElseThrow().id();
        rm.run(h -> {
            tasks.ensure(h, ID, step, 1, "RUN_FULL_IMPORT");
            steps.move(h, step, StepStatus.INIT, StepStatus.RUNNING);
            long task = tasks.ofGroup(h, step).getFirst().id();
            tasks.move(h, task, TaskStatus.PENDING, TaskStatus.RUNNING);
            tasks.move(h, task, TaskStatus.PENDING, TaskStatus.RUNNING);
            events.failed(h, ID, StepName.FULL_TRANSFER, "RUN_FULL_IMPORT", "", StepEventRow.Kind.ATTEMPT, 1, "X-1", "no", "{\"vendorCode\":1205}");
            events.answered(h, ID, StepName.FULL_TRANSFER, "", "Retry the step");
        });
        List<StepEventRow> newest = list(h -> events.newest(h, ID, StepName.FULL_TRANSFER, 10));
        assertThat(newest).extracting(StepEventRow::kind).containsExactly(StepEventRow.Kind.ANSWER, StepEventRow.Kind.ATTEMPT, StepEventRow.Kind.TASK, StepEventRow.Kind.STATE);
        assertThat(newest.getLast().toState()).isEqualTo("RUNNING");
        assertThat(newest.get(1).detailJson()).contains("1205");
        rm.run(h -> events.forget(h, 30, 2));
        assertThat(list(h -> events.newest(h, ID, StepName.FULL_TRANSFER, 10))).containsExactlyElementsOf(newest.subList(0, 2));
        rm.run(h -> {
            h.execute("UPDATE oms_step_event SET gmt_create = DATEADD(DAY, -31, CURRENT_TIMESTAMP) WHERE kind = 'ATTEMPT'");
            events.forget(h, 30, 2);
        });
        assertThat(list(h -> events.newest(h, ID, StepName.FULL_TRANSFER, 10))).extracting(StepEventRow::kind).containsExactly(StepEventRow.Kind.ANSWER);
    }
}
