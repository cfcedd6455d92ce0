package org.godwit.ui.tests.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition instead of for a time. Called on the test thread, never on the display thread. */
public final class Waits {

    private static final Duration POLL = Duration.ofMillis(20);

    private Waits() {
    }

    /** @throws AssertionError when the condition does not become true in time; its message names what was waited for */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s in vain: " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
