package org.godwit.transfer.verify.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.godwit.core.error.GodwitException;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;

/** A table on its way through the lanes: its state, where its differences go, and how many of its parts are still under way. Thread-safe. */
final class TableWork {
    private static final long UPDATE_NANOS = 1_000_000_000L;

    private final TableState state;
    private final DifferenceWriter writer;
    private final long earlierRows;
    private final AtomicInteger parts = new AtomicInteger(1);
    private final AtomicLong lastUpdate = new AtomicLong(System.nanoTime());

    /** @param earlierRows rows of the source that an earlier run compared, when only differences are looked at again */
    TableWork(TableState state, DifferenceWriter writer, long earlierRows) {
        this.state = state;
        this.writer = writer;
        this.earlierRows = earlierRows;
    }

    TableState state() {
        return state;
    }

    DifferenceWriter writer() {
        return writer;
    }

    void partBegins() {
        parts.incrementAndGet();
    }

    /** Whether this was the last one. It begins with one for the cutting itself. */
    boolean partEnds() {
        return parts.decrementAndGet() == 0;
    }

    /** True at most once a second, so that the ledger is not written for each part. */
    boolean isUpdateDue() {
        long last = lastUpdate.get();
        return System.nanoTime() - last > UPDATE_NANOS && lastUpdate.compareAndSet(last, System.nanoTime());
    }

    TableResult running() {
        long expected = Math.max(1, state.plan().pair().source().estimatedRows());
        return result(ResultType.RUNNING, Math.min(0.99, (double) state.sourceRows() / expected), "");
    }

    /** The result of a table that was compared to the end or as far as it could be. */
    TableResult ended() {
        Optional<GodwitException> failure = state.failure();
        if (failure.isPresent()) {
            return result(ResultType.RUNTIME_EXCEPTION, 1, failure.get().problem().code() + ": " + failure.get().problem().message() + " " + failure.get().problem().remedy());
        }
        return result(type(), 1, String.join(" ", state.plan().notes()));
    }

    private ResultType type() {
        boolean sourceEmpty = sourceRows() == 0;
        boolean targetEmpty = earlierRows == 0 && state.targetRows() == 0;
        if (sourceEmpty && targetEmpty) {
            return ResultType.BOTH_EMPTY;
        }
        if (state.differences() == 0 && state.stopped().isEmpty()) {
            return ResultType.CONSISTENT;
        }
        if (sourceEmpty) {
            return ResultType.SOURCE_EMPTY;
        }
        return targetEmpty ? ResultType.TARGET_EMPTY : state.stopped().orElse(ResultType.INCONSISTENT);
    }

    private TableResult result(ResultType type, double progress, String message) {
        long consistent = Math.max(0, sourceRows() - state.sourceOnly() - state.mismatched());
        return new TableResult(state.plan().sourceName(), state.plan().targetName(), type, consistent, state.sourceOnly(), state.targetOnly(), state.mismatched(), progress, message,
                writer.files().differenceFile(), writer.files().correctionFile());
    }

    private long sourceRows() {
        return Math.max(earlierRows, state.sourceRows());
    }
}
