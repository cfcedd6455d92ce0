package org.godwit.core.model;

/** Steps of a migration project in their order; the names are those of {@code oms_step.step_name}. */
public enum StepName {
    TRANSFER_PRECHECK("Precheck"),
    STRUCT_TRANSFER("Schema migration"),
    TRANSFER_INCR_LOG_PULL("Pull incremental logs"),
    FULL_TRANSFER("Full migration"),
    INDEX_TRANSFER("Index migration"),
    INCR_TRANSFER("Incremental synchronization"),
    FULL_VERIFIER("Full verification"),
    TRANSFER_APP_SWITCH("Forward switchover"),
    REVERSE_INCR_TRANSFER("Reverse incremental migration");

    private final String label;

    StepName(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** {@code step_order}: from 1. */
    public int order() {
        return ordinal() + 1;
    }
}
