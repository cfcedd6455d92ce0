package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.core.error.Problem;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;

/**
 * A step with what is measured of it.
 *
 * @param progress 0 to 100
 * @param note what it does right now, one line
 * @param doneUnits rows, objects or checks finished; {@code totalUnits} expected, 0 when unknown
 * @param unitsPerSecond measured over the last seconds
 * @param secondsLeft estimated from the measured rate; empty when no estimate is possible
 * @param problem cause of failure
 * @param delaySeconds of a step that carries changes over, how old the last applied one is; empty for others, and while nothing is measured
 */
public record StepView(long id, StepName name, StepStatus status, int progress, String note, long doneUnits, long totalUnits, double unitsPerSecond, double bytesPerSecond, OptionalLong secondsLeft,
        Optional<Instant> started, Optional<Instant> finished, Optional<Problem> problem, String infoJson, List<TaskView> tasks,
        Optional<Long> delaySeconds) {
    public StepView {
        tasks = List.copyOf(tasks);
    }
}
