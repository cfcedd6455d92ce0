package org.godwit.ui.projects;

/** What happens when a sub-step is skipped, told before it is done. */
final class SkipConsequences {
    private SkipConsequences() {
    }

    /** @param type of a sub-step of a step or of the switchover ({@code oms_task.task_type}) */
    static String of(String type) {
        return switch (type) {
            case "SWITCH_PRECHECK" -> Messages.SkipConsequences_precheck;
            case "CREATE_DEST_STORE" -> Messages.SkipConsequences_destStore;
            case "CHECK_SYNC_POSITION" -> Messages.SkipConsequences_position;
            case "STOP_FORWARD_SYNC" -> Messages.SkipConsequences_stopSync;
            case "HANDLE_DB_OBJECTS" -> Messages.SkipConsequences_objects;
            case "CREATE_REVERSE_SYNC" -> Messages.SkipConsequences_reverseSync;
            case "RUN_FULL_VERIFICATION" -> Messages.SkipConsequences_verification;
            default -> Messages.SkipConsequences_other;
        };
    }
}
