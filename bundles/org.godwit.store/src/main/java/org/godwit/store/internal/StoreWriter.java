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
    private final DurableMark mark;
    private final OwnMark durable;
    private final Runnable rolled;
    private final GrowthMeter growth = new GrowthMeter();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread syncer;

    private SegmentWriter file;
    private SegmentSummary.Builder summary;
    /** Up to here the file is on the disk, complete or not. */
    private long forced;
    /** When the oldest transaction that is not synced ended; 0 when all are. */
    private long waitingSince;
    private Optional<LogPosition> durableEnd;
    private long durableTransactions;
    private long appended;
    private Optional<GodwitException> broken = Optional.empty();
    private int serial;
    private boolean closed;

    /**
     * @param rolled called when a segment was finished; must not block
     */
    StoreWriter(StoreSettings settings, SegmentFolder segments, DurableMark mark, Recovery.Tail tail, Runnable rolled) {
        this.settings = settings;
        this.segments = segments;
        this.mark = mark;
        this.file = tail.file();
        this.summary = tail.summary();
        this.rolled = rolled;
        forced = file.end();
        durable = new OwnMark(place());
        durableEnd = summary.end();
        durableTransactions = summary.transactions();
        growth.sample(System.nanoTime(), 0);
        syncer = EngineThreads.factory("store", "sync").newThread(this::syncInGroups);
        syncer.start();
    }

    OwnMark durable() {
        return durable;
    }

    /** The place behind the last transaction that is complete and synced; what is complete is synced first. */
    Optional<LogPosition> lastPosition() {
        lock.lock();
        try {
            trySync();
            return durableEnd;
        } finally {
            lock.unlock();
        }
    }

    /** As it is now, without syncing. */
    Optional<LogPosition> durableEnd() {
        lock.lock();
        try {
            return durableEnd;
        } finally {
            lock.unlock();
        }
    }

    /** Transactions of the segment that is being written. */
    long durableTransactions() {
        lock.lock();
        try {
            return durableTransactions;
        } finally {
            lock.unlock();
        }
    }

    double bytesPerSecond() {
        lock.lock();
        try {
            return growth.perSecond(System.nanoTime(), appended + file.end());
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
                attempt(() -> file.cutTo(summary.bytes()));
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
            try {
                file.part(bytes, from, length);
            } catch (IOException e) {
                throw fail(e);
            }
            if (file.end() - forced >= settings.syncBytes()) {
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
            if (kind == Records.IDLE && summary.end().filter(position::equals).isPresent()) {
                return; // heartbeats of an idle source tell the same place again and again
            }
            try {
                file.position(kind, position);
            } catch (IOException e) {
                throw fail(e);
            }
            summary.ended(kind, position, file.end());
            if (waitingSince == 0) {
                waitingSince = System.nanoTime() | 1;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void abandon(int caller) throws GodwitException {
        lock.lock();
        try {
            check(caller);
            try {
                file.cutTo(summary.bytes());
                forced = Math.min(forced, summary.bytes());
            } catch (IOException e) {
                throw fail(e);
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin(int caller) throws GodwitException {
        check(caller);
        while (file.end() - forced > BEHIND * settings.syncBytes()) {
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
            check(caller);
        }
        if (file.end() == summary.bytes() && file.end() - file.segment().header().length() >= settings.segmentBytes()) {
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
        try {
            SegmentWriter next = SegmentWriter.create(segments.folder(), file.segment().number() + 1, summary.end());
            segments.finished(file.segment(), summary.build());
            segments.add(next.segment());
            appended += file.end();
            file.close();
            adopt(next, new SegmentSummary.Builder(next.segment().header()));
            publish();
        } catch (IOException e) {
            throw fail(e);
        }
        rolled.run();
    }

    private void adopt(SegmentWriter next, SegmentSummary.Builder with) {
        file = next;
        summary = with;
        forced = next.end();
        waitingSince = 0;
    }

    /** Readers see everything up to here from now on. */
    private void publish() throws IOException {
        DurableMark.Place place = place();
        mark.write(place);
        durableEnd = summary.end();
        durableTransactions = summary.transactions();
        durable.publish(place);
        growth.sample(System.nanoTime(), appended + file.end());
    }

    private DurableMark.Place place() {
        return new DurableMark.Place(file.segment().number(), summary.bytes());
    }

    private void trySync() {
        if (broken.isEmpty() && waitingSince != 0) {
            attempt(() -> {
                file.flush();
                file.force();
                forced = file.end();
                waitingSince = 0;
                publish();
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

    private GodwitException fail(IOException e) {
        GodwitException failure = Disk.writeFailure(file.segment().file(), e);
        LOG.warn("The store in {} stopped writing", segments.folder(), e);
        broken = Optional.of(failure);
        changed.signalAll();
        return failure;
    }

    private void repair() throws GodwitException {
        Segment segment = segments.get(durable.now().segment()).orElseThrow();
        try {
            file.close();
            Optional<Segment> begun = segments.get(segment.number() + 1);
            if (begun.isPresent()) {
                segments.remove(begun.get());
            }
            Files.deleteIfExists(Segment.file(segments.folder(), segment.number() + 1));
            SegmentWriter again = SegmentWriter.reopen(segment, durable.now().offset());
            adopt(again, segment.scan().summary());
            publish();
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
        if (file.end() - forced >= settings.syncBytes()) {
            return 0;
        }
        return waitingSince == 0 ? Long.MAX_VALUE : settings.syncAfter().toNanos() - (System.nanoTime() - waitingSince);
    }

    /** Syncs while others append; what they add meanwhile waits for the next time. */
    private void syncOnce() {
        SegmentWriter current = file;
        int generation = serial;
        attempt(current::flush);
        if (broken.isPresent()) {
            return;
        }
        Snapshot snapshot = new Snapshot(file.end(), summary.bytes(), summary.end(), summary.transactions(), waitingSince != 0);
        long since = System.nanoTime() | 1;
        Optional<IOException> failure = Optional.empty();
        lock.unlock();
        try {
            current.force();
        } catch (IOException e) {
            failure = Optional.of(e);
        } finally {
            lock.lock();
        }
        if (current != file || generation != serial || broken.isPresent() || closed) {
            return;
        }
        if (failure.isPresent()) {
            fail(failure.get());
            return;
        }
        forced = Math.max(forced, Math.min(snapshot.written(), file.end()));
        waitingSince = summary.bytes() > snapshot.complete() ? since : 0;
        attempt(() -> publish(snapshot));
        changed.signalAll();
    }

    /** What stood in the file when it was forced. */
    private record Snapshot(long written, long complete, Optional<LogPosition> end, long transactions, boolean any) {
    }

    private void publish(Snapshot snapshot) throws IOException {
        DurableMark.Place place = new DurableMark.Place(file.segment().number(), snapshot.complete());
        if (!snapshot.any() || place.compareTo(durable.now()) <= 0) {
            return;
        }
        mark.write(place);
        durableEnd = snapshot.end();
        durableTransactions = snapshot.transactions();
        durable.publish(place);
        growth.sample(System.nanoTime(), appended + snapshot.complete());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                if (broken.isEmpty()) {
                    attempt(() -> file.cutTo(summary.bytes()));
                    trySync();
                }
                closed = true;
                changed.signalAll();
                attempt(file::close);
            }
        } finally {
            lock.unlock();
        }
        durable.close();
        try {
            syncer.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
