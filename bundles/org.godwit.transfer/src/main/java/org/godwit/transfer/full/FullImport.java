package org.godwit.transfer.full;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.SliceReader;
import org.godwit.core.spi.Splitter;
import org.godwit.core.thread.EngineThreads;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.internal.Counters;
import org.godwit.transfer.full.internal.Cutters;
import org.godwit.transfer.full.internal.HandOff;
import org.godwit.transfer.full.internal.MemoryBudget;
import org.godwit.transfer.full.internal.ReaderLoop;
import org.godwit.transfer.full.internal.RunState;
import org.godwit.transfer.full.internal.SliceBoard;
import org.godwit.transfer.full.internal.TablePlan;
import org.godwit.transfer.full.internal.TableWork;
import org.godwit.transfer.full.internal.Throttle;
import org.godwit.transfer.full.internal.WriterLoop;

/**
 * Copies all rows of a set of tables: cuts each table into slices, reads and writes slices in parallel, and books each in the ledger after the target has committed it.
 * A run that was cancelled, failed or killed is resumed by a new instance with the same job id and ledger: it repeats at most the slices that were in flight, without doubling a row.
 *
 * <p>One instance is one run: {@link #run} is called once, by the thread that hosts the component; {@link #metrics()} and {@link #tables()} may be called by any thread at any time.
 * The tables must exist at the target. Rows of the source that change meanwhile are the business of Incr-Sync.
 */
public final class FullImport {
    private final FullImportJob job;
    private final SliceLedger ledger;
    private final Counters counters = new Counters();
    private final MemoryBudget budget;
    private final Throttle throttle;
    private volatile Supplier<Integer> waitingSlices = () -> 0;
    private volatile Supplier<List<FullImportResult.Table>> tables = List::of;

    public FullImport(FullImportJob job, SliceLedger ledger) {
        this.job = job;
        this.ledger = ledger;
        this.budget = new MemoryBudget(job.settings().memoryBytes());
        this.throttle = new Throttle(job.settings().rowsPerSecond(), job.settings().bytesPerSecond());
    }

    /** New limits for what is read from now on (OMS: throttleRps, throttleIOPS); 0 is no limit. Any thread. */
    public void setThrottle(int rowsPerSecond, int bytesPerSecond) {
        throttle.set(rowsPerSecond, bytesPerSecond);
    }

    /** Counters of this run at this moment; any thread. */
    public FullImportMetrics metrics() {
        return counters.snapshot(budget.used(), budget.limit(), waitingSlices.get());
    }

    /** How far each table is, earlier runs included; any thread; empty before the run has looked at the ledger. */
    public List<FullImportResult.Table> tables() {
        return tables.get();
    }

    /**
     * Copies until everything is at the target.
     *
     * @param progress is told the estimated rows of all tables, then rows and bytes as slices are committed (those of earlier runs at once)
     * @throws GodwitException the first failure that stopped the run; of category CANCELLED within two seconds after the token was cancelled; a table that failed is named in the ledger too
     */
    public FullImportResult run(Progress progress, CancelToken cancel) throws GodwitException {
        long start = System.nanoTime();
        Splitter splitter = job.source().splitter().orElseThrow(() -> partMissing(job.source().dataSource().name(), "source"));
        SliceReader reader = job.source().reader().orElseThrow(() -> partMissing(job.source().dataSource().name(), "source"));
        BulkWriter writer = job.target().writer().orElseThrow(() -> partMissing(job.target().dataSource().name(), "target"));
        List<TableWork> works = works(progress, cancel, writer);
        CancelToken running = cancel.child();
        try {
            RunState run = copy(works, splitter, reader, writer, progress, running);
            cancel.check();
            if (run.failure().isPresent()) {
                throw run.failure().get();
            }
            ledger.harden();
            forgetMarks(writer, cancel);
        } finally {
            running.release();
        }
        return new FullImportResult(tables.get(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static GodwitException partMissing(String name, String role) {
        return new GodwitException(FullImportError.PART_MISSING, name, role);
    }

    private List<TableWork> works(Progress progress, CancelToken cancel, BulkWriter writer) throws GodwitException {
        List<TableWork> works = new ArrayList<>();
        List<TableWork> fresh = new ArrayList<>();
        long expected = 0;
        for (TablePair pair : job.tables()) {
            cancel.check();
            TablePlan plan = TablePlan.of(pair, job.settings());
            SliceLedger.TableEntry entry = ledger.table(pair.source().name());
            if (!plan.read().hasKey() && !entry.finished() && pair.source().estimatedRows() > job.settings().keylessRows()) {
                throw new GodwitException(FullImportError.TOO_MANY_ROWS_WITHOUT_KEY, pair.source().name().toString(), pair.source().estimatedRows(), job.settings().keylessRows());
            }
            TableWork work = new TableWork(pair, plan, job.id(), job.settings().writers(), job.settings().sliceRows());
            work.resume(entry);
            works.add(work);
            if (entry.slices().isEmpty() && !entry.finished()) {
                fresh.add(work);
            }
            long before = entry.slices().stream().mapToLong(s -> s.rows() + s.conflicts()).sum();
            expected += Math.max(before, entry.finished() ? 0 : pair.source().estimatedRows());
            progress.advance(before, entry.slices().stream().mapToLong(SliceLedger.Entry::bytes).sum());
        }
        progress.expect(expected);
        if (job.settings().checkEmpty() && job.settings().onConflict() == BulkWriter.OnConflict.STOP) {
            refuseRows(writer.notEmpty(fresh.stream().map(w -> w.pair().target().name()).toList(), cancel));
        }
        forgetStaleMarks(writer, works, fresh, cancel);
        return works;
    }

    /** Slices are in the ledger before they are copied, so a mark of a table without slices comes from a run that was thrown away. */
    private void forgetStaleMarks(BulkWriter writer, List<TableWork> works, List<TableWork> fresh, CancelToken cancel) throws GodwitException {
        if (fresh.size() == works.size()) {
            forgetMarks(writer, cancel);
            return;
        }
        for (TableWork work : fresh) {
            writer.forgetMarks(work.pair().target().name().schema(), work.markPrefix(), cancel);
        }
    }

    private static void refuseRows(List<ObjectName> notEmpty) throws GodwitException {
        if (!notEmpty.isEmpty()) {
            String names = String.join(", ", notEmpty.stream().limit(20).map(ObjectName::toString).toList());
            throw new GodwitException(FullImportError.TARGET_NOT_EMPTY, notEmpty.size(), notEmpty.size() > 20 ? names + ", …" : names);
        }
    }

    private RunState copy(List<TableWork> works, Splitter splitter, SliceReader reader, BulkWriter writer, Progress progress, CancelToken running) throws GodwitException {
        FullImportSettings settings = job.settings();
        SliceBoard board = new SliceBoard(works, settings.readers(), settings.sliceLookAhead());
        RunState run = new RunState(job, ledger, board, counters, budget, throttle, progress, running);
        Cutters cutters = new Cutters(run, splitter);
        waitingSlices = board::waiting;
        tables = board::results;
        HandOff handOff = new HandOff(settings.writers(), settings.readers());
        List<Thread> workers = new ArrayList<>();
        ThreadFactory readers = EngineThreads.factory("full", "reader");
        ThreadFactory writers = EngineThreads.factory("full", "writer");
        for (int i = 0; i < settings.readers(); i++) {
            workers.add(readers.newThread(new ReaderLoop(run, handOff, reader, cutters, i)));
        }
        for (int i = 0; i < settings.writers(); i++) {
            workers.add(writers.newThread(new WriterLoop(run, handOff, writer)));
        }
        workers.forEach(Thread::start);
        join(workers, running);
        join(cutters.started(), running);
        return run;
    }

    private static void join(List<Thread> threads, CancelToken running) throws GodwitException {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                running.cancel();
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
        }
    }

    private void forgetMarks(BulkWriter writer, CancelToken cancel) throws GodwitException {
        for (String database : job.tables().stream().map(t -> t.target().name().schema()).distinct().toList()) {
            writer.forgetMarks(database, job.id() + ":", cancel);
        }
    }
}
