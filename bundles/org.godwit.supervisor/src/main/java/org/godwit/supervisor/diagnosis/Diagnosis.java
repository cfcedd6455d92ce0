package org.godwit.supervisor.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a step.
 *
 * @param causes the likeliest first; empty when nothing is wrong
 * @param ruledOut what was looked at without finding anything, and what could not be looked at
 */
public record Diagnosis(List<Cause> causes, List<Evidence> ruledOut, Optional<Bottleneck> bottleneck, Instant at, Duration took) {
    public Diagnosis {
        causes = List.copyOf(causes);
        ruledOut = List.copyOf(ruledOut);
    }
}
