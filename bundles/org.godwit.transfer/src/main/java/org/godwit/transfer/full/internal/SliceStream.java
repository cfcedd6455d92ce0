package org.godwit.transfer.full.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;

/**
 * The rows of one slice on their way from its reader to its writer: bounded by number and, together with all other streams, by bytes. Carries the reader's failure to the writer.
 * One reader and one writer. A batch counts until the writer has written it. A stream of which nothing waits or is being written always takes a batch, however large, so that streams never wait for
 * each other in a circle, and so that of rows of many megabytes one is written while the next is read, but no third waits between them.
 */
final class SliceStream {
    private static final long FOREVER = Long.MAX_VALUE / 2_000_000;

    private final SliceTask task;
    private final MemoryBudget budget;
    private final int maxBatches;
    private final CancelToken reading;
    private final Queue<RowBatch> batches = new ArrayDeque<>();
    private Optional<LogPosition> place = Optional.empty();
    /** Size of the batch that the writer has taken last and still works on. */
    private long held;
    private boolean ended;
    private boolean abandoned;
    private GodwitException failure;

    /** @param reading token of this one read, cancelled when the writer gives up */
    SliceStream(SliceTask task, MemoryBudget budget, int maxBatches, CancelToken reading) {
        this.task = task;
        this.budget = budget;
        this.maxBatches = maxBatches;
        this.reading = reading;
    }

    SliceTask task() {
        return task;
    }

    /** Reader: hands over, waits while there is no room. */
    void put(RowBatch batch) throws GodwitException {
        budget.gate.enter();
        try {
            budget.gate.await(() -> abandoned || batches.isEmpty() && held == 0 || batches.size() < maxBatches && budget.hasRoomFor(batch.size()), FOREVER, reading);
            if (abandoned) {
                throw new GodwitException(CoreError.CANCELLED);
            }
            batches.add(batch);
            budget.take(batch.size());
        } finally {
            budget.gate.leave();
        }
    }

    /** Reader: the rows are as they were at this place of the source's log. */
    void at(LogPosition position) {
        budget.gate.change(() -> place = Optional.of(position));
    }

    /** Writer: where in the log the rows stand; waits for it. Empty when the reader failed or does not tell. */
    Optional<LogPosition> place(CancelToken cancel) throws GodwitException {
        budget.gate.enter();
        try {
            budget.gate.await(() -> ended || place.isPresent(), FOREVER, cancel);
            return place;
        } finally {
            budget.gate.leave();
        }
    }

    /** Reader: the slice is read whole. */
    void finish() {
        budget.gate.change(() -> ended = true);
    }

    /** Reader: the slice could not be read. */
    void fail(GodwitException e) {
        budget.gate.change(() -> {
            failure = e;
            ended = true;
        });
    }

    /** Writer: the next batch, after the one before is written; empty at the end. The reader's failure comes out here. */
    Optional<RowBatch> take(CancelToken cancel) throws GodwitException {
        budget.gate.change(this::release);
        budget.gate.enter();
        try {
            budget.gate.await(() -> ended || !batches.isEmpty(), FOREVER, cancel);
            if (failure != null) {
                throw failure;
            }
            Optional<RowBatch> batch = Optional.ofNullable(batches.poll());
            held = batch.map(RowBatch::size).orElse(0);
            return batch;
        } finally {
            budget.gate.leave();
        }
    }

    /** Writer: nothing more will be taken; the reader is stopped. Harmless at the end. */
    void abandon() {
        budget.gate.change(() -> {
            abandoned = true;
            batches.forEach(b -> budget.giveBack(b.size()));
            batches.clear();
            release();
        });
        reading.cancel();
    }

    private void release() {
        budget.giveBack(held);
        held = 0;
    }

    boolean isAbandoned() {
        budget.gate.enter();
        try {
            return abandoned;
        } finally {
            budget.gate.leave();
        }
    }
}
