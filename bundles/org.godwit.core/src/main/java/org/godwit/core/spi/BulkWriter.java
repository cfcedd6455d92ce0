package org.godwit.core.spi;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;

/** Writes rows fast. The writer is thread-safe; a session belongs to one thread and one connection. */
public interface BulkWriter {
    /** Name of the table, in each target database while it is filled, that tells what is committed. Never migrated or compared itself. */
    String MARK_TABLE = "godwit_checkpoint";

    /** Name of the table, in a target database, that takes rows which cannot be written when the user chose so. Never migrated or compared itself. */
    String ERROR_TABLE = "godwit_error_row";

    /** What to do with a row whose key the target already has. */
    enum OnConflict {
        /** The session fails and names the key. */
        STOP,
        /** The target's row stays; the row is counted and recorded. */
        IGNORE,
        /**
         * As IGNORE, but only for unique keys beside the primary key. For a source that changes while its slices are read at different moments: two rows may have had one key one after the other, and
         * the changes between, which are applied idempotently, put both right.
         */
        LEAVE_TO_LOG
    }

    /** What to do with a row that the target refuses for another reason than its key. */
    enum OnBadRow {
        /** The session fails and names table, key and column. */
        STOP,
        /** The row goes to {@link #ERROR_TABLE} with its key and the error, and the work goes on. */
        KEEP_APART
    }

    /**
     * Where and how to write.
     *
     * @param columns in the order of the batches
     * @param key columns that identify a row, for messages; empty for a table without a key
     * @param recoded names of text columns that arrive in UTF-8 instead of their own character set; all others are taken byte by byte
     */
    record TableWrite(ObjectName table, List<ColumnDef> columns, List<ColumnDef> key, Set<String> recoded, OnConflict onConflict, OnBadRow onBadRow) {
        public TableWrite {
            Objects.requireNonNull(table);
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            recoded = Set.copyOf(recoded);
            Objects.requireNonNull(onConflict);
            Objects.requireNonNull(onBadRow);
        }
    }

    /** A row that was left out: its key as text (column=value) and why. */
    record LeftOut(String key, String message) {
    }

    /**
     * What a commit wrote.
     *
     * @param rows rows that are new in the target
     * @param conflicts rows left out because the target has their key
     * @param badRows rows that went to {@link #ERROR_TABLE}
     * @param leftOut the first of both, a bounded number
     */
    record Written(long rows, long conflicts, long badRows, List<LeftOut> leftOut) {
        public Written {
            leftOut = List.copyOf(leftOut);
        }
    }

    Session open(TableWrite table, CancelToken cancel) throws GodwitException;

    /** Those of the tables that have at least one row, in the order given. */
    List<ObjectName> notEmpty(Collection<ObjectName> tables, CancelToken cancel) throws GodwitException;

    /** Removes all rows of a table. */
    void clear(ObjectName table, CancelToken cancel) throws GodwitException;

    /**
     * Removes the marks that start with the prefix; the mark table goes with the last of them.
     *
     * @param database of the target
     */
    void forgetMarks(String database, String prefix, CancelToken cancel) throws GodwitException;

    /**
     * One transaction after the other into one table. The name of what is written (the slice) is stored in {@link #MARK_TABLE} in the same transaction,
     * so a repeated attempt after a crash finds out that it is already done.
     */
    interface Session extends AutoCloseable {
        /** What was committed with this mark before; empty when it never was. */
        Optional<Written> written(String mark) throws GodwitException;

        /** Takes the batch; it may be sent to the server only later, but before the commit returns. */
        void write(RowBatch batch) throws GodwitException;

        /** Makes everything written since the last commit durable together with the mark. */
        Written commit(String mark) throws GodwitException;

        /** Gives up what is not committed; the session can be used again. */
        void rollback() throws GodwitException;

        /** Gives up what is not committed and releases the connection. */
        @Override
        void close() throws GodwitException;
    }
}
