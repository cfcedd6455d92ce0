package org.godwit.transfer.full.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.Slice;
import org.godwit.core.spi.Splitter;
import org.godwit.transfer.full.SliceLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts one table, on a thread of its own, while its first slices are already copied. Each slice is in the ledger before a reader gets it. Goes on where an earlier run stopped. */
public final class Cutter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Cutter.class);

    private final RunState run;
    private final TableWork table;
    private final Splitter splitter;
    private final ObjectName name;
    /** The slice without an upper bound, which is cut first. */
    private Optional<Slice> openEnded = Optional.empty();
    private Optional<Slice> last = Optional.empty();

    /** @param splitter of the source */
    public Cutter(RunState run, TableWork table, Splitter splitter) {
        this.run = run;
        this.table = table;
        this.splitter = splitter;
        this.name = table.pair().source().name();
    }

    @Override
    public void run() {
        try {
            cutWithRetries();
            if (run.board.cutWhole(table)) {
                run.tableFinished(table);
            }
        } catch (GodwitException e) {
            run.tableFailed(table, e, false);
        } catch (RuntimeException | Error e) {
            run.stop(e, "cutting " + name);
        }
    }

    private void cutWithRetries() throws GodwitException {
        run.ledger.tableStarted(name);
        SliceLedger.TableEntry known = run.ledger.table(name);
        for (SliceLedger.Entry entry : known.slices().stream().sorted(Comparator.comparingInt(e -> e.slice().number())).toList()) {
            remember(entry.slice());
            if (entry.state() == SliceLedger.State.PLANNED) {
                run.board.offer(table, entry.slice(), true, run.cancel);
            }
        }
        if (known.splitComplete()) {
            return;
        }
        for (int attempt = 0;; attempt++) {
            try {
                cutRest();
                run.ledger.splitComplete(name);
                return;
            } catch (GodwitException e) {
                if (!run.mayRetry(e, attempt)) {
                    throw e;
                }
                LOG.warn("Cutting {} is tried again: {}", name, e.getMessage());
                pause(run.pauseMillis(attempt));
            }
        }
    }

    private void cutRest() throws GodwitException {
        if (!table.plan().read().hasKey()) {
            if (openEnded.isEmpty()) {
                run.progress.note(name + " has no key: it is copied in one pass, which starts again from its beginning after an interruption");
                accept(new Slice(name, 0, KeyRange.ALL, table.pair().source().estimatedRows()));
            }
            return;
        }
        if (openEnded.isEmpty()) {
            splitter.split(table.plan().read(), table::nextSliceRows, this::accept, run.cancel);
            return;
        }
        KeyRange rest = new KeyRange(last.filter(s -> s.number() > 0).map(s -> s.range().high()).orElse(List.of()), openEnded.get().range().low());
        if (!rest.high().isEmpty() && !rest.low().equals(rest.high())) {
            splitter.splitRange(table.plan().read(), rest, last.orElseThrow().number() + 1, table::nextSliceRows, this::accept, run.cancel);
        }
    }

    private void accept(Slice slice) throws GodwitException {
        run.ledger.planned(List.of(slice));
        remember(slice);
        table.planned(slice);
        run.board.offer(table, slice, false, run.cancel);
    }

    private void remember(Slice slice) {
        if (slice.number() == 0) {
            openEnded = Optional.of(slice);
        }
        last = Optional.of(slice);
    }

    private void pause(long millis) throws GodwitException {
        Gate gate = new Gate();
        gate.enter();
        try {
            gate.await(() -> false, millis, run.cancel);
        } finally {
            gate.leave();
        }
    }
}
