package org.godwit.transfer.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;

/** Keeps the results of a verification; kept in the rm database. Thread-safe. Each call is durable when it returns. */
public interface VerifyLedger {
    /** Result types of OMS that a table can end with. */
    enum ResultType {
        RUNNING, SCHEMA_MISMATCH, INDEX_CONFLICT, TARGET_TABLE_NOT_EXIST, RUNTIME_EXCEPTION, BOTH_EMPTY, CONSISTENT, INCONSISTENT, SOURCE_EMPTY, TARGET_EMPTY, MISMATCH_LIMIT, MISMATCH_LIMIT_NO_PK
    }

    /** How a row differs: only at the source, only at the target, or in its values. */
    enum DifferenceType {
        MASTER_ONLY, IMAGE_ONLY, MISMATCHED
    }

    /** One column on both sides; empty when NULL or when the row is missing there. */
    record Value(String column, Optional<String> source, Optional<String> target, boolean differs) {
    }

    /** A row that differs for good. */
    record Difference(ObjectName table, DifferenceType type, List<Value> key, List<Value> columns, String correctionSql) {
        public Difference {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }
    }

    /** Counters of a table. {@code progress} from 0 to 1. */
    record TableResult(ObjectName source, ObjectName target, ResultType type, long consistent, long sourceOnly, long destOnly, long mismatched, double progress, String message, Optional<Path> differenceFile,
            Optional<Path> correctionFile) {
    }

    void update(TableResult result) throws GodwitException;

    void difference(Difference difference) throws GodwitException;

    /** Forgets the differences of a table before it is verified again. */
    void clear(ObjectName table) throws GodwitException;

    /** Finished results of this run, to resume. */
    List<TableResult> results() throws GodwitException;

    /** Keys of the differences of an earlier run, for "verify only inconsistent records". */
    List<Difference> differences(ObjectName table) throws GodwitException;

    /** Results of the run before this one, for "verify abnormal tables"; empty when there was none. */
    default List<TableResult> earlierResults() throws GodwitException {
        return List.of();
    }
}
