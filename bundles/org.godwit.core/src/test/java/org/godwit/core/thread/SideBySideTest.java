package org.godwit.core.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void tasksRunAtTheSameTime() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        try (SideBySide work = new SideBySide("test", "both", 2)) {
            work.start(() -> meet(both));
            work.start(() -> meet(both));
            work.await();
        }
        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void allAreWaitedForAlsoWhenTheFirstFails() {
        AtomicInteger done = new AtomicInteger();
        try (SideBySide work = new SideBySide("test", "failing", 1)) {
            work.start(() -> {
                throw new GodwitException(CoreError.UNEXPECTED, "the first", "cause");
            });
            work.start(done::incrementAndGet);
            assertThatThrownBy(work::await).isInstanceOf(GodwitException.class).hasMessageContaining("the first");
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void anUnexpectedFailureBecomesOneWithACode() {
        try (SideBySide work = new SideBySide("test", "copying", 1)) {
            work.start(() -> {
                throw new IllegalStateException("boom");
            });
            assertThatThrownBy(work::await).isInstanceOfSatisfying(GodwitException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(CoreError.UNEXPECTED.code());
                assertThat(e.problem().message()).contains("copying", "boom");
            });
        }
    }

    @Test
    void anInterruptedCallerLeaves() {
        CyclicBarrier never = new CyclicBarrier(2);
        try (SideBySide work = new SideBySide("test", "waiting", 1)) {
            work.start(() -> meet(never));
            Thread.currentThread().interrupt();
            assertThatThrownBy(work::await).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            never.reset();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
