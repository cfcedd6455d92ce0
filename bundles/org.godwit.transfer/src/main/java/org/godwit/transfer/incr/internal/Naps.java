package org.godwit.transfer.incr.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Waiting that a cancel ends at once. Without state. */
final class Naps {
    private Naps() {
    }

    static void nap(long millis, CancelToken cancel) throws GodwitException {
        Thread sleeper = Thread.currentThread();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try (CancelToken.Registration hook = cancel.onCancel(() -> LockSupport.unpark(sleeper))) {
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                cancel.check();
                LockSupport.parkNanos(left);
            }
            cancel.check();
        }
    }
}
