package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code oms_alert} with the name of its project. */
public record AlertRow(long id, String ruleName, String projectId, String projectName, String alertLevel, String cause, String remedy, Instant sinceTime, Instant raisedTime, Optional<Instant> endTime,
        String sending) {
}
