package org.godwit.rm.repository;

/** A row of {@code oms_incr_statistic}. */
public record StatisticRow(String direction, String sourceSchema, String sourceTable, long insertCount, long updateCount, long deleteCount, long conflictCount) {
}
