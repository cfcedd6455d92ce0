package org.godwit.transfer.verify.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;

/** The threads of one verification: lanes that compare parts, as many that ask the target, and some that finish tables. Parts that wait for a lane are bounded. Thread-safe. */
final class Lanes implements AutoCloseable {
    private static final int POLL_MILLIS = 200;
    /** Tables begun and not finished; each may hold keys of its differences. */
    private static final int OPEN_TABLES = 64;
    private static final int FINISHERS = 4;
    private static final int END_SECONDS = 3;

    private final ExecutorService lanes;
    private final ExecutorService target;
    private final ExecutorService finishers;
    private final Semaphore parts;
    private final CancelToken run;
    private final Semaphore tables = new Semaphore(OPEN_TABLES);

    /** @param run cancelled when the lanes are closed before their work is done */
    Lanes(int number, CancelToken run) {
        this.run = run;
        lanes = EngineThreads.pool("verify", "lane", number);
        // who finishes a table asks both sides too
        target = EngineThreads.pool("verify", "target", number + FINISHERS);
        finishers = EngineThreads.pool("verify", "finish", FINISHERS);
        parts = new Semaphore(number * 2);
    }

    ExecutorService targetThreads() {
        return target;
    }

    /** Runs the task on a lane; waits while enough are waiting. The task must not throw. */
    void submit(Runnable task, CancelToken cancel) throws GodwitException {
        acquire(parts, cancel);
        lanes.execute(() -> {
            try {
                task.run();
            } finally {
                parts.release();
            }
        });
    }

    /** Waits until another table may be begun. */
    void begin(CancelToken cancel) throws GodwitException {
        acquire(tables, cancel);
    }

    /** Runs the last work of a table that was begun. The task must not throw. */
    void finish(Runnable task) {
        finishers.execute(() -> {
            try {
                task.run();
            } finally {
                tables.release();
            }
        });
    }

    /** Waits until every table that was begun is finished. */
    void await(CancelToken cancel) throws GodwitException {
        for (int i = 0; i < OPEN_TABLES; i++) {
            acquire(tables, cancel);
        }
    }

    private static void acquire(Semaphore semaphore, CancelToken cancel) throws GodwitException {
        try {
            while (!semaphore.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                cancel.check();
            }
            cancel.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    /** Stops what still runs and waits a moment for it, so that nothing uses the endpoints afterwards. Tables end in the order lane, finisher. */
    @Override
    public void close() {
        run.cancel();
        lanes.shutdown();
        end(lanes);
        finishers.shutdown();
        end(finishers);
        target.shutdown();
        end(target);
    }

    private static void end(ExecutorService threads) {
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
