package org.godwit.core.spi;

import java.util.function.Consumer;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;

/** Streams the rows of a slice in key order without holding more than one batch. Thread-safe; each call takes a connection of its own. */
public interface SliceReader {
    /** Takes batches; blocks while the writers are behind. */
    @FunctionalInterface
    interface BatchSink {
        void accept(RowBatch batch) throws GodwitException;
    }

    /**
     * Reads a whole table as of one moment whose place in the source's log is known: the rows hold every change before the place and none behind it. For tables without a key, whose changes
     * cannot be applied twice.
     *
     * @param place is told the place before the first batch comes
     * @return rows read
     * @throws GodwitException also when the source does not tell the place
     */
    long readSnapshot(TableRead table, BatchSink sink, Consumer<LogPosition> place, CancelToken cancel) throws GodwitException;

    /** @return rows read */
    long read(TableRead table, Slice slice, BatchSink sink, CancelToken cancel) throws GodwitException;
}
