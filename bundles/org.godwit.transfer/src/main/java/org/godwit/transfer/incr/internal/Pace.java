package org.godwit.transfer.incr.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.transfer.incr.IncrLedger.Throttle;
import org.godwit.transfer.internal.BusyTime;

/** Holds the feeder back to a number of rows and bytes per second, which may change while it waits (OMS: throttleRps, throttleIOPS). Used by one thread. A quarter of a second may be used up at once. */
final class Pace {
    /** Where the limits that are valid now come from; asked at most once a second. */
    @FunctionalInterface
    interface Limits {
        Throttle now() throws GodwitException;
    }

    private static final double BURST_SECONDS = 0.25;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Limits limits;
    private final Counters counters;
    private Throttle limit = new Throttle(0, 0);
    private long looked = System.nanoTime() - LOOK_NANOS;
    /** How much of a second of the limits is used up beyond now. */
    private double debtSeconds;
    private long at = System.nanoTime();

    Pace(Limits limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    /** Waits until the rows may go on. */
    void pass(int rows, long bytes, CancelToken cancel) throws GodwitException {
        look();
        if (!isLimited()) {
            debtSeconds = 0;
            return;
        }
        double leftRows = rows;
        double leftBytes = bytes;
        payBack(System.nanoTime());
        try (BusyTime.Span throttled = counters.throttledNanos.begin(); CancelToken.Registration hook = wakeOnCancel(cancel)) {
            // paid by and by, so that a limit that changes meanwhile counts for what is left
            while ((leftRows > 0 || leftBytes > 0 || debtSeconds > 0) && isLimited()) {
                double seconds = Math.max(limit.rowsPerSecond() > 0 ? leftRows / limit.rowsPerSecond() : 0, limit.bytesPerSecond() > 0 ? leftBytes / limit.bytesPerSecond() : 0);
                double part = seconds <= BURST_SECONDS ? 1 : BURST_SECONDS / seconds;
                debtSeconds += seconds * part;
                leftRows -= leftRows * part;
                leftBytes -= leftBytes * part;
                waitForDebt(cancel);
                look();
            }
        }
    }

    /** How many rows are worth a quarter of a second; all of them without a limit. */
    int rowsAtOnce(int most) throws GodwitException {
        look();
        return limit.rowsPerSecond() == 0 ? most : Math.clamp(limit.rowsPerSecond() / 4, 1, most);
    }

    private boolean isLimited() {
        return limit.rowsPerSecond() > 0 || limit.bytesPerSecond() > 0;
    }

    private void look() throws GodwitException {
        long now = System.nanoTime();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            limit = limits.now();
        }
    }

    private void payBack(long now) {
        debtSeconds = Math.max(-BURST_SECONDS, debtSeconds - (now - at) / 1e9);
        at = now;
    }

    private void waitForDebt(CancelToken cancel) throws GodwitException {
        payBack(System.nanoTime());
        while (debtSeconds > 0) {
            cancel.check();
            LockSupport.parkNanos(Math.min(NAP_NANOS, (long) (debtSeconds * 1e9)));
            payBack(System.nanoTime());
        }
    }

    private static CancelToken.Registration wakeOnCancel(CancelToken cancel) {
        Thread waiter = Thread.currentThread();
        return cancel.onCancel(() -> LockSupport.unpark(waiter));
    }
}
