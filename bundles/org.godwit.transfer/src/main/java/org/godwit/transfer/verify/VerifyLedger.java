package org.godwit.transfer.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.RowCorrector;

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

    /** When a change of a correction runs: unique keys may move between rows, so what goes away goes first and what is new comes last. */
    enum Turn {
        DELETE, UPDATE, INSERT
    }

    /** A change of a row of the target that takes place only while the row is as it was seen. */
    record GuardedChange(Turn turn, RowCorrector.Change change) {
    }

    /**
     * Makes a row of the target as the source's is, and takes that back.
     *
     * @param apply empty when the row cannot be set right this way
     * @param obstacle why not; empty when it can
     */
    record Correction(List<GuardedChange> apply, List<GuardedChange> undo, String obstacle) {
        public Correction {
            apply = List.copyOf(apply);
            undo = List.copyOf(undo);
        }

        public static Correction none(String obstacle) {
            return new Correction(List.of(), List.of(), obstacle);
        }
    }

    /**
     * A row that differs for good.
     *
     * @param correctionSql for people to read; the correction itself also says which row it expects
     */
    record Difference(ObjectName table, DifferenceType type, List<Value> key, List<Value> columns, String correctionSql, Correction correction) {
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
