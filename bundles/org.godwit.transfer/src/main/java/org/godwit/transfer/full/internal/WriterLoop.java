package org.godwit.transfer.full.internal;

import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.BulkWriter.LeftOut;
import org.godwit.core.spi.BulkWriter.Written;
import org.godwit.transfer.full.FullImportError;
import org.godwit.transfer.internal.BusyTime;

/**
 * One writer: takes a stream, writes its rows and commits them with the slice's mark, then books the slice; again until nothing is left. The ledger learns of a slice only after the target
 * has committed it, and the mark tells an ambiguous commit apart, so no row is lost or doubled whenever the process dies.
 */
public final class WriterLoop implements Runnable {
    /** A table without a key is committed in parts of this size when it may be started anew. */
    private static final long PART_BYTES = 32L << 20;

    private final RunState run;
    private final HandOff handOff;
    private final BulkWriter writer;
    private Optional<BulkWriter.Session> session = Optional.empty();
    private Optional<TableWork> sessionTable = Optional.empty();
    /** Writing, which goes on since the last wait for rows. */
    private BusyTime.Span busy;
    private long streamRows;
    private long streamBytes;

    public WriterLoop(RunState run, HandOff handOff, BulkWriter writer) {
        this.run = run;
        this.handOff = handOff;
        this.writer = writer;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Optional<SliceStream> stream = handOff.take(run.cancel);
                if (stream.isEmpty()) {
                    return;
                }
                copy(stream.get());
            }
        } catch (GodwitException | RuntimeException | Error e) {
            run.stop(e, "writing");
        } finally {
            closeSession();
        }
    }

    private void copy(SliceStream stream) {
        SliceTask task = stream.task();
        run.counters.writers.incrementAndGet();
        long start = System.nanoTime();
        busy = run.counters.sinkNanos.begin();
        streamRows = 0;
        streamBytes = 0;
        try {
            Written written = task.table().plan().read().hasKey() ? writeSlice(stream) : writePass(stream);
            book(task, written, start);
        } catch (GodwitException e) {
            closeSession();
            run.sliceFailed(task, e);
        } catch (OutOfMemoryError e) {
            closeSession();
            run.board.sawRow(task.table(), Runtime.getRuntime().maxMemory());
            run.sliceFailed(task, new GodwitException(FullImportError.HEAP, e, task.slice().table().toString()));
        } catch (RuntimeException | Error e) {
            closeSession();
            run.sliceFailed(task, new GodwitException(CoreError.UNEXPECTED, e, "writing " + task.slice().table(), String.valueOf(e)));
        } finally {
            stream.abandon();
            busy.close();
            run.counters.writers.decrementAndGet();
        }
    }

    private Written writeSlice(SliceStream stream) throws GodwitException {
        SliceTask task = stream.task();
        BulkWriter.Session to = session(task.table());
        if (task.askFirst()) {
            Optional<Written> before = to.written(task.mark());
            if (before.isPresent()) {
                return before.get();
            }
        }
        drain(stream, to, false);
        return checked(task, commit(to, task.mark()));
    }

    /**
     * A table without a key has no bounds to go on from, and its rows cannot be told apart. When the target was empty at the start, everything in it is ours: parts are committed, and after an
     * interruption the table is emptied and copied anew (OMS: nonePkUkTruncateDstTable). When it was not, the whole table is one transaction. Both neither lose nor double a row,
     * whatever happens to the source meanwhile.
     */
    private Written writePass(SliceStream stream) throws GodwitException {
        SliceTask task = stream.task();
        BulkWriter.Session to = session(task.table());
        Optional<Written> before = to.written(task.mark());
        if (before.isPresent()) {
            return before.get();
        }
        ObjectName target = task.table().pair().target().name();
        String startMark = task.mark() + ":was-empty";
        boolean wasEmpty = to.written(startMark).isPresent();
        if (wasEmpty) {
            writer.clear(target, run.cancel);
        } else if (writer.notEmpty(List.of(target), run.cancel).isEmpty()) {
            to.commit(startMark);
            wasEmpty = true;
        }
        if (run.settings().sourceMoving()) {
            Optional<LogPosition> place = stream.place(run.cancel);
            if (place.isPresent()) {
                run.ledger.copiedAt(task.slice().table(), place.get());
            }
        }
        Written parts = drain(stream, to, wasEmpty);
        return checked(task, sum(parts, commit(to, task.mark())));
    }

    private Written drain(SliceStream stream, BulkWriter.Session to, boolean inParts) throws GodwitException {
        Written parts = new Written(0, 0, 0, List.of());
        long sinceCommit = 0;
        while (true) {
            Optional<RowBatch> batch = next(stream);
            if (batch.isEmpty()) {
                return parts;
            }
            to.write(batch.get());
            streamRows += batch.get().rows();
            streamBytes += batch.get().size();
            sinceCommit += batch.get().size();
            if (inParts && sinceCommit >= PART_BYTES) {
                parts = sum(parts, commit(to, ""));
                sinceCommit = 0;
            }
        }
    }

    private Optional<RowBatch> next(SliceStream stream) throws GodwitException {
        busy.close();
        Optional<RowBatch> batch;
        try (BusyTime.Span starved = run.counters.starvedNanos.begin()) {
            batch = stream.take(run.cancel);
        }
        busy = run.counters.sinkNanos.begin();
        return batch;
    }

    private Written commit(BulkWriter.Session to, String mark) throws GodwitException {
        try (BusyTime.Span committing = run.counters.commitNanos.begin()) {
            return to.commit(mark);
        }
    }

    private static Written sum(Written a, Written b) {
        List<LeftOut> leftOut = a.leftOut().size() >= 1000 ? a.leftOut() : java.util.stream.Stream.concat(a.leftOut().stream(), b.leftOut().stream()).toList();
        return new Written(a.rows() + b.rows(), a.conflicts() + b.conflicts(), a.badRows() + b.badRows(), leftOut);
    }

    private Written checked(SliceTask task, Written written) throws GodwitException {
        if (written.rows() + written.conflicts() + written.badRows() != streamRows) {
            throw new GodwitException(CoreError.UNEXPECTED, "copying " + task.slice().table(), streamRows + " rows were read, " + written + " written");
        }
        return written;
    }

    private void book(SliceTask task, Written written, long start) throws GodwitException {
        ObjectName name = task.slice().table();
        for (LeftOut row : written.leftOut()) {
            run.ledger.conflict(name, row.key(), row.message());
        }
        run.ledger.done(task.slice(), written.rows(), streamBytes, written.conflicts());
        run.counters.rowsWritten.add(written.rows());
        run.counters.bytesWritten.add(streamBytes);
        run.counters.conflicts.add(written.conflicts());
        run.counters.badRows.add(written.badRows());
        run.counters.slicesDone.increment();
        run.progress.advance(written.rows() + written.conflicts() + written.badRows(), streamBytes);
        task.table().pace(streamRows, (System.nanoTime() - start) / 1e9);
        if (run.board.done(task, written.rows(), streamBytes, written.conflicts(), written.badRows(), start)) {
            run.tableFinished(task.table());
        }
    }

    private BulkWriter.Session session(TableWork table) throws GodwitException {
        if (session.isEmpty() || sessionTable.filter(t -> t == table).isEmpty()) {
            closeSession();
            session = Optional.of(writer.open(table.plan().write(), run.cancel));
            sessionTable = Optional.of(table);
        }
        return session.get();
    }

    private void closeSession() {
        try {
            if (session.isPresent()) {
                session.get().close();
            }
        } catch (GodwitException e) {
            run.progress.note(e.problem().message());
        } finally {
            session = Optional.empty();
            sessionTable = Optional.empty();
        }
    }
}
