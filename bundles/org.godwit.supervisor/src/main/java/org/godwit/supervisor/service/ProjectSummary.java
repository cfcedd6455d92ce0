package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TransferType;

/**
 * One line of the project list.
 *
 * @param progress of the running step, 0 to 100
 * @param delaySeconds how old the last applied change is, of the direction that changes go; empty while none are carried over
 * @param labels names of its tags
 */
public record ProjectSummary(String id, String name, ProjectStatus status, Set<TransferType> types, String sourceName, String targetName, Optional<StepName> step, int progress, String problem,
        Instant created, Optional<Instant> started, Optional<Instant> finished, Optional<Long> delaySeconds,
        List<String> labels) {
    public ProjectSummary {
        labels = List.copyOf(labels);
    }
}
