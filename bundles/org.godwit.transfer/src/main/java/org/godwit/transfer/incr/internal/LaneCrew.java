package org.godwit.transfer.incr.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.thread.EngineThreads;

/**
 * The threads that apply: each has a connection and takes one lane's part of the batch in flight after the other. There is one batch at a time. Threads start when they are needed first.
 * The first failure cancels the other lanes. Used by one thread, the feeder.
 */
final class LaneCrew implements AutoCloseable {
    private final ChangeApplier applier;
    private final ChangeApplier.Settings settings;
    private final int size;
    private final Counters counters;
    private final CancelToken cancel;
    private final ThreadFactory factory = EngineThreads.factory("incr", "lane");
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** At most one part per lane of the batch in flight. */
    private final Deque<LaneBatch> waiting = new ArrayDeque<>();
    private final List<Applied> done = new ArrayList<>();
    private int unfinished;
    private Runnable whenDone = () -> {};
    private Optional<GodwitException> failure = Optional.empty();
    private boolean closed;

    /** @param cancel child token of the run; cancelled here when a lane fails */
    LaneCrew(ChangeApplier applier, ChangeApplier.Settings settings, int size, Counters counters, CancelToken cancel) {
        this.applier = applier;
        this.settings = settings;
        this.size = size;
        this.counters = counters;
        this.cancel = cancel;
    }

    /**
     * Gives a batch to the lanes, which must be idle.
     *
     * @param finished run by the lane that finishes last, only when all succeeded
     */
    void submit(List<LaneBatch> work, Runnable finished) {
        lock.lock();
        try {
            if (unfinished > 0) {
                throw new IllegalStateException("a batch is in flight");
            }
            waiting.addAll(work);
            unfinished = work.size();
            whenDone = finished;
            done.clear();
            while (threads.size() < Math.min(size, work.size())) {
                Thread thread = factory.newThread(this::work);
                threads.add(thread);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isBusy() {
        lock.lock();
        try {
            return unfinished > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no batch is in flight and gives what its lanes did. */
    List<Applied> await() throws GodwitException {
        lock.lock();
        try {
            while (unfinished > 0 && failure.isEmpty()) {
                changed.await();
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            return List.copyOf(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a little for the batch in flight; true when there is none any more. */
    boolean await(long millis) throws GodwitException {
        lock.lock();
        try {
            if (unfinished > 0 && failure.isEmpty()) {
                changed.await(millis, TimeUnit.MILLISECONDS);
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            return unfinished == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            lock.unlock();
        }
    }

    /** The first failure of a lane. */
    Optional<GodwitException> failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Optional<ChangeApplier.Lane> lane = Optional.empty();
        try {
            for (Optional<LaneBatch> next = take(); next.isPresent(); next = take()) {
                if (lane.isEmpty()) {
                    lane = Optional.of(applier.open(settings, cancel));
                }
                counters.lanesInUse.incrementAndGet();
                try {
                    finished(lane.get().apply(next.get()));
                } finally {
                    counters.lanesInUse.decrementAndGet();
                }
            }
        } catch (GodwitException e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(new GodwitException(CoreError.UNEXPECTED, e, "a lane of " + settings.job(), String.valueOf(e)));
        } finally {
            lane.ifPresent(ChangeApplier.Lane::close);
        }
    }

    private Optional<LaneBatch> take() throws GodwitException {
        lock.lock();
        try {
            while (!closed && failure.isEmpty() && waiting.isEmpty()) {
                changed.await();
            }
            return closed || failure.isPresent() ? Optional.empty() : Optional.of(waiting.removeFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            lock.unlock();
        }
    }

    private void finished(Applied applied) {
        counters.applied(applied);
        lock.lock();
        try {
            done.add(applied);
            unfinished--;
            if (unfinished == 0) {
                whenDone.run();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A failure that made others fail by cancelling them is the one that counts. */
    private void failed(GodwitException e) {
        lock.lock();
        try {
            if (failure.isEmpty()) {
                failure = Optional.of(e);
            } else if (!e.isCancelled()) {
                failure.get().addSuppressed(e);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        cancel.cancel();
    }

    /** Stops the threads; a lane that is at work is waited for, so cancel first to be quick. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel.cancel();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
