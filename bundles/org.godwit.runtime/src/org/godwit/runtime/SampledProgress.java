package org.godwit.runtime;

import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.runtime.IProgressMonitor;
import org.godwit.core.progress.Progress;

/**
 * Passes progress on to the engine's counters and shows it in a job's monitor. Any thread may count; the monitor is told at most four times a second, by whichever
 * counting thread comes first after the pause, so a component that writes a million rows a second pays one comparison for each batch.
 */
final class SampledProgress implements Progress {
    private static final int TICKS = 1_000;
    private static final long PAUSE_NANOS = 250_000_000L;

    private final Progress engine;
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong lastShown = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private volatile IProgressMonitor monitor;
    private volatile String note = "";
    private final boolean endless;
    private int shownTicks;

    /** @param endless whether the work has no end that could be a hundred percent */
    SampledProgress(Progress engine, boolean endless) {
        this.engine = engine;
        this.endless = endless;
    }

    /** Shows in the monitor until {@link #hide}. */
    void showIn(IProgressMonitor target) {
        target.beginTask("", endless ? IProgressMonitor.UNKNOWN : TICKS);
        monitor = target;
    }

    void hide() {
        IProgressMonitor target = monitor;
        monitor = null;
        if (target != null) {
            target.done();
        }
    }

    @Override
    public void expect(long units) {
        expected.set(units);
        engine.expect(units);
    }

    @Override
    public void advance(long units, long bytes) {
        done.addAndGet(units);
        engine.advance(units, bytes);
        show();
    }

    @Override
    public void note(String text) {
        note = text;
        engine.note(text);
        show();
    }

    private void show() {
        long now = System.nanoTime();
        long last = lastShown.get();
        IProgressMonitor target = monitor;
        if (target == null || now - last < PAUSE_NANOS || !lastShown.compareAndSet(last, now)) {
            return;
        }
        synchronized (this) {
            long total = expected.get();
            int ticks = total <= 0 ? 0 : (int) Math.min(TICKS, done.get() * TICKS / total);
            if (ticks > shownTicks) {
                target.worked(ticks - shownTicks);
                shownTicks = ticks;
            }
            target.subTask(note);
        }
    }
}
