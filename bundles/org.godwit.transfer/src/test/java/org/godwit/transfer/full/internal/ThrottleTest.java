package org.godwit.transfer.full.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;

/** The rate limit: none, one, both, and a cancel in the middle of a wait. */
class ThrottleTest {
    private final CancelToken cancel = CancelToken.create();

    @Test
    void nothingIsHeldBackWithoutALimit() throws Exception {
        assertThat(millis(new Throttle(0, 0), 1000, 1_000_000)).isLessThan(500);
    }

    @Test
    void rowsAreHeldBackTogether() throws Exception {
        Throttle throttle = new Throttle(1000, 0);
        // 60 times 10 rows are 600 ms, of which 250 ms may be used up at once
        assertThat(millis(throttle, 60, 0)).isBetween(250L, 3000L);
    }

    @Test
    void theStricterLimitCounts() throws Exception {
        Throttle throttle = new Throttle(1_000_000, 10_000);
        assertThat(millis(throttle, 6, 1000)).isBetween(250L, 3000L);
    }

    @Test
    void cancelEndsAWait() throws Exception {
        Throttle throttle = new Throttle(1, 0);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                throttle.pass(1000, 0, cancel);
            } catch (GodwitException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        cancel.cancel();
        assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).hasCauseInstanceOf(GodwitException.class).satisfies(e -> assertThat(((GodwitException) e.getCause()).isCancelled()).isTrue());
    }

    @Test
    void aRaisedLimitIsNotWaitedFor() throws Exception {
        Throttle throttle = new Throttle(1, 0);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                throttle.pass(1000, 0, cancel);
            } catch (GodwitException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        while (!waiting.isDone()) {
            throttle.set(0, 0);
        }
        waiting.get(2, TimeUnit.SECONDS);
        throttle.set(1000, 0);
        assertThat(millis(throttle, 60, 0)).isBetween(250L, 3000L);
    }

    private long millis(Throttle throttle, int times, int bytes) throws GodwitException {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            throttle.pass(10, bytes, cancel);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
