package org.godwit.core.spi;

import java.util.List;
import java.util.Objects;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;

/**
 * Applies changes to a target. How far it is stands in the table {@link BulkWriter#MARK_TABLE} of one target database, written first in the same transaction as the changes: so each change is
 * applied exactly once whatever is killed, and a reader of this target's log knows whose transaction it is. Thread-safe; a lane belongs to one thread and one connection.
 */
public interface ChangeApplier {
    /** Code of the failure of lanes that were opened before another process took the job over, see {@link #take}. */
    String TAKEN_OVER = "GODWIT-MYSQL-0307";

    /** How values of a key column are told apart at the target, so that changes that might concern the same row or key go to the same lane. */
    enum KeyForm {
        /** Equal bytes, else different. */
        BYTES,
        /** As BYTES without trailing blanks. */
        PADDED,
        /** Case, accents or more may not count: equal where the ASCII letters without case and trailing blanks are; what holds other characters may equal anything. */
        FOLDED
    }

    /** What to do with a change that meets another row than the source's log says: a missing row, a key that is taken. */
    enum OnConflict {
        /** The lane fails and names the row. */
        STOP,
        /** The source's row wins: a missing row is inserted, rows with its keys are replaced. Counted and recorded. */
        OVERWRITE,
        /** The target stays. Counted and recorded. */
        SKIP
    }

    /** What to do with a change that the target refuses for another reason. */
    enum OnError {
        STOP, SKIP
    }

    /**
     * Net changes of one table, at most one per row. They are applied in the order deletes, updates, inserts.
     *
     * @param table the target's definition
     * @param columns columns of the batches in their order: the target's names, the source's types and character sets, which tell what the bytes are
     * @param key names of the columns that identify a row at the target; empty for a table without a key, where whole images are compared and one of equal rows is meant
     * @param deletes images before
     * @param updatesBefore images before, row by row beside {@code updatesAfter}; no column of any unique index differs between both
     */
    record TableChanges(TableDef table, List<ColumnDef> columns, List<String> key, RowBatch deletes, RowBatch updatesBefore, RowBatch updatesAfter, RowBatch inserts) {
        public TableChanges {
            Objects.requireNonNull(table);
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            Objects.requireNonNull(deletes);
            Objects.requireNonNull(updatesBefore);
            Objects.requireNonNull(updatesAfter);
            Objects.requireNonNull(inserts);
        }

        public int rows() {
            return deletes.rows() + updatesAfter.rows() + inserts.rows();
        }
    }

    /**
     * Where a lane stands.
     *
     * @param lane from 0
     * @param position what the caller wants to find again (text of any length)
     */
    record Checkpoint(int lane, String position) {
        public Checkpoint {
            Objects.requireNonNull(position);
        }
    }

    /**
     * One transaction of a lane.
     *
     * @param idempotent the target may already have some of the changes (the window of the full import): nothing is a conflict, rows with the keys of an insert or update are replaced, missing
     *        rows of a delete are right
     */
    record LaneBatch(Checkpoint checkpoint, List<TableChanges> tables, boolean idempotent) {
        public LaneBatch {
            Objects.requireNonNull(checkpoint);
            tables = List.copyOf(tables);
        }
    }

    /**
     * A change that did not meet what the log says, or was refused.
     *
     * @param before,after images for people, column=value, empty where there is none
     * @param action what was done about it
     */
    record Conflict(ObjectName table, RowChanges.Kind kind, String key, String before, String after, String reason, String action) {
    }

    /**
     * What a lane's transaction did.
     *
     * @param executeNanos time in statements
     * @param commitNanos time in the commit
     * @param conflicts the first of them, a bounded number
     */
    record Applied(long inserted, long updated, long deleted, long statements, long retries, long conflictCount, List<Conflict> conflicts, long executeNanos, long commitNanos) {
        public Applied {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * How lanes are opened.
     *
     * @param job stable name of the work; {@code job + ":" + lane} is the mark
     * @param database of the target that holds the table of marks
     */
    record Settings(String job, String database, OnConflict onConflict, OnError onError, int maxRetries, int retrySeconds) {
        public Settings {
            Objects.requireNonNull(job);
            Objects.requireNonNull(database);
            Objects.requireNonNull(onConflict);
            Objects.requireNonNull(onError);
        }
    }

    /** Of a column of the target, for a value that comes from a column of the source. */
    KeyForm keyForm(ColumnDef target);

    /** Where the lanes of a job stand; empty when it never applied anything. Creates the table of marks where it is missing. */
    List<Checkpoint> checkpoints(Settings settings, CancelToken cancel) throws GodwitException;

    /**
     * From now on only lanes that are opened here apply changes of the job, and {@link #reset} here alone moves its checkpoints: lanes that anybody opened before, in whatever process, fail with
     * {@link #TAKEN_OVER} at their next transaction. Waits for transactions that are under way.
     */
    void take(Settings settings, CancelToken cancel) throws GodwitException;

    /** Writes checkpoints without changes, in one transaction, and removes those of other lanes of the job. */
    void reset(Settings settings, List<Checkpoint> checkpoints, CancelToken cancel) throws GodwitException;

    /** Removes the job's checkpoints; the table goes with the last mark in it. */
    void forget(Settings settings, CancelToken cancel) throws GodwitException;

    Lane open(Settings settings, CancelToken cancel) throws GodwitException;

    /** One connection that applies one transaction after the other. */
    interface Lane extends AutoCloseable {
        /**
         * Applies the batch and commits. Deadlocks, lock waits and lost connections are tried again with the whole batch; whether a commit whose answer was lost happened is read from the checkpoint.
         * When it throws, nothing of the batch is committed.
         */
        Applied apply(LaneBatch batch) throws GodwitException;

        @Override
        void close();
    }
}
