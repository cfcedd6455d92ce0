package org.godwit.supervisor.alert;

import java.time.Duration;

/**
 * Limits of one level, from the system parameter {@code alarm.thresholds} (OMS: alert levels). Immutable.
 *
 * @param delay delay of applied changes from which on it is told ({@code delayThreshold}, seconds)
 * @param failed how long something has failed before it is told ({@code failedLengthOfTimeThreshold}, seconds)
 * @param restraint time after a message in which the same cause sends no other ({@code alarmRestrainTimeOfMin}, minutes)
 */
public record AlertThresholds(Duration delay, Duration failed, Duration restraint) {
}
