package org.godwit.rm.repository;

import java.time.Instant;

/** A row of {@code oms_incr_conflict}. */
public record ConflictRow(long id, String projectId, String direction, String destSchema, String destTable, String kind, String rowKey, String beforeImage, String afterImage, String reason, String action,
        String positionText, Instant gmtCreate) {
}
