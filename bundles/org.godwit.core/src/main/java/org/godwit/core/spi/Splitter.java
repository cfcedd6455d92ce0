package org.godwit.core.spi;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;

/** Cuts a table into slices, the open-ended one first. Thread-safe. */
public interface Splitter {
    /** Takes slices; blocks while enough are waiting. */
    @FunctionalInterface
    interface SliceSink {
        void accept(Slice slice) throws GodwitException;
    }

    /**
     * @param rowsPerSlice aim; bounds are the key's real values, so slices differ. A table without a key is one slice.
     */
    void split(TableRead table, long rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException;
}
