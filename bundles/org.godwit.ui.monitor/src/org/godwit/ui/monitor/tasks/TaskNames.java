package org.godwit.ui.monitor.tasks;

import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.godwit.ui.Icons;
import org.godwit.ui.monitor.Messages;

/** How O&M tasks, their sub-tasks and states are named, and which icon they have. */
final class TaskNames {
    private TaskNames() {
    }

    /** A type that is not known here is shown as it is written in the rm database. */
    static String type(String type) {
        return switch (type) {
            case "PAUSE_COMPONENT" -> Messages.Task_pause;
            case "START_COMPONENT" -> Messages.Task_start;
            case "UPDATE_COMPONENT" -> Messages.Task_update;
            case "RERUN_COMPONENT" -> Messages.Task_rerun;
            case "MIGRATE_COMPONENT" -> Messages.Task_migrate;
            case "DELETE_COMPONENT" -> Messages.Task_delete;
            case "CREATE_STORE" -> Messages.Task_createStore;
            case "HA_CREATE_STORE" -> Messages.Task_haCreateStore;
            default -> type;
        };
    }

    static String part(String type) {
        return switch (type) {
            case "STOP_COMPONENT", "PAUSE_COMPONENT" -> Messages.Part_stop;
            case "CHANGE_PARAMETERS" -> Messages.Part_change;
            case "RESET_POSITION" -> Messages.Part_reset;
            case "CLEAR_COMPONENT" -> Messages.Part_clear;
            case "START_COMPONENT", "START_STORE" -> Messages.Part_start;
            case "CREATE_STORE" -> Messages.Part_createStore;
            case "REMOVE_COMPONENT" -> Messages.Part_remove;
            case "MOVE_COMPONENT" -> Messages.Part_move;
            case "RESTART_STEP" -> Messages.Part_restartStep;
            case "RERUN_STEP" -> Messages.Part_rerunStep;
            case "RETUNE_STEP" -> Messages.Part_retune;
            default -> type;
        };
    }

    static String status(TicketStatus status) {
        return switch (status) {
            case INITIALIZING -> Messages.TaskStatus_initializing;
            case READY -> Messages.TaskStatus_ready;
            case RUNNING -> Messages.TaskStatus_running;
            case SUCCESSFUL -> Messages.TaskStatus_successful;
            case FAILED -> Messages.TaskStatus_failed;
            case SKIPPED -> Messages.TaskStatus_skipped;
        };
    }

    static Icons icon(TicketStatus status) {
        return switch (status) {
            case INITIALIZING, READY -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case SUCCESSFUL -> Icons.STATE_FINISHED;
            case FAILED -> Icons.STATE_FAILED;
            case SKIPPED -> Icons.STATE_SKIPPED;
        };
    }
}
