package org.godwit.rm.repository;

/** A row of {@code oms_verify_table_result}; {@code seconds} between its first and last change. */
public record VerifyResultRow(String projectId, int subId, String sourceSchema, String sourceTable, String destSchema, String destTable, String resultType, long consistentCount, long sourceOnlyCount,
        long destOnlyCount, long mismatchedCount, double progress, String message, String diffFile, String sqlFile, double seconds) {
}
