package org.godwit.connector.mysql.apply;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waits before another attempt; a cancel ends the waiting. Without state. */
final class Pause {
    private static final long LONGEST_MILLIS = 60_000;

    private Pause() {
    }

    /**
     * @param attempt from 1; each further one waits twice as long
     * @param firstMillis wait before the first
     */
    static void before(int attempt, long firstMillis, CancelToken cancel) throws GodwitException {
        long millis = Math.min(LONGEST_MILLIS, firstMillis << Math.min(attempt - 1, 16));
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                throw new GodwitException(CoreError.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }
}
