package org.godwit.transfer.verify.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waiting and trying again, both ended by a cancel. Without state. */
final class Waits {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Something that may fail and pass by itself. It must be able to start anew. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws GodwitException;
    }

    private Waits() {
    }

    /** Waits that long unless cancelled. */
    static void pause(Duration duration, CancelToken cancel) throws GodwitException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            if (cancelled.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GodwitException(CoreError.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    /** Tries again what failed for a reason that may pass: a lost connection, a deadlock. */
    static <T> T retrying(Attempt<T> attempt, CancelToken cancel) throws GodwitException {
        for (int tried = 1;; tried++) {
            try {
                return attempt.run();
            } catch (GodwitException e) {
                if (!e.isTransient() || tried == ATTEMPTS) {
                    throw e;
                }
                pause(PAUSE.multipliedBy(tried), cancel);
            }
        }
    }
}
