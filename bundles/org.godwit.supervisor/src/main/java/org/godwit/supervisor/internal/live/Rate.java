package org.godwit.supervisor.internal.live;

/** Turns a counter into a rate since the last look. Used by one thread. */
final class Rate {
    private long last;
    private long lastNanos = System.nanoTime();

    /** Units a second. */
    double of(long counter, long nanos) {
        double seconds = Math.max(0.001, (nanos - lastNanos) / 1e9);
        double rate = Math.max(0, counter - last) / seconds;
        last = counter;
        lastNanos = nanos;
        return rate;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
