package org.godwit.ui.tests;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Asks the display thread every few milliseconds whether it is free, and keeps the longest time that it took to answer. */
final class Stalls implements AutoCloseable {
    private static final long PERIOD_NANOS = 4_000_000;

    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final Thread thread;

    Stalls() {
        thread = new Thread(this::watch, "godwit-test-stalls");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        while (running.get()) {
            if (asked.get() == 0) {
                asked.set(System.nanoTime());
                display.asyncExec(() -> longest.accumulateAndGet(System.nanoTime() - asked.getAndSet(0), Math::max));
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    /** Milliseconds of the longest stall since the last call. */
    long longestMillis() {
        return longest.getAndSet(0) / 1_000_000;
    }

    @Override
    public void close() throws InterruptedException {
        running.set(false);
        thread.join();
    }
}
