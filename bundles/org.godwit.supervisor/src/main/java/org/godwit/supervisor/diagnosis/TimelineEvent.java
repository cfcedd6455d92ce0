package org.godwit.supervisor.diagnosis;

import java.time.Instant;

/**
 * Something that happened to a step.
 *
 * @param subject sub-task or component, empty for the step itself
 * @param text what happened, one line
 * @param operator who did it, empty for what happened by itself
 */
public record TimelineEvent(Instant at, Kind kind, String subject, String text, String errorCode, String operator) {
    /** Sorts of events. */
    public enum Kind {
        STATE, TASK, ATTEMPT, FAILURE, ANSWER
    }
}
