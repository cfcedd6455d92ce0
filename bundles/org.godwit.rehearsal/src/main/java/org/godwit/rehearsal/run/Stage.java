package org.godwit.rehearsal.run;

import org.godwit.core.model.StepName;

/** What a run shows as one line: the steps of the project, and what a rehearsal does around them. */
public enum Stage {
    SERVERS("Start servers"),
    LOAD("Load source"),
    PRECHECK("Precheck"),
    SCHEMA("Schema migration"),
    FULL("Full migration"),
    INDEX("Index migration"),
    VERIFICATION("Full verification"),
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
            case LOAD, FULL, VERIFICATION -> "rows";
            case PRECHECK -> "items";
            case SCHEMA, INDEX -> "objects";
            case REPORT -> "files";
        };
    }

    static Stage of(StepName step) {
        return switch (step) {
            case TRANSFER_PRECHECK -> PRECHECK;
            case STRUCT_TRANSFER -> SCHEMA;
            case FULL_TRANSFER -> FULL;
            case INDEX_TRANSFER -> INDEX;
            case FULL_VERIFIER -> VERIFICATION;
            case TRANSFER_INCR_LOG_PULL, INCR_TRANSFER, TRANSFER_APP_SWITCH, REVERSE_INCR_TRANSFER -> throw new IllegalArgumentException(step + " is no step of an offline run");
        };
    }
}
