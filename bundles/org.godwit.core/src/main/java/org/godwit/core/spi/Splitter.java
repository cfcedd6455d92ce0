package org.godwit.core.spi;

import java.util.function.LongSupplier;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
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
     * @param rowsPerSlice aim; bounds are the key's real values or lie between them, so slices differ. A table without a key is one slice.
     */
    default void split(TableRead table, long rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException {
        split(table, () -> rowsPerSlice, sink, cancel);
    }

    /**
     * As {@link #split(TableRead, long, SliceSink, CancelToken)}, asking anew for each slice how many rows it shall have, so that slices can follow the speed seen.
     * Slice 0 is the open-ended one (no upper bound); when the table is small it is the whole table and the only one. The others follow in key order, the first without a lower bound.
     */
    void split(TableRead table, LongSupplier rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException;

    /**
     * Cuts one range in key order; used to go on after a restart and to divide a slice further.
     *
     * @param rest the range that is not cut yet; its upper bound must be present
     * @param firstNumber number of the first slice that comes out
     */
    void splitRange(TableRead table, KeyRange rest, int firstNumber, LongSupplier rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException;
}
