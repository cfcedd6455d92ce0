package org.godwit.transfer.full.internal;

import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Holds readers back to a number of rows and bytes per second, all together (OMS: throttleRps, throttleIOPS). Thread-safe. A quarter of a second may be used up at once. */
public final class Throttle {
    private static final double BURST_SECONDS = 0.25;

    private final Gate gate = new Gate();
    private double rowsPerSecond;
    private double bytesPerSecond;
    /** When the last permitted row is paid for, on the clock of {@link System#nanoTime()}. */
    private long paidUntil = System.nanoTime();
    /** How often the limits were changed. */
    private int changes;

    /** 0 is no limit. */
    public Throttle(int rowsPerSecond, int bytesPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** New limits, 0 is none. Who waits for the old ones goes on at once, so that a raised limit is not waited for. */
    public void set(int newRowsPerSecond, int newBytesPerSecond) {
        gate.change(() -> {
            rowsPerSecond = newRowsPerSecond;
            bytesPerSecond = newBytesPerSecond;
            paidUntil = System.nanoTime();
            changes++;
        });
    }

    /** Waits until the rows may go on. */
    public void pass(int rows, int bytes, CancelToken cancel) throws GodwitException {
        gate.enter();
        try {
            double seconds = Math.max(rowsPerSecond > 0 ? rows / rowsPerSecond : 0, bytesPerSecond > 0 ? bytes / bytesPerSecond : 0);
            if (seconds == 0) {
                return;
            }
            long now = System.nanoTime();
            long earliest = now - (long) (BURST_SECONDS * TimeUnit.SECONDS.toNanos(1));
            paidUntil = (paidUntil - earliest < 0 ? earliest : paidUntil) + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            long waitMillis = TimeUnit.NANOSECONDS.toMillis(paidUntil - now);
            if (waitMillis > 0) {
                int before = changes;
                gate.await(() -> changes != before, waitMillis, cancel);
            }
        } finally {
            gate.leave();
        }
    }
}
