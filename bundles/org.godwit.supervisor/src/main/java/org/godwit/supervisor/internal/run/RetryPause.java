package org.godwit.supervisor.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.progress.CancelToken;

/** How long to wait before trying again: twice as long each time, up to a limit. Immutable. */
public record RetryPause(Duration first, Duration longest) {
    /** The pause after so many attempts. */
    Duration of(int attempts) {
        return Duration.ofMillis(Math.min(longest.toMillis(), first.toMillis() << Math.min(20, attempts - 1)));
    }

    /** @return whether the time passed without a cancel */
    boolean await(int attempt, CancelToken cancel) {
        long millis = of(attempt).toMillis();
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration registration = cancel.onCancel(cancelled::countDown)) {
            return !cancelled.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
