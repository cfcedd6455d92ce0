package org.godwit.transfer.verify.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.ResultType;

/** What is known so far of one table that is being verified. Thread-safe. */
final class TableState {
    private final PairPlan plan;
    private final CancelToken cancel;
    private final long differenceLimit;
    private final AtomicLong sourceRows = new AtomicLong();
    private final AtomicLong targetRows = new AtomicLong();
    private final AtomicLong sourceOnly = new AtomicLong();
    private final AtomicLong targetOnly = new AtomicLong();
    private final AtomicLong mismatched = new AtomicLong();
    private final AtomicReference<ResultType> stopped = new AtomicReference<>();
    private final AtomicReference<GodwitException> failure = new AtomicReference<>();
    private final List<Candidate> pending = new ArrayList<>();
    private final List<Candidate> extra = new ArrayList<>();
    private final Set<List<String>> taken = new HashSet<>();

    /** @param cancel stops the work on this table alone */
    TableState(PairPlan plan, CancelToken cancel, long differenceLimit) {
        this.plan = plan;
        this.cancel = cancel;
        this.differenceLimit = differenceLimit;
    }

    PairPlan plan() {
        return plan;
    }

    CancelToken cancel() {
        return cancel;
    }

    void addRows(long source, long target) {
        sourceRows.addAndGet(source);
        targetRows.addAndGet(target);
    }

    void addDifference(DifferenceType type, long rows) {
        counter(type).addAndGet(rows);
        checkLimit();
    }

    /** Rows that wait count too, so that their number is bounded. */
    private void checkLimit() {
        int held;
        synchronized (extra) {
            held = extra.size();
        }
        if (differences() + pendingCount() + held > differenceLimit) {
            stop(plan.hasKey() ? ResultType.MISMATCH_LIMIT : ResultType.MISMATCH_LIMIT_NO_PK);
        }
    }

    /** Ends the work on this table with a result other than a comparison's. */
    void stop(ResultType result) {
        stopped.compareAndSet(null, result);
        cancel.cancel();
    }

    /** Ends the work on this table; the first failure is kept. A cancel that came from ourselves is none. */
    void fail(GodwitException e) {
        if (stopped.get() == null && failure.compareAndSet(null, e)) {
            cancel.cancel();
        }
    }

    Optional<ResultType> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    Optional<GodwitException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Keeps a difference to be read again. */
    void pend(Candidate candidate) {
        synchronized (pending) {
            pending.add(candidate);
        }
        checkLimit();
    }

    List<Candidate> takePending() {
        synchronized (pending) {
            List<Candidate> all = List.copyOf(pending);
            pending.clear();
            return all;
        }
    }

    int pendingCount() {
        synchronized (pending) {
            return pending.size();
        }
    }

    /** Keeps a row of the target that has no counterpart until all source rows are known: one of them may have a key that the target takes for the same. */
    void holdExtra(Candidate candidate) {
        synchronized (extra) {
            extra.add(candidate);
        }
        checkLimit();
    }

    /** Notes that the target's row with this key is the counterpart of a source row with another spelling of it. */
    void take(List<String> targetKey) {
        synchronized (extra) {
            taken.add(targetKey);
        }
    }

    /** Held rows that stay without a counterpart. */
    List<Candidate> takeExtra() {
        synchronized (extra) {
            List<Candidate> left = extra.stream().filter(c -> !taken.contains(Candidate.texts(c.key()))).toList();
            extra.clear();
            return left;
        }
    }

    long sourceRows() {
        return sourceRows.get();
    }

    long targetRows() {
        return targetRows.get();
    }

    long sourceOnly() {
        return sourceOnly.get();
    }

    long targetOnly() {
        return targetOnly.get();
    }

    long mismatched() {
        return mismatched.get();
    }

    long differences() {
        return sourceOnly() + targetOnly() + mismatched();
    }

    private AtomicLong counter(DifferenceType type) {
        return switch (type) {
            case MASTER_ONLY -> sourceOnly;
            case IMAGE_ONLY -> targetOnly;
            case MISMATCHED -> mismatched;
        };
    }
}
