package org.godwit.transfer.full.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.godwit.transfer.full.FullImportMetrics;
import org.godwit.transfer.internal.BusyTime;

/** What readers and writers count. Thread-safe. */
public final class Counters {
    public final LongAdder rowsRead = new LongAdder();
    public final LongAdder bytesRead = new LongAdder();
    public final LongAdder rowsWritten = new LongAdder();
    public final LongAdder bytesWritten = new LongAdder();
    public final BusyTime sourceNanos = new BusyTime();
    public final BusyTime sinkNanos = new BusyTime();
    public final BusyTime commitNanos = new BusyTime();
    /** Readers that waited for room, writers that waited for rows, and both that were held back by the limits. */
    public final BusyTime blockedNanos = new BusyTime();
    public final BusyTime starvedNanos = new BusyTime();
    public final BusyTime limitedNanos = new BusyTime();
    public final LongAdder slicesDone = new LongAdder();
    public final LongAdder retries = new LongAdder();
    public final LongAdder conflicts = new LongAdder();
    public final LongAdder badRows = new LongAdder();
    public final AtomicInteger readers = new AtomicInteger();
    public final AtomicInteger writers = new AtomicInteger();

    /** What is counted so far, with the fill of the queues at this moment. */
    public FullImportMetrics snapshot(long queuedBytes, long queueLimit, int waitingSlices) {
        return new FullImportMetrics(rowsRead.sum(), bytesRead.sum(), rowsWritten.sum(), bytesWritten.sum(), TimeUnit.NANOSECONDS.toMillis(sourceNanos.sum()),
                TimeUnit.NANOSECONDS.toMillis(sinkNanos.sum()), TimeUnit.NANOSECONDS.toMillis(commitNanos.sum()), TimeUnit.NANOSECONDS.toMillis(blockedNanos.sum()),
                TimeUnit.NANOSECONDS.toMillis(starvedNanos.sum()), TimeUnit.NANOSECONDS.toMillis(limitedNanos.sum()), queuedBytes, queueLimit, readers.get(), writers.get(), waitingSlices, slicesDone.sum(), retries.sum(), conflicts.sum(),
                badRows.sum());
    }
}
