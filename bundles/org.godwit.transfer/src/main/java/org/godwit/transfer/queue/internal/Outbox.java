package org.godwit.transfer.queue.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Message;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Receipt;
import org.godwit.core.spi.MessageQueue.Sink;
import org.godwit.transfer.queue.QueueError;
import org.godwit.transfer.queue.QueueOptions.OnTooLarge;

/** Messages on their way, bounded by their bytes: while the queue's servers are away, whoever sends waits here, and the heap does not grow. Thread-safe. */
final class Outbox implements AutoCloseable {
    /** What the client's memory holds for a message besides its bytes, about. */
    private static final int OVERHEAD = 256;
    private static final long LOOK_MILLIS = 100;

    private final Sink sink;
    private final long most;
    private final OnTooLarge onTooLarge;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long inFlight;
    private long lastReceipt = System.nanoTime();
    private Optional<GodwitException> failure = Optional.empty();

    Outbox(Sink sink, long most, OnTooLarge onTooLarge) {
        this.sink = sink;
        this.most = most;
        this.onTooLarge = onTooLarge;
    }

    /** Hands a message over; waits while too much is on its way. */
    void send(Group group, Message message, ObjectName table, RowChanges.Kind kind, CancelToken cancel) throws GodwitException {
        int size = message.value().length + message.key().map(k -> k.length).orElse(0);
        reserve(size + OVERHEAD, cancel);
        group.add(size);
        sink.send(message, new Slip(group, message, table, kind, size), cancel);
    }

    private void reserve(int bytes, CancelToken cancel) throws GodwitException {
        lock.lock();
        try {
            while (inFlight > 0 && inFlight + bytes > most) {
                check();
                cancel.check();
                pause(LOOK_MILLIS);
            }
            check();
            inFlight += bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the group has all receipts, at most so long. */
    boolean await(Group group, long millis, CancelToken cancel) throws GodwitException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!group.isDone()) {
                check();
                cancel.check();
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                pause(Math.min(left, LOOK_MILLIS));
            }
            check();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long millis) throws GodwitException {
        try {
            changed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    /** @throws GodwitException when a message was refused: what comes behind it must not be taken for sent */
    void check() throws GodwitException {
        lock.lock();
        try {
            if (failure.isPresent()) {
                throw failure.get();
            }
        } finally {
            lock.unlock();
        }
    }

    long inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** How long messages have been waiting for a first receipt; 0 when none waits. */
    long silentSeconds() {
        lock.lock();
        try {
            return inFlight == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastReceipt);
        } finally {
            lock.unlock();
        }
    }

    private void received(int bytes, Optional<GodwitException> refusal) {
        lock.lock();
        try {
            inFlight -= bytes;
            lastReceipt = System.nanoTime();
            failure = failure.or(() -> refusal);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what has no receipt. */
    @Override
    public void close() {
        sink.close();
    }

    /** What waits for one message's receipt. */
    private final class Slip implements Receipt {
        private final Group group;
        private final String topic;
        private final Optional<byte[]> key;
        private final ObjectName table;
        private final RowChanges.Kind kind;
        private final int size;

        Slip(Group group, Message message, ObjectName table, RowChanges.Kind kind, int size) {
            this.group = group;
            this.topic = message.topic();
            this.key = message.key();
            this.table = table;
            this.kind = kind;
            this.size = size;
        }

        @Override
        public void acknowledged(Place place) {
            group.acknowledged(place);
            received(size + OVERHEAD, Optional.empty());
        }

        @Override
        public void tooLarge(String reason) {
            String row = key.map(k -> new String(k, java.nio.charset.StandardCharsets.UTF_8)).orElse("?");
            if (onTooLarge == OnTooLarge.SKIP) {
                group.skipped(new Group.Skipped(table, kind, row, size, reason));
                received(size + OVERHEAD, Optional.empty());
            } else {
                received(size + OVERHEAD, Optional.of(new GodwitException(QueueError.TOO_LARGE, row, table, topic, size, reason)));
            }
        }

        @Override
        public void refused(GodwitException refusal) {
            received(size + OVERHEAD, Optional.of(refusal));
        }
    }
}
