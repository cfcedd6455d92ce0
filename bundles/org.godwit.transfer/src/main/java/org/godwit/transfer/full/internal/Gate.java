package org.godwit.transfer.full.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** A lock with one condition whose waits a cancel ends at once. Thread-safe; what it guards is touched only inside {@link #hold} or after {@link #await}. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Runs the change alone and wakes everybody who waits. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Enters; the caller must {@link #leave()}. */
    void enter() {
        lock.lock();
    }

    /** Leaves and wakes everybody who waits. */
    void leave() {
        changed.signalAll();
        lock.unlock();
    }

    /** Waits inside the lock until the condition holds or the time is over. */
    void await(BooleanSupplier condition, long maxMillis, CancelToken cancel) throws GodwitException {
        try (CancelToken.Registration hook = cancel.onCancel(this::wake)) {
            long left = TimeUnit.MILLISECONDS.toNanos(maxMillis);
            while (!condition.getAsBoolean() && left > 0) {
                cancel.check();
                left = changed.awaitNanos(left);
            }
            cancel.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    /** Waits inside the lock until somebody leaves or the time is over; the caller looks again at what it waits for. */
    void awaitChange(long maxMillis, CancelToken cancel) throws GodwitException {
        try (CancelToken.Registration hook = cancel.onCancel(this::wake)) {
            changed.await(maxMillis, TimeUnit.MILLISECONDS);
            cancel.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    private void wake() {
        change(() -> {});
    }
}
