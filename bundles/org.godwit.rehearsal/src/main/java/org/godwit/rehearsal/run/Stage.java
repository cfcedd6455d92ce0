package org.godwit.rehearsal.run;

import org.godwit.core.model.StepName;

/** What a run shows as one line: the steps of the project, and what a rehearsal does around them. */
public enum Stage {
    SERVERS("Start servers"),
    LOAD("Load source"),
    PRECHECK("Precheck"),
    SCHEMA("Schema migration"),
    LOG_PULL("Pull logs"),
    FULL("Full migration"),
    INDEX("Index migration"),
    INCREMENTAL("Incremental"),
    VERIFICATION("Full verification"),
    SWITCHOVER("Switchover"),
    REVERSE("Reverse"),
    CAPTURE("Capture"),
    REPLAY("Replay log"),
    TRUTH("Log at the source"),
    PLANTED("Planted errors"),
    DRILL("Switchover drill"),
    FAULTS("Faults"),
    REPORT("Write report");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What is counted in it. */
    public String unit() {
        return switch (this) {
            case SERVERS -> "servers";
            case LOAD, CAPTURE, REPLAY, TRUTH, FULL, INCREMENTAL, VERIFICATION, REVERSE -> "rows";
            case PRECHECK -> "items";
            case SCHEMA, INDEX -> "objects";
            case LOG_PULL -> "transactions";
            case SWITCHOVER -> "sub-steps";
            case PLANTED -> "errors";
            case DRILL -> "switchovers";
            case FAULTS -> "faults";
            case REPORT -> "files";
        };
    }

    /** Whether a rehearsal always has it. The others belong to one that replays changes, and are known once they start. */
    public boolean inEveryRun() {
        return switch (this) {
            case LOG_PULL, INCREMENTAL, SWITCHOVER, REVERSE, CAPTURE, REPLAY, TRUTH, PLANTED, DRILL, FAULTS -> false;
            case SERVERS, LOAD, PRECHECK, SCHEMA, FULL, INDEX, VERIFICATION, REPORT -> true;
        };
    }

    static Stage of(StepName step) {
        return switch (step) {
            case TRANSFER_PRECHECK -> PRECHECK;
            case STRUCT_TRANSFER -> SCHEMA;
            case FULL_TRANSFER -> FULL;
            case INDEX_TRANSFER -> INDEX;
            case FULL_VERIFIER -> VERIFICATION;
            case TRANSFER_INCR_LOG_PULL -> LOG_PULL;
            case INCR_TRANSFER -> INCREMENTAL;
            case TRANSFER_APP_SWITCH -> SWITCHOVER;
            case REVERSE_INCR_TRANSFER -> REVERSE;
        };
    }
}
