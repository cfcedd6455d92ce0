package org.godwit.rehearsal.run;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.godwit.core.progress.Progress;

/** Turns the counts of a stage into what its listener is told, at most five times a second. Thread-safe. */
public final class CountingProgress implements Progress {
    private static final long BETWEEN_NANOS = 200_000_000;

    private final Stage stage;
    private final String unit;
    private final RunListener listener;
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong lastTold = new AtomicLong(start);
    private volatile long total;
    private volatile String note = "";

    public CountingProgress(Stage stage, String unit, RunListener listener) {
        this.stage = stage;
        this.unit = unit;
        this.listener = listener;
    }

    @Override
    public void expect(long units) {
        total = units;
    }

    @Override
    public void advance(long units, long bytes) {
        done.addAndGet(units);
        long now = System.nanoTime();
        long last = lastTold.get();
        if (now - last > BETWEEN_NANOS && lastTold.compareAndSet(last, now)) {
            listener.progress(stage, state(now));
        }
    }

    @Override
    public void note(String text) {
        note = text;
    }

    private RunListener.State state(long now) {
        long units = done.get();
        double rate = units / Math.max(1e-3, (now - start) / 1e9);
        OptionalLong left = rate > 0 && total > 0 ? OptionalLong.of((long) ((total - units) / rate)) : OptionalLong.empty();
        return new RunListener.State(total == 0 ? 0 : Math.min(1, units / (double) total), units, total, unit, rate, left, note);
    }
}
