package org.godwit.transfer.full.internal;

import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.SliceReader;
import org.godwit.transfer.full.FullImportError;
import org.godwit.transfer.internal.BusyTime;

/** One reader: takes a slice, hands its stream to a writer and fills it; again until nothing is left. Failures travel through the stream, so that the writer alone decides. */
public final class ReaderLoop implements Runnable {
    /** A batch is only this large when it holds a large row. */
    private static final int LARGE_BYTES = 4 << 20;

    private final RunState run;
    private final HandOff handOff;
    private final SliceReader reader;
    private final Cutters cutters;
    private final int number;
    /** Reading, which goes on since the last batch was handed over. */
    private BusyTime.Span busy;

    public ReaderLoop(RunState run, HandOff handOff, SliceReader reader, Cutters cutters, int number) {
        this.run = run;
        this.handOff = handOff;
        this.reader = reader;
        this.cutters = cutters;
        this.number = number;
    }

    @Override
    public void run() {
        try {
            Optional<TableWork> last = Optional.empty();
            while (true) {
                Optional<SliceTask> task = run.board.next(number, last, cutters::open, run.cancel);
                if (task.isEmpty()) {
                    return;
                }
                last = Optional.of(task.get().table());
                read(task.get());
            }
        } catch (GodwitException | RuntimeException | Error e) {
            run.stop(e, "reading");
        } finally {
            handOff.readerEnded();
        }
    }

    private void read(SliceTask task) throws GodwitException {
        CancelToken reading = run.cancel.child();
        SliceStream stream = new SliceStream(task, run.budget, run.settings().queueBatches(), reading);
        handOff.put(stream, run.cancel);
        run.counters.readers.incrementAndGet();
        busy = run.counters.sourceNanos.begin();
        try {
            if (run.settings().sourceMoving() && !task.table().plan().read().hasKey()) {
                reader.readSnapshot(task.table().plan().read(), batch -> pass(batch, stream, reading), stream::at, reading);
            } else {
                reader.read(task.table().plan().read(), task.slice(), batch -> pass(batch, stream, reading), reading);
            }
            measured(task.table(), 0);
            stream.finish();
        } catch (GodwitException e) {
            if (!stream.isAbandoned()) {
                stream.fail(e);
            }
        } catch (OutOfMemoryError e) {
            run.board.sawRow(task.table(), Runtime.getRuntime().maxMemory());
            stream.fail(new GodwitException(FullImportError.HEAP, e, task.slice().table().toString()));
        } catch (RuntimeException | Error e) {
            stream.fail(new GodwitException(CoreError.UNEXPECTED, e, "reading " + task.slice().table(), String.valueOf(e)));
        } finally {
            busy.close();
            run.counters.readers.decrementAndGet();
            reading.release();
        }
    }

    private void measured(TableWork table, long rowBytes) {
        if (!table.isMeasured()) {
            run.board.sawRow(table, rowBytes);
        }
    }

    private void pass(RowBatch batch, SliceStream stream, CancelToken reading) throws GodwitException {
        busy.close();
        run.counters.rowsRead.add(batch.rows());
        run.counters.bytesRead.add(batch.size());
        if (batch.size() > LARGE_BYTES) {
            run.board.sawRow(stream.task().table(), batch.size());
        }
        measured(stream.task().table(), batch.size() / batch.rows());
        try (BusyTime.Span limited = run.counters.limitedNanos.begin()) {
            run.throttle.pass(batch.rows(), batch.size(), reading);
        }
        try (BusyTime.Span blocked = run.counters.blockedNanos.begin()) {
            stream.put(batch);
        }
        busy = run.counters.sourceNanos.begin();
    }
}
