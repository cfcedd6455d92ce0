package org.godwit.rm.repository;

/** A row of {@code oms_slice}; the bounds are JSON. */
public record SliceRow(String projectId, String sourceSchema, String sourceTable, int sliceNo, String lowBound, String highBound, long estimatedRows, String status, long rowCount, long byteCount,
        long conflictCount) {
}
