package org.godwit.ui.projects;

import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.ui.Icons;

/** How states are named and which icon they have; the names are those of the OMS console. */
final class States {
    private States() {
    }

    static String label(ProjectStatus status) {
        return switch (status) {
            case INIT -> Messages.Project_init;
            case RUNNING -> Messages.Project_running;
            case RUNNING_MODIFYING -> Messages.Project_modifying;
            case RUNNING_MERGING -> Messages.Project_integrating;
            case SUSPEND -> Messages.Project_paused;
            case FAILED -> Messages.Project_failed;
            case FINISHED -> Messages.Project_completed;
            case RELEASING -> Messages.Project_releasing;
            case RELEASED -> Messages.Project_released;
            case DELETED -> Messages.Project_deleted;
        };
    }

    static Icons icon(ProjectStatus status) {
        return switch (status) {
            case INIT -> Icons.STATE_WAITING;
            case RUNNING, RUNNING_MODIFYING, RUNNING_MERGING, RELEASING -> Icons.STATE_RUNNING;
            case SUSPEND -> Icons.STATE_PAUSED;
            case FAILED -> Icons.STATE_FAILED;
            case FINISHED -> Icons.STATE_FINISHED;
            case RELEASED, DELETED -> Icons.STATE_SKIPPED;
        };
    }

    static String label(StepStatus status) {
        return switch (status) {
            case INIT -> Messages.Step_waiting;
            case RUNNING -> Messages.Step_running;
            case FAILED -> Messages.Step_failed;
            case FINISHED -> Messages.Step_finished;
            case SUSPEND -> Messages.Step_paused;
            case MONITORING -> Messages.Step_monitoring;
        };
    }

    static Icons icon(StepStatus status) {
        return switch (status) {
            case INIT -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case FAILED -> Icons.STATE_FAILED;
            case FINISHED -> Icons.STATE_FINISHED;
            case SUSPEND -> Icons.STATE_PAUSED;
            case MONITORING -> Icons.STATE_MONITORING;
        };
    }

    static String label(TaskStatus status) {
        return switch (status) {
            case INIT, PENDING -> Messages.Step_waiting;
            case RUNNING -> Messages.Step_running;
            case WAIT_CONFIRM -> Messages.Task_waitConfirm;
            case FINISHED -> Messages.Step_finished;
            case FAILED -> Messages.Step_failed;
            case SKIPPED -> Messages.Task_skipped;
        };
    }

    static Icons icon(TaskStatus status) {
        return switch (status) {
            case INIT, PENDING -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case WAIT_CONFIRM -> Icons.STATE_WARNING;
            case FINISHED -> Icons.STATE_FINISHED;
            case FAILED -> Icons.STATE_FAILED;
            case SKIPPED -> Icons.STATE_SKIPPED;
        };
    }

    static String label(PrecheckItem.State state) {
        return switch (state) {
            case WAITING -> Messages.Step_waiting;
            case RUNNING -> Messages.Check_running;
            case PASSED -> Messages.Check_passed;
            case WARNING -> Messages.Check_warning;
            case FAILED -> Messages.Step_failed;
            case SKIPPED -> Messages.Task_skipped;
        };
    }

    static Icons icon(PrecheckItem.State state) {
        return switch (state) {
            case WAITING -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case PASSED -> Icons.STATE_FINISHED;
            case WARNING -> Icons.STATE_WARNING;
            case FAILED -> Icons.STATE_FAILED;
            case SKIPPED -> Icons.STATE_SKIPPED;
        };
    }

    static Icons icon(StructObject.State state) {
        return switch (state) {
            case INITIALIZING, READY -> Icons.STATE_WAITING;
            case CREATING -> Icons.STATE_RUNNING;
            case COMPLETED -> Icons.STATE_FINISHED;
            case COMPLETED_WITH_CONVERSION -> Icons.STATE_CHANGED;
            case SKIPPED -> Icons.STATE_SKIPPED;
            case FAILED -> Icons.STATE_FAILED;
            case NOT_SUPPORTED -> Icons.STATE_WARNING;
        };
    }

    static Icons icon(StructObject.Kind kind) {
        return switch (kind) {
            case DATABASE -> Icons.DATABASE;
            case TABLE -> Icons.TABLE;
            case INDEX, FOREIGN_KEY -> Icons.INDEX;
            case CHECK -> Icons.STATE_INFO;
            case VIEW -> Icons.VIEW;
        };
    }

    static String label(StructObject.Kind kind) {
        return switch (kind) {
            case DATABASE -> Messages.Kind_database;
            case TABLE -> Messages.Kind_table;
            case INDEX -> Messages.Kind_index;
            case CHECK -> Messages.Kind_check;
            case FOREIGN_KEY -> Messages.Kind_foreignKey;
            case VIEW -> Messages.Kind_view;
        };
    }

    static String label(TableProgress.State state) {
        return switch (state) {
            case WAITING -> Messages.Step_waiting;
            case RUNNING -> Messages.Step_running;
            case FINISHED -> Messages.Step_finished;
            case FAILED -> Messages.Step_failed;
        };
    }

    static Icons icon(TableProgress.State state) {
        return switch (state) {
            case WAITING -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case FINISHED -> Icons.STATE_FINISHED;
            case FAILED -> Icons.STATE_FAILED;
        };
    }

    static String label(DdlView.State state) {
        return switch (state) {
            case RUNNING -> Messages.Step_running;
            case DONE -> Messages.Ddl_done;
            case SKIPPED -> Messages.Task_skipped;
            case FAILED -> Messages.Step_failed;
            case WAITING -> Messages.Task_waitConfirm;
        };
    }

    static Icons icon(DdlView.State state) {
        return switch (state) {
            case RUNNING -> Icons.STATE_RUNNING;
            case DONE -> Icons.STATE_FINISHED;
            case SKIPPED -> Icons.STATE_SKIPPED;
            case FAILED -> Icons.STATE_FAILED;
            case WAITING -> Icons.STATE_WARNING;
        };
    }

    static String label(ComponentService.State state) {
        return switch (state) {
            case RUNNING -> Messages.Step_running;
            case STOPPED -> Messages.Component_stopped;
            case ABNORMAL -> Messages.Component_abnormal;
            case COMPLETED -> Messages.Step_finished;
        };
    }

    static Icons icon(ComponentService.State state) {
        return switch (state) {
            case RUNNING -> Icons.STATE_RUNNING;
            case STOPPED -> Icons.STATE_PAUSED;
            case ABNORMAL -> Icons.STATE_FAILED;
            case COMPLETED -> Icons.STATE_FINISHED;
        };
    }

    static Icons icon(VerifyTable.ResultType result) {
        return switch (result) {
            case UNCHECK -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case CONSISTENT, BOTH_EMPTY -> Icons.STATE_FINISHED;
            case INCONSISTENT, SOURCE_EMPTY, TARGET_EMPTY, MISMATCH_LIMIT, MISMATCH_LIMIT_NO_PK -> Icons.STATE_WARNING;
            case SCHEMA_MISMATCH, INDEX_CONFLICT, TARGET_TABLE_NOT_EXIST, RUNTIME_EXCEPTION, NOT_CATEGORIZED, UNKNOWN -> Icons.STATE_FAILED;
        };
    }

    static String label(VerifyTable.ResultType result) {
        return switch (result) {
            case UNCHECK -> Messages.Verify_unchecked;
            case RUNNING -> Messages.Verify_running;
            case SCHEMA_MISMATCH -> Messages.Verify_schemaMismatch;
            case INDEX_CONFLICT -> Messages.Verify_indexConflict;
            case TARGET_TABLE_NOT_EXIST -> Messages.Verify_noTarget;
            case RUNTIME_EXCEPTION -> Messages.Verify_exception;
            case BOTH_EMPTY -> Messages.Verify_bothEmpty;
            case CONSISTENT -> Messages.Verify_consistent;
            case INCONSISTENT -> Messages.Verify_inconsistent;
            case SOURCE_EMPTY -> Messages.Verify_sourceEmpty;
            case TARGET_EMPTY -> Messages.Verify_targetEmpty;
            case MISMATCH_LIMIT -> Messages.Verify_limit;
            case MISMATCH_LIMIT_NO_PK -> Messages.Verify_limitNoKey;
            case NOT_CATEGORIZED, UNKNOWN -> Messages.Verify_unknown;
        };
    }

    static Icons icon(FindingView.Severity severity) {
        return switch (severity) {
            case INFO -> Icons.STATE_INFO;
            case WARNING -> Icons.STATE_WARNING;
            case BLOCKER -> Icons.STATE_FAILED;
        };
    }

    static String label(FindingView.Severity severity) {
        return switch (severity) {
            case INFO -> Messages.Finding_info;
            case WARNING -> Messages.Finding_warning;
            case BLOCKER -> Messages.Finding_blocker;
        };
    }
}
