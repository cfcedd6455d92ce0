package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.thread.EngineThreads;
import org.godwit.store.StoreError;
import org.godwit.store.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to the last segment and syncs transactions in groups. One thread appends (through {@link Appender}), one of our own syncs meanwhile; all fields are guarded by the lock. Once writing or syncing
 * has failed, nothing behind the durable place is trusted any more: every call fails alike until {@link #restart} cuts it off.
 */
final class StoreWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    /** Appending waits when so many times the bytes of one sync are not yet on the disk. */
    private static final long BEHIND = 8;

    private final StoreSettings settings;
    private final SegmentFolder segments;
    private final Runnable rolled;
    private final Acknowledged acknowledged;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread syncer;

    private OpenSegment open;
    private Optional<GodwitException> broken = Optional.empty();
    private int serial;
    private boolean closed;

    /**
     * @param rolled called when a segment was finished; must not block
     */
    StoreWriter(StoreSettings settings, SegmentFolder segments, DurableMark mark, Recovery.Tail tail, Runnable rolled) {
        this.settings = settings;
        this.segments = segments;
        this.rolled = rolled;
        this.open = new OpenSegment(tail.file(), tail.summary());
        this.acknowledged = new Acknowledged(mark, open);
        syncer = EngineThreads.factory("store", "sync").newThread(this::syncInGroups);
        syncer.start();
    }

    OwnMark durable() {
        return acknowledged.durable();
    }

    /** The place behind the last transaction that is complete and synced; what is complete is synced first. */
    Optional<LogPosition> lastPosition() {
        lock.lock();
        try {
            trySync();
            return acknowledged.end();
        } finally {
            lock.unlock();
        }
    }

    /** As it is now, without syncing. */
    Optional<LogPosition> durableEnd() {
        lock.lock();
        try {
            return acknowledged.end();
        } finally {
            lock.unlock();
        }
    }

    /** Transactions of the segment that is being written. */
    long durableTransactions() {
        lock.lock();
        try {
            return acknowledged.transactions();
        } finally {
            lock.unlock();
        }
    }

    double bytesPerSecond() {
        lock.lock();
        try {
            return acknowledged.bytesPerSecond(open.written());
        } finally {
            lock.unlock();
        }
    }

    /** Ends what another appender may have begun, mends what a failure left and returns a new appender; older ones fail from now on. */
    Appender restart() throws GodwitException {
        lock.lock();
        try {
            serial++;
            if (broken.isEmpty()) {
                attempt(() -> open.cut());
                trySync();
            }
            if (broken.isPresent()) {
                repair();
            }
            return new Appender(this, serial);
        } finally {
            lock.unlock();
        }
    }

    void part(int caller, byte[] bytes, int from, int length) throws GodwitException {
        lock.lock();
        try {
            begin(caller);
            require(() -> open.part(bytes, from, length));
            if (open.unforced() >= settings.syncBytes()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end(int caller, byte kind, LogPosition position) throws GodwitException {
        lock.lock();
        try {
            begin(caller);
            if (kind == Records.IDLE && open.endsAt(position)) {
                return; // heartbeats of an idle source tell the same place again and again
            }
            require(() -> {
                if (open.end(kind, position)) {
                    changed.signalAll();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    void abandon(int caller) throws GodwitException {
        lock.lock();
        try {
            check(caller);
            require(() -> open.cut());
        } finally {
            lock.unlock();
        }
    }

    private void begin(int caller) throws GodwitException {
        check(caller);
        while (open.unforced() > BEHIND * settings.syncBytes()) {
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
            check(caller);
        }
        if (open.isFull(settings.segmentBytes())) {
            roll();
        }
    }

    private void check(int caller) throws GodwitException {
        if (caller != serial || closed) {
            throw new GodwitException(StoreError.REPLACED);
        }
        if (broken.isPresent()) {
            throw new GodwitException(broken.get().problem(), broken.get());
        }
    }

    private void roll() throws GodwitException {
        trySync();
        check(serial);
        require(() -> {
            SegmentWriter next = SegmentWriter.create(segments.folder(), open.segment().number() + 1, open.summary().end());
            segments.finished(open.segment(), open.summary().build());
            segments.add(next.segment());
            acknowledged.segmentFinished(open.written());
            open.close();
            open = OpenSegment.empty(next);
            acknowledged.publish(open);
        });
        rolled.run();
    }

    private void trySync() {
        if (broken.isEmpty() && open.waits()) {
            attempt(() -> {
                open.sync();
                acknowledged.publish(open);
                changed.signalAll();
            });
        }
    }

    /** A step that may fail for reasons of the disk. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void require(Step step) throws GodwitException {
        try {
            step.run();
        } catch (IOException e) {
            throw fail(e);
        }
    }

    private GodwitException fail(IOException e) {
        GodwitException failure = Disk.writeFailure(open.segment().file(), e);
        LOG.warn("The store in {} stopped writing", segments.folder(), e);
        broken = Optional.of(failure);
        changed.signalAll();
        return failure;
    }

    /** Begins anew behind what readers have seen. */
    private void repair() throws GodwitException {
        DurableMark.Place seen = durable().now();
        Segment segment = segments.get(seen.segment()).orElseThrow();
        try {
            open.close();
            Optional<Segment> begun = segments.get(segment.number() + 1);
            if (begun.isPresent()) {
                segments.remove(begun.get());
            }
            Files.deleteIfExists(Segment.file(segments.folder(), segment.number() + 1));
            SegmentWriter again = SegmentWriter.reopen(segment, seen.offset());
            open = new OpenSegment(again, segment.scan().summary());
            acknowledged.publish(open);
            broken = Optional.empty();
        } catch (IOException e) {
            throw fail(e);
        }
    }

    private void syncInGroups() {
        lock.lock();
        try {
            while (!closed) {
                long wait = untilDue();
                if (wait > 0) {
                    changed.awaitNanos(wait);
                } else {
                    syncOnce();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("The store's sync thread ended", e);
            broken = Optional.of(new GodwitException(CoreError.UNEXPECTED, e, "the store's sync thread", e.getClass().getSimpleName()));
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long untilDue() {
        if (broken.isPresent()) {
            return Long.MAX_VALUE;
        }
        if (open.unforced() >= settings.syncBytes()) {
            return 0;
        }
        return open.waits() ? settings.syncAfter().toNanos() - open.waitedNanos() : Long.MAX_VALUE;
    }

    /** Syncs while others append; what they add meanwhile waits for the next time. */
    private void syncOnce() {
        OpenSegment current = open;
        int generation = serial;
        attempt(current::flush);
        if (broken.isPresent()) {
            return;
        }
        OpenSegment.Snapshot snapshot = current.snapshot();
        long since = System.nanoTime();
        Optional<IOException> failure = Optional.empty();
        lock.unlock();
        try {
            current.forceFile();
        } catch (IOException e) {
            failure = Optional.of(e);
        } finally {
            lock.lock();
        }
        if (current != open || generation != serial || broken.isPresent() || closed) {
            return;
        }
        if (failure.isPresent()) {
            fail(failure.get());
            return;
        }
        open.forced(snapshot, since);
        attempt(() -> acknowledged.publish(snapshot));
        changed.signalAll();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                if (broken.isEmpty()) {
                    attempt(() -> open.cut());
                    trySync();
                }
                closed = true;
                changed.signalAll();
                attempt(() -> open.close());
            }
        } finally {
            lock.unlock();
        }
        acknowledged.close();
        try {
            syncer.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
