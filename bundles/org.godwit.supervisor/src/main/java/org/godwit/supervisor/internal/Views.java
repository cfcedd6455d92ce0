package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.core.error.Category;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.spi.Side;
import org.godwit.rm.repository.FindingRow;
import org.godwit.rm.repository.FullTableRow;
import org.godwit.rm.repository.PrecheckRow;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.StructObjectRow;
import org.godwit.rm.repository.TaskRow;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.supervisor.service.TaskView;
import org.godwit.supervisor.service.VerifyTable;

/** Turns rows into what the services show. Without state. */
final class Views {
    private Views() {
    }

    static ProjectSummary summary(ProjectRow row, String sourceName, String targetName, List<StepRow> steps, Optional<Long> delay, List<String> labels) {
        Optional<StepRow> current = current(row.status(), steps);
        String problem = steps.stream().filter(s -> s.stepStatus() == StepStatus.FAILED).findFirst().flatMap(s -> Problems.read(s.extraInfo())).map(Problem::message).orElse("");
        int progress = row.status() == ProjectStatus.FINISHED ? 100 : current.map(StepRow::progress).orElse(0);
        return new ProjectSummary(row.id(), row.name(), row.status(), SpecStore.types(row), sourceName, targetName, current.map(StepRow::stepName), progress, problem, row.gmtCreate(), row.gmtStart(),
                row.gmtFinish(), delay, labels);
    }

    /** The step a project stands at: the first that is not over; none before the start, the last one when all are over. */
    private static Optional<StepRow> current(ProjectStatus status, List<StepRow> steps) {
        if (status == ProjectStatus.INIT || steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(steps.stream().filter(s -> s.stepStatus() != StepStatus.FINISHED && s.stepStatus() != StepStatus.MONITORING).findFirst().orElse(steps.getLast()));
    }

    static StepView step(StepRow row, List<TaskRow> tasks, Optional<Long> delay) {
        ObjectNode info = Json.lenient(row.stepInfo());
        long done = info.path("processedRecords").asLong(0);
        long total = info.path("capacity").asLong(0);
        boolean running = row.stepStatus() == StepStatus.RUNNING;
        double rate = running ? info.path("srcRps").asDouble(0) : 0;
        OptionalLong left = running && rate > 0 && total > done ? OptionalLong.of(Math.round((total - done) / rate)) : OptionalLong.empty();
        Optional<Problem> problem = row.stepStatus() == StepStatus.FAILED ? Problems.read(row.extraInfo()) : Optional.empty();
        return new StepView(row.id(), row.stepName(), row.stepStatus(), row.progress(), Json.text(info, "note"), done, total, rate, running ? info.path("srcIops").asDouble(0) : 0, left, row.startTime(),
                row.finishTime(), problem, row.stepInfo(), tasks.stream().map(Views::task).toList(), delay);
    }

    static TaskView task(TaskRow row) {
        return new TaskView(row.id(), row.taskType(), row.taskStatus(), row.retryCount(), row.maxRetryCount(), row.taskResult(), row.errorCode(), row.errorMsg(), row.gmtModified());
    }

    static PrecheckItem precheck(PrecheckRow row) {
        return new PrecheckItem(row.id(), row.itemKey(), Side.valueOf(row.side()), row.description(), PrecheckItem.State.valueOf(row.state()), row.cause(), row.remedy(), row.mendSql(), row.skippable());
    }

    static StructObject object(StructObjectRow row) {
        Optional<Problem> problem = row.errorCode().isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(row.errorCode(), Category.valueOf(row.errorCategory()), row.errorMsg(), row.errorRemedy()));
        return new StructObject(row.id(), StructObject.Kind.valueOf(row.kind()), new ObjectName(row.sourceSchema(), row.sourceName()), new ObjectName(row.targetSchema(), row.targetName()), row.part(),
                StructObject.State.valueOf(row.state()), row.sourceDdl(), row.targetDdl(), problem);
    }

    static FindingView finding(FindingRow row) {
        return new FindingView(row.ruleId(), FindingView.Severity.valueOf(row.severity()), new ObjectName(row.objectSchema(), row.objectName()), row.part(), row.beforeText(), row.afterText(), row.reason(),
                row.remedy());
    }

    static TableProgress table(FullTableRow row, java.time.Instant now) {
        double seconds = row.startTime().map(s -> java.time.Duration.between(s, row.finishTime().orElse(now)).toMillis() / 1000.0).orElse(0.0);
        return new TableProgress(new ObjectName(row.sourceSchema(), row.sourceTable()), new ObjectName(row.destSchema(), row.destTable()), row.capacity(), row.rowCount(), row.byteCount(),
                row.conflictCount(), seconds, TableProgress.State.valueOf(row.status()), row.slicesDone(), row.slices(), row.problem());
    }

    static VerifyTable verified(VerifyResultRow row) {
        return new VerifyTable(new ObjectName(row.sourceSchema(), row.sourceTable()), new ObjectName(row.destSchema(), row.destTable()), VerifyTable.ResultType.valueOf(row.resultType()),
                row.consistentCount(), row.sourceOnlyCount(), row.destOnlyCount(), row.mismatchedCount(), row.progress(), row.seconds(), row.message(), row.sqlFile(), row.diffFile());
    }

}
