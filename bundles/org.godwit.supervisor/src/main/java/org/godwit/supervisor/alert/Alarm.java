package org.godwit.supervisor.alert;

import java.time.Instant;

/**
 * A rule that a project breaks now.
 *
 * @param since since when the cause stands
 * @param cause what was seen, in words
 * @param remedy what to do
 */
public record Alarm(AlertRule rule, String projectId, AlertLevel level, Instant since, String cause, String remedy) {
}
