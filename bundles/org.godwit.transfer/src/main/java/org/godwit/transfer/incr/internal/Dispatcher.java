package org.godwit.transfer.incr.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger.TableCount;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.internal.BusyTime;

/**
 * Brings one batch after the other to the target: cuts a batch while the one before is still being applied, hands it over when that is done, and keeps account of where the target's checkpoints are.
 * Used by the feeder's thread.
 */
final class Dispatcher implements AutoCloseable {
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int FEWEST_ROWS = 200;
    private static final int CHANGES_IN_A_REPORT = 1000;

    private final IncrJob job;
    private final IncrLedger ledger;
    private final Counters counters;
    private final Progress progress;
    private final CancelToken cancel;
    private final ChangeApplier.Settings settings;
    private final LaneCrew crew;
    private final Pace pace;
    private final Map<ObjectName, TableCount> counts = new HashMap<>();
    private long counted = System.nanoTime();
    private Optional<Cut> inFlight = Optional.empty();
    private long submitted;
    private long number;
    private IncrPosition durable;
    private long durableAt = System.nanoTime();
    private volatile int batchRows;

    Dispatcher(IncrJob job, IncrLedger ledger, Counters counters, Progress progress, CancelToken cancel, Resume resume) {
        this.job = job;
        this.ledger = ledger;
        this.counters = counters;
        this.progress = progress;
        this.cancel = cancel;
        this.settings = settings(job);
        this.crew = new LaneCrew(job.target().applier(), settings, job.settings().lanes(), counters, cancel);
        this.pace = new Pace(() -> ledger.throttle().orElse(new IncrLedger.Throttle(job.settings().rowsPerSecond(), job.settings().bytesPerSecond())), counters);
        this.number = resume.batch();
        this.durable = resume.place();
        this.batchRows = job.settings().batchRows();
        counters.batchRows = batchRows;
    }

    static ChangeApplier.Settings settings(IncrJob job) {
        return new ChangeApplier.Settings(job.id(), job.target().database(), job.settings().onConflict(), job.settings().onError(), job.settings().maxRetries(), job.settings().retrySeconds());
    }

    /** How many changes a batch may have at present. */
    int batchRows() throws GodwitException {
        return pace.rowsAtOnce(batchRows);
    }

    /** Hands a batch over; waits for the one before it. */
    void submit(Batch batch, IncrPosition to) throws GodwitException {
        long start = System.nanoTime();
        List<NetChange> net = batch.net();
        int lanes = Cut.lanes(net, job.settings().lanes());
        Cut cut = Cut.of(batch, net, to, number + 1, lanes, Cut.all(lanes));
        account(batch, cut, start);
        if (cut.rows() == 0) {
            drain();
            reached(cut);
            return;
        }
        pace.pass(cut.changes(), batch.bytes(), cancel);
        drain();
        handOver(cut);
    }

    /** Applies what some lanes lack of a batch, and waits. */
    void replay(Batch batch, Resume.Half half) throws GodwitException {
        long start = System.nanoTime();
        Cut cut = Cut.of(batch, batch.net(), half.to(), number, half.lanes(), half.behind());
        account(batch, cut, start);
        handOver(cut);
        drain();
        settleOn(half.to());
    }

    /** Writes a checkpoint without changes when the target's is older than that. */
    void idle(IncrPosition place, long olderThanSeconds) throws GodwitException {
        if (inFlight.isEmpty() && !Places.same(place, durable) && System.nanoTime() - durableAt >= TimeUnit.SECONDS.toNanos(olderThanSeconds)) {
            handOver(Cut.empty(durable, place, number + 1));
        }
    }

    /** Makes the place the target's only checkpoint. No batch may be in flight. */
    void settleOn(IncrPosition place) throws GodwitException {
        number++;
        String text = new CheckpointText(number, place, place, 1, System.currentTimeMillis() / 1000).text();
        job.target().applier().reset(settings, List.of(new Checkpoint(0, text)), cancel);
        isDurable(place);
        counters.reached(place, false);
    }

    boolean isBusy() {
        return inFlight.isPresent();
    }

    /** Waits for the batch in flight at most so long. */
    void look(long millis) throws GodwitException {
        if (inFlight.isPresent() && crew.await(millis)) {
            drain();
        }
        reportNowAndThen();
    }

    private void reportNowAndThen() throws GodwitException {
        if (System.nanoTime() - counted > COUNT_NANOS) {
            report();
        }
    }

    /** Waits until no batch is in flight. */
    void drain() throws GodwitException {
        if (inFlight.isEmpty()) {
            return;
        }
        List<Applied> applied;
        try (BusyTime.Span waiting = counters.laneWaitNanos.begin()) {
            applied = crew.await();
        }
        Cut cut = inFlight.get();
        inFlight = Optional.empty();
        isDurable(cut.to());
        cut.counts().forEach(this::count);
        applied.stream().flatMap(lane -> lane.conflicts().stream()).map(c -> new TableCount(cut.sources().getOrDefault(c.table(), c.table()), 0, 0, 0, 1)).forEach(this::count);
        long conflicts = applied.stream().mapToLong(Applied::conflictCount).sum();
        if (conflicts > 0) {
            ledger.conflicts(cut.to(), conflicts, applied.stream().flatMap(a -> a.conflicts().stream()).limit(CHANGES_IN_A_REPORT).toList());
        }
        reportNowAndThen();
    }

    /** Tells the ledger what was counted since the last time. */
    void report() throws GodwitException {
        counted = System.nanoTime();
        if (!counts.isEmpty()) {
            ledger.count(List.copyOf(counts.values()));
            counts.clear();
        }
    }

    private void handOver(Cut cut) {
        number = cut.number();
        inFlight = Optional.of(cut);
        submitted = System.nanoTime();
        counters.queuedBytes.add(cut.bytes());
        crew.submit(cut.work(), () -> finished(cut));
    }

    /** On the thread of the lane that was last. */
    private void finished(Cut cut) {
        adapt(System.nanoTime() - submitted, cut.changes());
        counters.queuedBytes.add(-cut.bytes());
        counters.batches.increment();
        reached(cut);
    }

    private void reached(Cut cut) {
        counters.transactions.add(cut.transactions());
        counters.bytes.add(cut.bytes());
        counters.reached(cut.to(), false);
        progress.advance(cut.changes(), cut.bytes());
    }

    private void account(Batch batch, Cut cut, long start) {
        counters.changesRead.add(batch.changes());
        counters.filtered.add(batch.filtered());
        counters.folded.add(Math.max(0, batch.changes() - cut.rows()));
        counters.foldNanos.add(System.nanoTime() - start);
    }

    /** A target that takes long for a batch gets smaller ones, so that a restart has little to repeat and locks are short. */
    private void adapt(long nanos, int changes) {
        if (nanos > SLOW_NANOS && changes >= batchRows / 2) {
            batchRows = Math.max(Math.min(FEWEST_ROWS, batchRows), batchRows / 2);
        } else if (nanos < QUICK_NANOS) {
            batchRows = Math.min(job.settings().batchRows(), batchRows * 2);
        }
        counters.batchRows = batchRows;
    }

    private void isDurable(IncrPosition place) {
        durable = place;
        durableAt = System.nanoTime();
    }

    IncrPosition durable() {
        return durable;
    }

    private void count(TableCount more) {
        counts.merge(more.source(), more,
                (a, b) -> new TableCount(a.source(), a.inserted() + b.inserted(), a.updated() + b.updated(), a.deleted() + b.deleted(), a.conflicts() + b.conflicts()));
    }

    /** Why the run really ended: a lane that fails cancels everything else. */
    GodwitException cause(GodwitException seen) {
        return crew.failure().filter(f -> f != seen && seen.isCancelled()).orElse(seen);
    }

    @Override
    public void close() {
        crew.close();
    }
}
