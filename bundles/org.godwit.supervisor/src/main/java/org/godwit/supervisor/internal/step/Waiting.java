package org.godwit.supervisor.internal.step;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waits for something that shows in rows or at a server. Without state. */
public final class Waiting {
    private static final long LOOK_MILLIS = 50;

    /** Whether the wait is over; may fail to end it. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws GodwitException;
    }

    private Waiting() {
    }

    static void until(Condition condition, CancelToken cancel) throws GodwitException {
        while (!condition.holds()) {
            pause(LOOK_MILLIS, cancel);
        }
    }

    /** Waits so long, unless it is cancelled before. */
    public static void pause(long millis, CancelToken cancel) throws GodwitException {
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
