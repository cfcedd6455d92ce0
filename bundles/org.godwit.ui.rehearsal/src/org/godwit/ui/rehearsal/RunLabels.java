package org.godwit.ui.rehearsal;

import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.Stage;
import org.godwit.ui.Icons;
import org.godwit.ui.Palette;
import org.godwit.ui.rehearsal.RehearsalRun.StageStatus;

/** How runs and stages are named, and which icon and hue they have. */
final class RunLabels {
    private RunLabels() {
    }

    static String label(RehearsalRun.State state) {
        return switch (state) {
            case RUNNING -> Messages.State_running;
            case CANCELLING -> Messages.State_cancelling;
            case CANCELLED -> Messages.State_cancelled;
            case EQUAL -> Messages.State_equal;
            case DIFFERENT -> Messages.State_different;
            case NOT_VERIFIED -> Messages.State_notVerified;
            case FAILED -> Messages.State_failed;
        };
    }

    static Icons icon(RehearsalRun.State state) {
        return switch (state) {
            case RUNNING, CANCELLING -> Icons.STATE_RUNNING;
            case CANCELLED -> Icons.STATE_SKIPPED;
            case EQUAL -> Icons.STATE_FINISHED;
            case DIFFERENT, NOT_VERIFIED -> Icons.STATE_WARNING;
            case FAILED -> Icons.STATE_FAILED;
        };
    }

    static String label(Stage stage) {
        return switch (stage) {
            case SERVERS -> Messages.StageName_servers;
            case LOAD -> Messages.StageName_load;
            case PRECHECK -> Messages.StageName_precheck;
            case SCHEMA -> Messages.StageName_schema;
            case LOG_PULL -> Messages.StageName_logPull;
            case FULL -> Messages.StageName_full;
            case INDEX -> Messages.StageName_index;
            case INCREMENTAL -> Messages.StageName_incremental;
            case VERIFICATION -> Messages.StageName_verification;
            case SWITCHOVER -> Messages.StageName_switchover;
            case REVERSE -> Messages.StageName_reverse;
            case CAPTURE -> Messages.StageName_capture;
            case REPLAY -> Messages.StageName_replay;
            case TRUTH -> Messages.StageName_truth;
            case PLANTED -> Messages.StageName_planted;
            case DRILL -> Messages.StageName_drill;
            case FAULTS -> Messages.StageName_faults;
            case REPORT -> Messages.StageName_report;
        };
    }

    static Palette hue(StageStatus status) {
        return switch (status) {
            case WAITING -> Palette.GREY;
            case RUNNING -> Palette.BLUE;
            case FINISHED -> Palette.GREEN;
            case FAILED -> Palette.RED;
        };
    }

    static Icons icon(Report.State state) {
        return switch (state) {
            case GOOD -> Icons.STATE_FINISHED;
            case WARNING -> Icons.STATE_WARNING;
            case BAD -> Icons.STATE_FAILED;
        };
    }

    static String label(Report.State state) {
        return switch (state) {
            case GOOD -> Messages.Section_good;
            case WARNING -> Messages.Section_warning;
            case BAD -> Messages.Section_bad;
        };
    }

    static String label(Report.Readiness readiness) {
        return switch (readiness) {
            case READY -> Messages.Readiness_ready;
            case CONDITIONS -> Messages.Readiness_conditions;
            case NOT_READY -> Messages.Readiness_notReady;
        };
    }

    static Icons icon(Report.Readiness readiness) {
        return switch (readiness) {
            case READY -> Icons.STATE_FINISHED;
            case CONDITIONS -> Icons.STATE_WARNING;
            case NOT_READY -> Icons.STATE_FAILED;
        };
    }

    static Icons icon(StageStatus status) {
        return switch (status) {
            case WAITING -> Icons.STATE_WAITING;
            case RUNNING -> Icons.STATE_RUNNING;
            case FINISHED -> Icons.STATE_FINISHED;
            case FAILED -> Icons.STATE_FAILED;
        };
    }

    static String label(StageStatus status) {
        return switch (status) {
            case WAITING -> Messages.Stage_waiting;
            case RUNNING -> Messages.Stage_running;
            case FINISHED -> Messages.Stage_finished;
            case FAILED -> Messages.Stage_failed;
        };
    }

    /** Icon of a state that a report names in words. */
    static Icons reported(String state) {
        return switch (state) {
            case "FINISHED", "CONSISTENT", "BOTH_EMPTY" -> Icons.STATE_FINISHED;
            case "FAILED", "BLOCKER", "RUNTIME_EXCEPTION", "SCHEMA_MISMATCH", "TARGET_TABLE_NOT_EXIST" -> Icons.STATE_FAILED;
            case "INFO" -> Icons.STATE_INFO;
            case "", "INIT", "WAITING", "UNCHECK" -> Icons.STATE_WAITING;
            default -> Icons.STATE_WARNING;
        };
    }
}
