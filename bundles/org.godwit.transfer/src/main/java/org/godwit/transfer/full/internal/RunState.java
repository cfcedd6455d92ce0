package org.godwit.transfer.full.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.transfer.full.FullImportError;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportSettings;
import org.godwit.transfer.full.SliceLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the threads of one run share, and the decision what a failure means: try again later, give up the table, or stop everything. The first failure that stops everything wins. Thread-safe.
 */
public final class RunState {
    private static final Logger LOG = LoggerFactory.getLogger(RunState.class);
    private static final long MAX_PAUSE_SECONDS = 60;

    final FullImportJob job;
    final SliceLedger ledger;
    final SliceBoard board;
    final Counters counters;
    final MemoryBudget budget;
    final Throttle throttle;
    final Progress progress;
    final CancelToken cancel;
    private final List<GodwitException> failures = new ArrayList<>();
    private final List<ObjectName> failedTables = new ArrayList<>();
    private boolean stopped;

    /** @param cancel child of the caller's token; cancelled here when a failure stops the run */
    public RunState(FullImportJob job, SliceLedger ledger, SliceBoard board, Counters counters, MemoryBudget budget, Throttle throttle, Progress progress, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.board = board;
        this.counters = counters;
        this.budget = budget;
        this.throttle = throttle;
        this.progress = progress;
        this.cancel = cancel;
    }

    FullImportSettings settings() {
        return job.settings();
    }

    /** Writer: a slice failed on one of its two sides. */
    void sliceFailed(SliceTask task, GodwitException failure) {
        if (cancel.isCancelled() || board.hasFailed(task.table())) {
            board.giveUp(task.table(), true);
            return;
        }
        if (mayRetry(failure, task.attempt())) {
            long pause = pauseMillis(task.attempt());
            LOG.warn("Slice {} of {} is tried again in {} ms: {}", task.slice().number(), task.slice().table(), pause, failure.getMessage());
            counters.retries.increment();
            board.again(task, pause);
            return;
        }
        tableFailed(task.table(), failure, true);
    }

    boolean mayRetry(GodwitException failure, int attempt) {
        return failure.isTransient() && attempt < settings().maxRetries() && !cancel.isCancelled();
    }

    /** Each pause is twice the one before. */
    long pauseMillis(int attempt) {
        return Math.min(MAX_PAUSE_SECONDS, (long) settings().retrySeconds() << Math.min(attempt, 10)) * 1000;
    }

    /** Cutter or writer: the table cannot go on. */
    void tableFailed(TableWork table, GodwitException failure, boolean inFlight) {
        if (failure.isCancelled() && cancel.isCancelled()) {
            board.giveUp(table, inFlight);
            return;
        }
        ObjectName name = table.pair().source().name();
        LOG.error("Table {} failed", name, failure);
        try {
            ledger.tableFailed(name, failure.getMessage());
        } catch (GodwitException e) {
            failure.addSuppressed(e);
        }
        synchronized (this) {
            failures.add(failure);
            failedTables.add(name);
            stopped |= !settings().goOnAfterFailure();
        }
        board.giveUp(table, inFlight);
        if (!settings().goOnAfterFailure()) {
            cancel.cancel();
        }
    }

    /** Any thread: nothing of the run can go on. */
    void stop(Throwable cause, String where) {
        GodwitException failure = switch (cause) {
            case GodwitException e -> e;
            case OutOfMemoryError e -> new GodwitException(FullImportError.HEAP, e, "(" + where + ")");
            default -> new GodwitException(CoreError.UNEXPECTED, cause, where, String.valueOf(cause));
        };
        if (!failure.isCancelled()) {
            synchronized (this) {
                failures.add(failure);
                stopped = true;
            }
        }
        cancel.cancel();
    }

    /** What the run failed with; empty when it did not. */
    public synchronized Optional<GodwitException> failure() {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        GodwitException first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (stopped || failedTables.isEmpty()) {
            return Optional.of(first);
        }
        return Optional.of(new GodwitException(FullImportError.TABLES_FAILED, first, failedTables.size(), job.tables().size(), failedTables.getFirst().toString(), first.problem().message()));
    }

    /** Whoever copied the last slice of a table. */
    void tableFinished(TableWork table) throws GodwitException {
        ledger.tableFinished(table.pair().source().name());
        board.finished(table);
    }
}
