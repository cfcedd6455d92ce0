package org.godwit.transfer.message;

import java.util.Objects;

/**
 * What a message tells about its change besides the row. Immutable; made once per transaction or batch, the place of the row in it is told apart.
 *
 * @param full the row was read by the full import, not from the log
 * @param changedMillis when the source changed it, ms since 1970; of a row of the full import when it was read
 * @param writtenMillis when the message is made
 * @param transaction the source's name of the transaction; empty when there is none
 * @param unit name of the transaction in the store, or of the slice of the full import: unique, and the same when it is sent again
 * @param counter number of the transaction's first change among those of the same second, so that each change of a source has a number of its own that grows
 * @param position offset in the source's log; -1 when there is none
 */
public record ChangeInfo(boolean full, long changedMillis, long writtenMillis, String transaction, String unit, int counter, long position) {
    private static final long COUNTERS = 100_000;

    public ChangeInfo {
        Objects.requireNonNull(transaction);
        Objects.requireNonNull(unit);
    }

    public long changedSeconds() {
        return Math.floorDiv(changedMillis, 1000L);
    }

    /** A growing number per change: the second, then five digits (OMS: storeDataSequence). A second with more changes than that borrows from the next. */
    public long sequence(int place) {
        return changedSeconds() * COUNTERS + counter + place;
    }
}
