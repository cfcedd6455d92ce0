package org.godwit.rm.repository;

/** A row of {@code oms_verify_difference}; key and columns are JSON. */
public record VerifyDifferenceRow(String projectId, int subId, String sourceSchema, String sourceTable, String type, String keyJson, String columnsJson, String correctionSql) {
}
