package org.godwit.supervisor.diagnosis.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepEventRow;
import org.godwit.rm.repository.StepEventRow.Kind;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.TimelineEvent;
import org.godwit.supervisor.internal.FailureDetail;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.StructObject;

/** Reads what happened to a step from its events and turns it into failures and a timeline. Thread-safe. */
final class StoryTeller {
    private static final int SHOWN = 200;
    /** A failure that is being tried again counts for so long. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final RmDatabase rm;
    private final StepEventRepository events = new StepEventRepository();

    StoryTeller(RmDatabase rm) {
        this.rm = rm;
    }

    List<StepEventRow> events(String projectId, StepName step) throws GodwitException {
        return rm.call(h -> events.newest(h, projectId, step, SHOWN));
    }

    static List<TimelineEvent> timeline(List<StepEventRow> rows) {
        return rows.stream().map(r -> new TimelineEvent(r.gmtCreate(), TimelineEvent.Kind.valueOf(r.kind().name()), subject(r), text(r), r.errorCode(), r.operator())).toList();
    }

    private static String subject(StepEventRow row) {
        return row.componentName().isEmpty() ? TaskType.find(row.taskType()).map(TaskType::label).orElse(row.taskType()) : row.componentName();
    }

    private static String text(StepEventRow row) {
        return switch (row.kind()) {
            case STATE, TASK -> row.fromState() + " → " + row.toState();
            case ATTEMPT -> "Attempt " + row.attempt() + " failed, it is tried again: " + row.message();
            case FAILURE -> "Failed after " + row.attempt() + (row.attempt() == 1 ? " attempt: " : " attempts: ") + row.message();
            case ANSWER -> row.message();
        };
    }

    /** The newest failure of each sub-task or component, and of each object that could not be created. */
    static List<Failure> failures(StepView step, List<StepEventRow> rows, List<StructObject> objects) {
        List<Failure> failures = new ArrayList<>();
        for (StructObject object : objects) {
            object.problem().ifPresent(p -> failures.add(new Failure(List.of(p.code()), object.target().toString(), p.message(), p.remedy(), 0, "", Optional.of(object.targetDdl()), "", Instant.now(), true)));
        }
        List<String> seen = new ArrayList<>();
        for (StepEventRow row : rows) {
            boolean failed = row.kind() == Kind.FAILURE || row.kind() == Kind.ATTEMPT;
            if (failed && !seen.contains(subject(row))) {
                seen.add(subject(row));
                failures.add(failure(step, row));
            }
        }
        step.problem().filter(p -> failures.stream().noneMatch(Failure::open))
                .ifPresent(p -> failures.add(0, new Failure(List.of(p.code()), "", p.message(), p.remedy(), 0, "", Optional.empty(), "", step.finished().orElse(Instant.now()), true)));
        return failures;
    }

    private static Failure failure(StepView step, StepEventRow row) {
        ObjectNode detail = Json.lenient(row.detailJson());
        List<String> codes = new ArrayList<>();
        detail.path(FailureDetail.CODES).forEach(c -> codes.add(c.asText()));
        if (!codes.contains(row.errorCode())) {
            codes.add(0, row.errorCode());
        }
        boolean fresh = Duration.between(row.gmtCreate(), Instant.now()).compareTo(FRESH) < 0;
        boolean open = step.status() == StepStatus.FAILED || fresh && (step.status() == StepStatus.RUNNING || step.status() == StepStatus.MONITORING);
        String statement = Json.text(detail, FailureDetail.STATEMENT);
        return new Failure(codes, subject(row), row.message(), step.problem().filter(p -> p.code().equals(row.errorCode())).map(p -> p.remedy()).orElse(""), detail.path(FailureDetail.VENDOR_CODE).asInt(),
                Json.text(detail, FailureDetail.SQL_STATE), statement.isEmpty() ? Optional.empty() : Optional.of(statement), Json.text(detail, FailureDetail.AT), row.gmtCreate(), open);
    }

    /** What a step does, in two sentences. */
    static String purpose(StepName step) {
        return switch (step) {
            case TRANSFER_PRECHECK -> "Checks both servers, accounts and tables before anything is moved. Items that fail stop the project; some may be skipped.";
            case STRUCT_TRANSFER -> "Converts the definitions of the chosen objects and creates them at the target, without the indexes and constraints that would slow down the copy.";
            case TRANSFER_INCR_LOG_PULL -> "Starts a store that keeps every change of the source from now on, so that nothing is missed while the rows are copied.";
            case FULL_TRANSFER -> "Copies the rows of each table in slices. A committed slice is never copied again.";
            case INDEX_TRANSFER -> "Creates the indexes and constraints that were left out before the copy.";
            case INCR_TRANSFER -> "Applies the changes that the store has kept, until the target has caught up, and goes on with it as long as the project runs.";
            case FULL_VERIFIER -> "Compares the rows of both sides by digests, down to single rows, and writes statements that correct what differs.";
            case TRANSFER_APP_SWITCH -> "Leads through the switchover of the applications to the target, sub-step by sub-step.";
            case REVERSE_INCR_TRANSFER -> "Carries changes of the target back to the source, so that the applications can return.";
        };
    }
}
