package org.godwit.rm.repository;

/** A row of {@code oms_queue_position}: up to where a queue has acknowledged a project's changes. */
public record QueuePositionRow(String projectId, String positionText, long positionSeconds, long positionChanges, long lastSecond, int lastCounter, String nextJson, long repeated) {
}
