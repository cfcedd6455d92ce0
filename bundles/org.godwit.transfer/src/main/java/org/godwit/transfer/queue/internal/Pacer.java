package org.godwit.transfer.queue.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.transfer.full.internal.Throttle;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.internal.BusyTime;

/** Holds the changes to the limits, which may change while it works (OMS: throttleRps, throttleIOPS). Used by one thread. */
final class Pacer {
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final IncrLedger ledger;
    private final QueueCounters counters;
    private IncrLedger.Throttle limits;
    private Throttle throttle;
    private long asked = System.nanoTime();

    Pacer(IncrSettings settings, IncrLedger ledger, QueueCounters counters) {
        this.ledger = ledger;
        this.counters = counters;
        this.limits = new IncrLedger.Throttle(settings.rowsPerSecond(), settings.bytesPerSecond());
        this.throttle = new Throttle(limits.rowsPerSecond(), limits.bytesPerSecond());
    }

    void pass(int rows, int bytes, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        if (start - asked >= ASK_NANOS) {
            asked = start;
            Optional<IncrLedger.Throttle> now = ledger.throttle();
            if (now.isPresent() && !now.get().equals(limits)) {
                limits = now.get();
                throttle = new Throttle(limits.rowsPerSecond(), limits.bytesPerSecond());
            }
        }
        try (BusyTime.Span throttled = counters.throttledNanos.begin()) {
            throttle.pass(rows, bytes, cancel);
        }
    }
}
