package org.godwit.store.internal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.store.StoreError;

/** The durable place of a store that this process writes. Thread-safe. */
final class OwnMark implements Durable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile DurableMark.Place place;
    private boolean closed;

    OwnMark(DurableMark.Place place) {
        this.place = place;
    }

    void publish(DurableMark.Place to) {
        lock.lock();
        try {
            place = to;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public DurableMark.Place now() {
        return place;
    }

    @Override
    public void await(DurableMark.Place seen, long nanos, CancelToken cancel) throws GodwitException {
        try (CancelToken.Registration hook = cancel.onCancel(this::wake)) {
            lock.lockInterruptibly();
            try {
                long left = nanos;
                while (place.compareTo(seen) <= 0 && !cancel.isCancelled() && !closed && left > 0) {
                    left = grown.awaitNanos(left);
                }
                if (closed) {
                    throw new GodwitException(StoreError.CLOSED);
                }
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    private void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
