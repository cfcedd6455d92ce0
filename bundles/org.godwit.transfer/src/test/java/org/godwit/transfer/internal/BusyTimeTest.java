package org.godwit.transfer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Stays of workers that overlap, that are going on and that are ended twice. */
class BusyTimeTest {
    private final BusyTime time = new BusyTime();

    @Test
    void whatGoesOnCountsBeforeItIsOver() {
        BusyTime.Span span = time.begin();
        long before = time.sum();
        passes(20);
        assertThat(time.sum() - before).isGreaterThanOrEqualTo(millis(20));
        span.close();
        long ended = time.sum();
        passes(5);
        assertThat(time.sum()).isEqualTo(ended).isGreaterThanOrEqualTo(millis(20));
    }

    @Test
    void twoAtOnceCountTwice() {
        long start = System.nanoTime();
        try (BusyTime.Span one = time.begin(); BusyTime.Span other = time.begin()) {
            passes(10);
            assertThat(time.sum()).isBetween(millis(20), 2 * (System.nanoTime() - start));
        }
        assertThat(time.sum()).isBetween(millis(20), 2 * (System.nanoTime() - start));
    }

    @Test
    void whatIsEndedTwiceCountsOnce() {
        BusyTime.Span span = time.begin();
        passes(2);
        span.close();
        long ended = time.sum();
        passes(2);
        span.close();
        assertThat(time.sum()).isEqualTo(ended);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static void passes(long millis) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < millis(millis)) {
            Thread.onSpinWait();
        }
    }
}
