package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;

/** A row of {@code oms_step}. */
public record StepRow(long id, String projectId, int stepOrder, StepName stepName, StepStatus stepStatus, String stepInfo, int progress, String extraInfo, Optional<Instant> startTime,
        Optional<Instant> finishTime) {
    /** What {@code step_info} is set to by whoever wants the step to run again. */
    public static final String RESET = "{}";

    /** Whether somebody asked for the step to run again: failed, and its information emptied (OMS: repairing a step by hand). */
    public boolean isReset() {
        return stepStatus == StepStatus.FAILED && stepInfo.replace(" ", "").equals(RESET);
    }
}
