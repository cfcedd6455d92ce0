package org.godwit.store.internal;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** How fast a number grows, over the last minute at most. Thread-safe. */
final class GrowthMeter {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP = TimeUnit.SECONDS.toNanos(1);

    private record Sample(long at, long value) {
    }

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    synchronized void sample(long now, long value) {
        if (samples.isEmpty() || now - samples.getLast().at() >= STEP) {
            samples.addLast(new Sample(now, value));
        }
        while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW) {
            samples.removeFirst();
        }
    }

    /** Units per second up to this value now. */
    synchronized double perSecond(long now, long value) {
        if (samples.isEmpty() || now - samples.getFirst().at() <= 0) {
            return 0;
        }
        return Math.max(0, (value - samples.getFirst().value()) * 1e9 / (now - samples.getFirst().at()));
    }
}
