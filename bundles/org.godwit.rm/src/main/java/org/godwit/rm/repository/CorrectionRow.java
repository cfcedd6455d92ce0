package org.godwit.rm.repository;

import java.time.Instant;

/**
 * A row of {@code oms_correction}: differing rows of one table that were set right together.
 *
 * @param subId the verification that found them
 * @param rowCount how many differences
 * @param message why it was refused, else empty
 */
public record CorrectionRow(long id, String projectId, int subId, String sourceSchema, String sourceTable, String destSchema, String destTable, long rowCount, String state, String message,
        Instant gmtCreate, Instant gmtModified) {
}
