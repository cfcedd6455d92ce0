package org.godwit.core.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The one place that makes engine threads: daemon, named {@code godwit-<owner>-<purpose>-<number>}. Thread-safe. */
public final class EngineThreads {
    private EngineThreads() {
    }

    public static ThreadFactory factory(String owner, String purpose) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "godwit-" + owner + "-" + purpose + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A pool of a fixed number of threads; its owner shuts it down. */
    public static ExecutorService pool(String owner, String purpose, int threads) {
        return Executors.newFixedThreadPool(threads, factory(owner, purpose));
    }
}
