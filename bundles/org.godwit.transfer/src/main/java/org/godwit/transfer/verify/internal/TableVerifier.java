package org.godwit.transfer.verify.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester.Row;
import org.godwit.core.spi.Digester.RowSet.Part;
import org.godwit.core.spi.RowSql;
import org.godwit.core.spi.Splitter;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyLedger;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;
import org.godwit.transfer.verify.VerifyOptions;

/** Sends tables through the lanes: cuts them into parts, has each compared, and when all are, reads differences again and closes the table. Thread-safe. */
final class TableVerifier {
    /** What the verifier of one run shares. */
    record Setting(OptionSet options, boolean sourceMoving, Optional<VerifyJob.CatchUp> catchUp, VerifyLedger ledger, RowSql rowSql, Optional<Splitter> splitter, Lanes lanes, Progress progress, Consumer<TableResult> finished,
            Consumer<GodwitException> fatal) {
    }

    /** Only the rows with these keys, which an earlier run found different. */
    record Again(List<Difference> differences, long sourceRows) {
    }

    private final Setting setting;
    private final Review review;
    private final Descent descent;
    private final Map<TableState, DifferenceWriter> writers = new ConcurrentHashMap<>();

    TableVerifier(Setting setting, BothSides sides) {
        this.setting = setting;
        this.review = new Review(sides, this::report, setting.sourceMoving(), setting.catchUp().isPresent(), setting.options());
        this.descent = new Descent(sides, review, setting.options());
    }

    /** Begins a table; returns when its last part waits for a lane. A failure is the table's, unless the ledger or a file fails. */
    void verify(PairPlan plan, DifferenceFiles files, Optional<Again> again, CancelToken run) throws GodwitException {
        setting.lanes().begin(run);
        TableState state = new TableState(plan, run.child(), setting.options().get(VerifyOptions.TABLE_DIFF_MAX));
        DifferenceWriter writer = new DifferenceWriter(plan, setting.rowSql(), setting.ledger(), files, setting.options().get(VerifyOptions.DELETE_ENABLED));
        writers.put(state, writer);
        TableWork work = new TableWork(state, writer, again.map(Again::sourceRows).orElse(0L));
        try {
            files.reset();
            setting.ledger().clear(plan.sourceName());
            setting.ledger().update(work.running());
            setting.progress().note("Verifying " + plan.sourceName());
            if (again.isPresent()) {
                submit(work, () -> descent.compareKeys(state, keys(plan, again.get().differences())));
            } else {
                cut(work);
            }
        } catch (GodwitException e) {
            state.fail(e);
        } finally {
            partEnds(work);
        }
    }

    private void cut(TableWork work) throws GodwitException {
        PairPlan plan = work.state().plan();
        long rows = setting.options().get(VerifyOptions.SLICE_ROWS);
        boolean small = plan.pair().source().estimatedRows() < rows * 3 / 2;
        if (small || !plan.hasKey() || !plan.rangesComparable() || setting.splitter().isEmpty()) {
            compare(work, Part.ALL);
            return;
        }
        setting.splitter().get().split(plan.source().table(), rows, slice -> compare(work, Part.of(slice.range())), work.state().cancel());
    }

    private void compare(TableWork work, Part part) throws GodwitException {
        long rowBytes = work.state().plan().pair().source().dataBytes() / Math.max(1, work.state().plan().pair().source().estimatedRows());
        submit(work, () -> {
            long rows = descent.compare(work.state(), part);
            setting.progress().advance(rows, rows * rowBytes);
        });
    }

    /** A piece of a table's work. */
    private interface Piece {
        void run() throws GodwitException;
    }

    private void submit(TableWork work, Piece piece) throws GodwitException {
        work.partBegins();
        try {
            setting.lanes().submit(() -> run(work, piece), work.state().cancel());
        } catch (GodwitException e) {
            work.partEnds();
            throw e;
        }
    }

    private void run(TableWork work, Piece piece) {
        try {
            piece.run();
            if (work.isUpdateDue()) {
                setting.ledger().update(work.running());
            }
        } catch (GodwitException e) {
            work.state().fail(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            work.state().fail(unexpected(e));
        } finally {
            partEnds(work);
        }
    }

    private void partEnds(TableWork work) {
        if (work.partEnds()) {
            setting.lanes().finish(() -> finish(work));
        }
    }

    private void finish(TableWork work) {
        TableState state = work.state();
        try (DifferenceWriter writer = work.writer()) {
            if (state.failure().isEmpty() && state.stopped().isEmpty()) {
                settle(state);
            }
            if (state.failure().filter(GodwitException::isCancelled).isPresent()) {
                return;
            }
            writer.files().finish();
            TableResult result = work.ended();
            setting.ledger().update(result);
            setting.finished().accept(result);
        } catch (GodwitException e) {
            setting.fatal().accept(e);
        } catch (RuntimeException e) {
            setting.fatal().accept(unexpected(e));
        } finally {
            writers.remove(state);
            state.cancel().release();
        }
    }

    /** Reads again what moved, in rounds, then decides about the rest (OMS: re-check rounds). */
    private void settle(TableState state) {
        try {
            int rounds = setting.options().get(VerifyOptions.ROUNDS);
            Duration period = Duration.ofSeconds(setting.options().get(VerifyOptions.PERIOD));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(setting.options().get(VerifyOptions.REVIEW_TIME));
            for (int round = 1; state.pendingCount() > 0; round++) {
                Waits.pause(period, state.cancel());
                if (setting.catchUp().isPresent()) {
                    // What the rows were at the last look has reached the target then, so whoever stands still and differs differs for good.
                    setting.catchUp().get().await(state.cancel());
                }
                review.check(state, state.takePending(), round >= rounds || System.nanoTime() > end ? Review.Look.LAST : Review.Look.AGAIN);
            }
            review.reportExtra(state);
        } catch (GodwitException e) {
            state.fail(e);
        } catch (RuntimeException e) {
            state.fail(unexpected(e));
        }
    }

    private void report(TableState state, DifferenceType type, Optional<Row> source, Optional<Row> target, long copies) throws GodwitException {
        state.cancel().check();
        writers.get(state).write(type, source, target, copies);
        state.addDifference(type, copies);
    }

    /** The key may be spelled in two ways, then both are looked up. */
    private static List<List<KeyValue>> keys(PairPlan plan, List<Difference> differences) {
        List<ColumnDef> key = plan.source().table().key();
        return differences.stream().flatMap(d -> Stream.of(d.key().stream().map(v -> v.source().or(v::target).orElse("")).toList(), d.key().stream().map(v -> v.target().or(v::source).orElse("")).toList()))
                .distinct().map(texts -> IntStream.range(0, key.size()).mapToObj(i -> new KeyValue(Candidate.keyKind(key.get(i).type().kind()), texts.get(i))).toList()).toList();
    }

    private static GodwitException unexpected(Throwable e) {
        return new GodwitException(CoreError.UNEXPECTED, e, "Full-Verification", String.valueOf(e));
    }
}
