package org.godwit.rm.repository;

import java.time.Instant;
import org.godwit.core.model.StepName;

/**
 * A row of {@code oms_step_event}.
 *
 * @param taskType empty when it is about the step itself; {@code componentName} likewise
 * @param attempt how often it was tried, 0 where nothing was tried
 * @param operator who did it, empty for what the program did by itself
 */
public record StepEventRow(long id, String projectId, StepName stepName, String taskType, String componentName, Kind kind, String fromState, String toState, int attempt, String errorCode,
        String message, String detailJson, String operator, Instant gmtCreate) {
    /** What sort of event. */
    public enum Kind {
        STATE, TASK, ATTEMPT, FAILURE, ANSWER
    }
}
