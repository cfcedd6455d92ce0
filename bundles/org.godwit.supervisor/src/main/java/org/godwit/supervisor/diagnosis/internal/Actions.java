package org.godwit.supervisor.diagnosis.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.TaskView;
import org.godwit.transfer.full.FullImportOptions;

/** Makes remedies, with what follows from each and the statement on the rm database that does the same (OMS: FAQ, repairing steps and sub-tasks by hand). Immutable. */
record Actions(String projectId) {
    /** Running the step again, where it failed. */
    Optional<Remedy> again(Case of) {
        return of.step().status() == StepStatus.FAILED ? Optional.of(retry(of.step().name())) : Optional.empty();
    }

    Remedy retry(StepName step) {
        String kept = switch (step) {
            case TRANSFER_PRECHECK -> "All items are checked again; skipped ones stay skipped.";
            case STRUCT_TRANSFER, INDEX_TRANSFER -> "Objects that are created stay; failed ones are tried again.";
            case FULL_TRANSFER -> "Slices that are committed stay; only the others are copied.";
            case FULL_VERIFIER -> "Tables with a result of this run are not verified again.";
            case TRANSFER_INCR_LOG_PULL, INCR_TRANSFER, REVERSE_INCR_TRANSFER -> "It goes on from its last checkpoint; no change is applied twice.";
            case TRANSFER_APP_SWITCH -> "What was confirmed stays confirmed; failed sub-steps run again.";
        };
        return new Remedy.Retry(step, "Retry the step", "The step and its sub-tasks run again. " + kept,
                Optional.of("update oms_step set step_status = 'FAILED', step_info = '{}' where project_id = '" + projectId + "' and step_name = '" + step + "'"));
    }

    /** What can be done with a step whatever the cause: retry, skip, reset of its sub-tasks. */
    List<Remedy> general(StepView step) {
        List<Remedy> remedies = new ArrayList<>();
        if (step.status() == StepStatus.FAILED) {
            remedies.add(retry(step.name()));
        }
        if (step.name() == StepName.FULL_VERIFIER && (step.status() == StepStatus.FAILED || step.status() == StepStatus.RUNNING || step.status() == StepStatus.SUSPEND)) {
            remedies.add(new Remedy.SkipStep(step.name(), "Skip the step",
                    "Nobody compares source and target any further: differences stay unknown, and a switchover goes to data that was not verified. It cannot be taken back; a later verification can be started by hand.",
                    Optional.of("update oms_step set step_status = 'FINISHED' where project_id = '" + projectId + "' and step_name = '" + step.name() + "'")));
        }
        step.tasks().stream().filter(t -> t.status() == TaskStatus.FAILED || t.retryCount() > 0 && t.status() == TaskStatus.PENDING).forEach(t -> remedies.add(reset(t)));
        step.tasks().stream().filter(t -> t.status() == TaskStatus.FAILED && TaskType.isSkippable(t.type())).forEach(t -> remedies.add(new Remedy.SkipTask(t.id(), "Skip sub-task " + t.type(),
                "The step goes on without its result. What it was to make sure is no longer sure: do it by hand, or accept that it is missing.",
                Optional.of("update oms_task set task_status = 'SKIPPED' where id = " + t.id()))));
        return remedies;
    }

    Remedy reset(TaskView task) {
        return new Remedy.ResetTask(task.id(), "Reset sub-task " + task.type(), "The sub-task waits again, with all " + task.maxRetryCount() + " attempts, and its step goes on. What it has finished stays.",
                Optional.of("update oms_task set task_status = 'PENDING', retry_count = 0 where id = " + task.id()));
    }

    Remedy skipObject(StructObject object) {
        return new Remedy.SkipObject(object.id(), "Skip " + object.target(),
                "It is not created at the target: rows of a skipped table are not moved unless somebody creates it; a missing index or constraint makes queries slow or lets other rows in.",
                Optional.of("update oms_struct_object set state = 'SKIPPED' where id = " + object.id()));
    }

    Remedy editObject(StructObject object) {
        return new Remedy.EditDdl(object.id(), object.targetDdl(), "Edit DDL of " + object.target(), "The statement that you write is run at the target instead, at once.",
                Optional.of("update oms_struct_object set target_ddl = '…', edited = true, state = 'READY' where id = " + object.id()));
    }

    Remedy skipDdl(DdlView ddl) {
        return new Remedy.SkipDdl(ddl.id(), "Skip the statement", "The statement is not run at the target; from here on the definitions of both sides may differ, and changes of a column that the target lacks fail.",
                Optional.of("update oms_incr_ddl set choice = 'SKIP' where id = " + ddl.id()));
    }

    Remedy replaceDdl(DdlView ddl) {
        String begin = !ddl.suggestion().isBlank() ? ddl.suggestion() : ddl.target().isEmpty() ? ddl.statement() : String.join(";\n", ddl.target());
        return new Remedy.ReplaceDdl(ddl.id(), begin, "Edit DDL and run it", "The statement that you write is run at the target in place of the source's, and Incr-Sync goes on.",
                Optional.of("update oms_incr_ddl set choice = 'REPLACE', choice_json = '[\"…\"]' where id = " + ddl.id()));
    }

    Remedy resetPosition(String sync, Instant oldest) {
        return new Remedy.ResetPosition(sync, oldest, "Reset position",
                "Store and Incr-Sync go on from the time you choose. Changes between the last checkpoint and that time are lost to the target: verify and correct the tables afterwards. Changes behind it that are applied already are applied again idempotently.",
                Optional.of("update oms_component set start_json = '{\"resetTo\":" + oldest.getEpochSecond() + "}', wanted = 'RUNNING', status = 'STOPPED', attempts = 0 where name = '" + sync + "'"));
    }

    Remedy skipItem(PrecheckItem item) {
        return new Remedy.SkipPrecheck(item.id(), "Skip " + item.key(), "The project goes on although the item says no; what it warns of happens later, in the middle of the work.",
                Optional.of("update oms_precheck_item set state = 'SKIPPED' where id = " + item.id()));
    }

    /** The Full-Import leaves rows out whose key is there already. */
    Remedy ignoreConflicts() {
        String component = projectId + "-full_trans-1-0:0000000001";
        return new Remedy.ChangeParameter(component, FullImportOptions.IGNORE_CONFLICTS.key(), "true", "Leave such rows out",
                "Rows whose key the target has already are left out and recorded as conflicts; the target keeps its own rows, so both sides differ there. Retry the step afterwards.",
                Optional.of("update oms_component set config_json = '{\"" + FullImportOptions.IGNORE_CONFLICTS.key() + "\":\"true\"}' where name = '" + component + "'"));
    }

    static Remedy sql(Side side, String server, String sql, String label, String consequences) {
        return new Remedy.RunSql(side, server, sql, label, consequences);
    }
}
