package org.godwit.core.spi;

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

    /** @return rows read */
    long read(TableRead table, Slice slice, BatchSink sink, CancelToken cancel) throws GodwitException;
}
