package org.godwit.supervisor.service;

import org.godwit.core.model.ObjectName;

/** Verification result of one table; counters and result types as in OMS. */
public record VerifyTable(ObjectName source, ObjectName target, ResultType result, long consistent, long sourceOnly, long destOnly, long mismatched, double progress, double seconds, String message,
        String correctionFile, String differenceFile) {
    /** Result types of OMS. */
    public enum ResultType {
        UNCHECK,
        RUNNING,
        SCHEMA_MISMATCH,
        INDEX_CONFLICT,
        TARGET_TABLE_NOT_EXIST,
        RUNTIME_EXCEPTION,
        BOTH_EMPTY,
        CONSISTENT,
        INCONSISTENT,
        SOURCE_EMPTY,
        TARGET_EMPTY,
        MISMATCH_LIMIT,
        MISMATCH_LIMIT_NO_PK,
        NOT_CATEGORIZED,
        UNKNOWN
    }
}
