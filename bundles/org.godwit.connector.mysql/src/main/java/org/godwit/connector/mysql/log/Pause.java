package org.godwit.connector.mysql.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waits between attempts, longer each time; a cancel ends the wait at once. Used by one thread. */
final class Pause {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 30_000;

    private long millis = FIRST_MILLIS;

    void reset() {
        millis = FIRST_MILLIS;
    }

    /** How long the next wait takes. */
    long millis() {
        return millis;
    }

    void await(CancelToken cancel) throws GodwitException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                cancel.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
        millis = Math.min(millis * 2, LONGEST_MILLIS);
    }
}
