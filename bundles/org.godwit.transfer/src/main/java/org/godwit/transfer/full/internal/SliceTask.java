package org.godwit.transfer.full.internal;

import org.godwit.core.slice.Slice;

/** A slice that is to be copied. {@code attempt} counts from 0; a slice that may have been committed before asks the target first. Immutable. */
record SliceTask(TableWork table, Slice slice, int attempt, boolean askFirst) {
    SliceTask again() {
        return new SliceTask(table, slice, attempt + 1, true);
    }

    String mark() {
        return table.markPrefix() + slice.number();
    }
}
