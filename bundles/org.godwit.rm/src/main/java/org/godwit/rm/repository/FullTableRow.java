package org.godwit.rm.repository;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code oms_full_table} with the sums of its slices. */
public record FullTableRow(String sourceSchema, String sourceTable, String destSchema, String destTable, long capacity, String status, boolean splitComplete, String problem, Optional<Instant> startTime,
        Optional<Instant> finishTime, long rowCount, long byteCount, long conflictCount, int slicesDone, int slices) {
}
