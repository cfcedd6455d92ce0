package org.godwit.supervisor.alert;

import java.time.Instant;
import java.util.Optional;
import org.godwit.core.model.ProjectStatus;

/**
 * What the rules look at of one project.
 *
 * @param failedSince since when the project or a component that shall run has failed, with {@code problem}
 * @param delaySeconds how old the last applied change is, where changes are carried over
 * @param writesSince since when an Incr-Sync writes although the project stands still
 * @param writer name of that Incr-Sync
 */
public record WatchedProject(String id, String name, ProjectStatus status, AlertLevel level, Optional<Instant> failedSince, String problem, Optional<Long> delaySeconds, Optional<Instant> writesSince,
        String writer) {
}
