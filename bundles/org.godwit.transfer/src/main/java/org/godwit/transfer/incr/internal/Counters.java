package org.godwit.transfer.incr.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.internal.BusyTime;

/** Counts what a run does. Thread-safe. */
public final class Counters {
    final LongAdder transactions = new LongAdder();
    final LongAdder changesRead = new LongAdder();
    final LongAdder folded = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder filtered = new LongAdder();
    final LongAdder looped = new LongAdder();
    final LongAdder ddl = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder storeWaitNanos = new LongAdder();
    final LongAdder decodeNanos = new LongAdder();
    final LongAdder foldNanos = new LongAdder();
    final BusyTime laneWaitNanos = new BusyTime();
    final BusyTime throttledNanos = new BusyTime();
    final LongAdder queuedBytes = new LongAdder();
    final AtomicInteger lanesInUse = new AtomicInteger();
    volatile int lanes;
    volatile int batchRows;
    volatile long queueBytesLimit;
    private final LongAdder inserted = new LongAdder();
    private final LongAdder updated = new LongAdder();
    private final LongAdder deleted = new LongAdder();
    private final LongAdder statements = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder executeNanos = new LongAdder();
    private final LongAdder commitNanos = new LongAdder();
    private volatile Place place = new Place(Optional.empty(), false);

    /** Position and caught up belong together. */
    private record Place(Optional<IncrPosition> position, boolean caughtUp) {
    }

    void applied(Applied applied) {
        inserted.add(applied.inserted());
        updated.add(applied.updated());
        deleted.add(applied.deleted());
        statements.add(applied.statements());
        retries.add(applied.retries());
        conflicts.add(applied.conflictCount());
        executeNanos.add(applied.executeNanos());
        commitNanos.add(applied.commitNanos());
    }

    /** @param caughtUp whether the store had nothing behind it */
    void reached(IncrPosition position, boolean caughtUp) {
        place = new Place(Optional.of(position), caughtUp);
    }

    /** More has come, so what is reached is not the end any more. */
    void behind() {
        place = new Place(place.position(), false);
    }

    public IncrMetrics snapshot() {
        Place now = place;
        long seconds = now.position().map(p -> p.log().seconds()).orElse(0L);
        long delay = now.caughtUp() || seconds == 0 ? 0 : System.currentTimeMillis() / 1000 - seconds;
        return new IncrMetrics(delay, now.caughtUp(), now.position(), transactions.sum(), changesRead.sum(), folded.sum(), inserted.sum(), updated.sum(), deleted.sum(), bytes.sum(), filtered.sum(),
                looped.sum(), ddl.sum(), batches.sum(), batchRows, lanesInUse.get(), lanes, statements.sum(), retries.sum(), conflicts.sum(), queuedBytes.sum(), queueBytesLimit, storeWaitNanos.sum(),
                decodeNanos.sum(), foldNanos.sum(), laneWaitNanos.sum(), executeNanos.sum(), commitNanos.sum(), throttledNanos.sum());
    }
}
