package org.godwit.transfer.incr.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.schema.DdlDecision;
import org.godwit.schema.SchemaFollower;
import org.godwit.store.StoreEntry;
import org.godwit.store.StoreReader;
import org.godwit.store.StoreStart;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrPosition;

/**
 * Reads the store, decodes it and collects batches. A batch ends between two transactions when it is large enough or when nothing more is ready; within a transaction only when that is very large, and
 * at DDL. One thread.
 */
final class Feeder implements ChangeDecoder.Sink {
    private static final Duration IDLE_PATIENCE = Duration.ofMillis(200);
    private static final long LANE_PATIENCE_MILLIS = 5;
    /** A source whose log holds nothing but what we wrote there ourselves needs few checkpoints: each is a transaction that the other direction sees. */
    private static final int LOOP_FACTOR = 12;

    private final IncrJob job;
    private final SchemaFollower follower;
    private final Routes routes;
    private final Dispatcher dispatcher;
    private final DdlBarrier barrier;
    private final Counters counters;
    private final CancelToken cancel;
    private final Places places;
    private final ChangeDecoder decoder;
    private final Map<ObjectName, LogPosition> copiedAt;
    /** Behind the last transaction that was read whole. */
    private LogPosition base;
    /** Changes of the transaction behind it that were decoded. */
    private long seen;
    /** So many of them are applied already. */
    private long skip;
    /** Changes in the batch that belong to earlier transactions. */
    private int changesBefore;
    private boolean looped;
    /** Nothing but the other direction's transactions since the last checkpoint. */
    private boolean onlyLoops = true;
    private long flushNanos;
    private boolean idempotent;
    private Optional<Resume.Half> half;
    private Batch batch;

    Feeder(IncrJob job, SchemaFollower follower, Dispatcher dispatcher, DdlBarrier barrier, Counters counters, CancelToken cancel, Resume resume) {
        this.job = job;
        this.follower = follower;
        this.routes = new Routes(job, follower, cancel);
        this.dispatcher = dispatcher;
        this.barrier = barrier;
        this.counters = counters;
        this.cancel = cancel;
        this.places = new Places(job.source().log());
        this.decoder = job.source().log().decoder(follower);
        this.copiedAt = new HashMap<>(job.copiedAt());
        this.base = resume.place().log();
        this.skip = resume.place().changes();
        this.half = resume.half();
        this.idempotent = job.idempotentUntil().isPresent() && !places.covers(base, job.idempotentUntil().get());
        this.batch = new Batch(resume.place(), idempotent);
    }

    /** Works until cancelled or failed. */
    void run() throws GodwitException {
        try (StoreReader reader = job.source().store().open(new StoreStart.After(base, places::covers))) {
            decoder.reset();
            while (true) {
                cancel.check();
                long start = System.nanoTime();
                Optional<StoreEntry> entry = reader.next(patience(), cancel);
                counters.storeWaitNanos.add(System.nanoTime() - start);
                if (entry.isPresent()) {
                    take(entry.get());
                } else {
                    nothingMore();
                }
            }
        }
    }

    private Duration patience() {
        return !batch.isEmpty() || dispatcher.isBusy() ? Duration.ZERO : IDLE_PATIENCE;
    }

    private void take(StoreEntry entry) throws GodwitException {
        switch (entry) {
            case StoreEntry.Part part -> {
                long start = System.nanoTime();
                long flushed = flushNanos;
                decoder.decode(part.bytes(), part.from(), part.length(), this);
                counters.decodeNanos.add(System.nanoTime() - start - (flushNanos - flushed));
            }
            case StoreEntry.Commit commit -> committed(commit.after());
            case StoreEntry.Idle idle -> idleAt(idle.at());
        }
    }

    @Override
    public void mark(String mark) {
        looped |= mark.startsWith(job.projectId() + ":");
    }

    @Override
    public void rows(RowChanges changes) throws GodwitException {
        cancel.check();
        int rows = changes.rows();
        int from = (int) Math.clamp(skip - seen, 0, rows);
        while (from < rows) {
            int to = half.isPresent() && isHere(half.get().to().log()) ? (int) Math.clamp(half.get().to().changes() - seen, 0, rows) : rows;
            if (to <= from) {
                throw new GodwitException(IncrError.REPLAY, batch.from(), half.get().to());
            }
            add(changes, from, to);
            if (half.isPresent() && isHere(half.get().to().log()) && seen + to == half.get().to().changes()) {
                replay();
            }
            from = to;
        }
        seen += rows;
        if (half.isEmpty() && isTooLarge()) {
            flush(new IncrPosition(base, seen));
        }
    }

    private boolean isHere(LogPosition log) {
        return half.get().to().changes() > 0 && log.text().equals(base.text());
    }

    private void add(RowChanges changes, int from, int to) throws GodwitException {
        if (looped) {
            counters.looped.add(to - from);
            return;
        }
        if (!job.settings().kinds().contains(changes.kind())) {
            counters.filtered.add(to - from);
            return;
        }
        if (isCopied(changes.table().name())) {
            return;
        }
        Route route = routes.of(changes.table());
        if (!batch.takes(route)) {
            if (half.isPresent()) {
                throw new GodwitException(IncrError.REPLAY, batch.from(), half.get().to());
            }
            flush(new IncrPosition(base, seen + from));
        }
        if (batch.isEmpty()) {
            counters.behind();
        }
        batch.add(route, changes, from, to);
    }

    /** The transaction lies before the position exactly when what lies before the transaction does not cover it. */
    private boolean isCopied(ObjectName table) {
        LogPosition copied = copiedAt.get(table);
        if (copied == null) {
            return false;
        }
        if (places.covers(base, copied)) {
            copiedAt.remove(table);
            return false;
        }
        return true;
    }

    /** Within a transaction: only a very large one is worth being applied in pieces. */
    private boolean isTooLarge() {
        return batch.changes() - changesBefore > job.settings().splitRows() || batch.bytes() > 2L * job.settings().batchBytes();
    }

    @Override
    public void ddl(DdlEvent event) throws GodwitException {
        IncrPosition before = new IncrPosition(base, seen);
        seen++;
        if (seen <= skip) {
            return;
        }
        IncrPosition behind = new IncrPosition(base, seen);
        DdlDecision decision = barrier.look(event, before);
        boolean ignored = decision instanceof DdlDecision.Ignore;
        if (half.isPresent() && !ignored) {
            throw new GodwitException(IncrError.REPLAY, batch.from(), half.get().to());
        }
        if (half.isEmpty() && !(ignored && decision.tables().isEmpty())) {
            flush(before);
        }
        if (decision instanceof DdlDecision.Ignore ignore) {
            barrier.passOver(event, ignore, before, behind);
        } else {
            counters.ddl.increment();
            barrier.carryOver(event, decision, before, behind);
            batch = new Batch(behind, idempotent);
        }
        if (!decision.tables().isEmpty()) {
            routes.forget();
        }
    }

    private void committed(LogPosition after) throws GodwitException {
        decoder.reset();
        onlyLoops &= looped;
        base = after;
        seen = 0;
        skip = 0;
        looped = false;
        batch.transactionEnded();
        if (half.isPresent()) {
            replayed();
            return;
        }
        if (idempotent && places.covers(base, job.idempotentUntil().orElseThrow())) {
            idempotent = false;
            flush(IncrPosition.of(base));
        } else if (batch.changes() >= dispatcher.batchRows() || batch.bytes() >= job.settings().batchBytes()) {
            flush(IncrPosition.of(base));
        } else if (batch.isEmpty()) {
            startBatch(IncrPosition.of(base));
        }
        changesBefore = batch.changes();
    }

    /** After a transaction, while a half applied batch is read again. */
    private void replayed() throws GodwitException {
        IncrPosition to = half.get().to();
        if (to.changes() == 0 && to.log().text().equals(base.text())) {
            replay();
        } else if (to.changes() == 0 ? places.covers(base, to.log()) : !places.covers(to.log(), base)) {
            throw new GodwitException(IncrError.REPLAY, batch.from(), to);
        }
    }

    private void replay() throws GodwitException {
        Resume.Half again = half.get();
        half = Optional.empty();
        dispatcher.replay(batch, again);
        idempotent = idempotent && !places.covers(again.to().log(), job.idempotentUntil().orElseThrow());
        batch = new Batch(again.to(), idempotent);
    }

    private void idleAt(LogPosition at) throws GodwitException {
        if (batch.isEmpty() && seen == 0 && half.isEmpty()) {
            base = at;
            idempotent = idempotent && !places.covers(base, job.idempotentUntil().orElseThrow());
            startBatch(IncrPosition.of(base));
        }
    }

    private void startBatch(IncrPosition from) {
        counters.filtered.add(batch.filtered());
        counters.transactions.add(batch.transactions());
        batch = new Batch(from, idempotent);
    }

    private void flush(IncrPosition to) throws GodwitException {
        if (batch.isEmpty()) {
            startBatch(to);
            return;
        }
        long start = System.nanoTime();
        Batch full = batch;
        batch = new Batch(to, idempotent);
        changesBefore = 0;
        onlyLoops = true;
        dispatcher.submit(full, to);
        flushNanos += System.nanoTime() - start;
    }

    /** The store has nothing ready. */
    private void nothingMore() throws GodwitException {
        dispatcher.look(batch.isEmpty() && !dispatcher.isBusy() ? 0 : LANE_PATIENCE_MILLIS);
        if (dispatcher.isBusy() || seen > 0 || half.isPresent()) {
            return;
        }
        if (!batch.isEmpty()) {
            flush(IncrPosition.of(base));
            return;
        }
        counters.reached(IncrPosition.of(base), true);
        dispatcher.idle(IncrPosition.of(base), (long) job.settings().idleSeconds() * (onlyLoops ? LOOP_FACTOR : 1));
        if (dispatcher.isBusy()) {
            onlyLoops = true;
        }
    }
}
