package org.godwit.transfer.queue.internal;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.internal.BusyTime;

/** Counts what a run does. Thread-safe. */
public final class QueueCounters {
    final LongAdder transactions = new LongAdder();
    final LongAdder changesRead = new LongAdder();
    final LongAdder inserted = new LongAdder();
    final LongAdder updated = new LongAdder();
    final LongAdder deleted = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder filtered = new LongAdder();
    final LongAdder ddl = new LongAdder();
    final LongAdder groups = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder storeWaitNanos = new LongAdder();
    final LongAdder decodeNanos = new LongAdder();
    final LongAdder sendNanos = new LongAdder();
    final LongAdder saveNanos = new LongAdder();
    final BusyTime throttledNanos = new BusyTime();
    volatile Optional<Outbox> outbox = Optional.empty();
    volatile long queueBytesLimit;
    volatile long repeated;
    private volatile Reached reached = new Reached(Optional.empty(), false);

    /** Position and caught up belong together. */
    private record Reached(Optional<IncrPosition> position, boolean caughtUp) {
    }

    void reached(IncrPosition position, boolean caughtUp) {
        reached = new Reached(Optional.of(position), caughtUp);
    }

    /** More has come, so what is reached is not the end any more. */
    void behind() {
        reached = new Reached(reached.position(), false);
    }

    /** How long messages have been waiting for a receipt; 0 when none waits. */
    public long silentSeconds() {
        return outbox.map(Outbox::silentSeconds).orElse(0L);
    }

    /** Messages that were sent again after resumes, over all runs. */
    public long repeated() {
        return repeated;
    }

    /** As an Incr-Sync tells it; one lane. Conflicts are messages that were left out for their size. */
    public IncrMetrics snapshot() {
        Reached now = reached;
        long queuedBytes = outbox.map(Outbox::inFlight).orElse(0L);
        long seconds = now.position().map(p -> p.log().seconds()).orElse(0L);
        long delay = now.caughtUp() || seconds == 0 ? 0 : System.currentTimeMillis() / 1000 - seconds;
        return new IncrMetrics(delay, now.caughtUp(), now.position(), transactions.sum(), changesRead.sum(), 0, inserted.sum(), updated.sum(), deleted.sum(), bytes.sum(), filtered.sum(), 0, ddl.sum(),
                groups.sum(), 0, queuedBytes > 0 ? 1 : 0, 1, 0, 0, skipped.sum(), queuedBytes, queueBytesLimit, storeWaitNanos.sum(), decodeNanos.sum(), 0, sendNanos.sum(), 0, saveNanos.sum(),
                throttledNanos.sum());
    }
}
