package org.godwit.supervisor.diagnosis;

import java.util.List;
import java.util.Optional;
import org.godwit.supervisor.service.StepView;

/**
 * What the rm database tells about a step: quick, without a look at a server.
 *
 * @param purpose what the step does
 * @param failures the last failure of each object concerned, the newest first
 * @param timeline the newest events first
 * @param remedies what can be done with the step whatever the cause
 * @param bottleneck which stage it spends its time in; empty while nothing was measured
 */
public record StepStory(StepView step, String purpose, List<Failure> failures, List<TimelineEvent> timeline, List<Remedy> remedies, Optional<Bottleneck> bottleneck) {
    public StepStory {
        failures = List.copyOf(failures);
        timeline = List.copyOf(timeline);
        remedies = List.copyOf(remedies);
    }
}
