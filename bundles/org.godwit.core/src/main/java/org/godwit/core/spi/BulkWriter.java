package org.godwit.core.spi;

import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;

/** Writes rows fast. The writer is thread-safe; a session belongs to one thread and one connection. */
public interface BulkWriter {
    /** What to do with a row whose key the target already has. */
    enum OnConflict {
        /** The session fails and names the key. */
        STOP,
        /** The target's row stays; the row is counted and recorded. */
        IGNORE
    }

    /** Where and how to write. {@code columns} in the order of the batches. */
    record TableWrite(ObjectName table, List<ColumnDef> columns, OnConflict onConflict) {
        public TableWrite {
            columns = List.copyOf(columns);
        }
    }

    /** What a commit wrote: rows that are new in the target, and rows left out because of a conflict. */
    record Written(long rows, long conflicts) {
    }

    Session open(TableWrite table, CancelToken cancel) throws GodwitException;

    /**
     * One transaction after the other into one table. The name of what is written (the slice) is stored in the target's {@code godwit_checkpoint} table in the same transaction,
     * so a repeated attempt after a crash finds out that it is already done.
     */
    interface Session extends AutoCloseable {
        /** Whether a slice with this mark was committed before. */
        boolean isDone(String mark) throws GodwitException;

        void write(RowBatch batch) throws GodwitException;

        /** Makes everything written since the last commit durable together with the mark. */
        Written commit(String mark) throws GodwitException;

        /** Gives up what is not committed and releases the connection. */
        @Override
        void close() throws GodwitException;
    }
}
