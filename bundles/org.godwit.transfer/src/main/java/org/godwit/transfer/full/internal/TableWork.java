package org.godwit.transfer.full.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.godwit.core.slice.Slice;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImportResult;
import org.godwit.transfer.full.SliceLedger;

/** How far one table is. All mutable state is guarded by the gate of the {@link SliceBoard} it stands on, the pace by itself. */
public final class TableWork {
    /** A slice should take about this long: long enough to be cheap to book, short enough that little is lost by a crash (pt-table-checksum and mydumper steer alike). */
    static final double TARGET_SECONDS = 0.75;
    private static final long FIRST_ROWS = 50_000;
    private static final long FIRST_BYTES = 16L << 20;
    private static final long MIN_ROWS = 200;
    /** A row exists about four times on its way: in the driver's packet, as the driver's value, in its batch, and grown once more while the packet is put together. */
    private static final int COPIES = 4;
    private static final long MAX_ROWS = 1_000_000;

    private final TablePair pair;
    private final TablePlan plan;
    private final String jobId;
    private final int lanes;
    private final int fixedRows;

    final Deque<SliceTask> ready = new ArrayDeque<>();
    boolean cut;
    boolean failed;
    int inFlight;
    private long plannedRows;
    private long rows;
    private long bytes;
    private long conflicts;
    private long badRows;
    private boolean finished;
    private long firstNanos;
    private long lastNanos;
    private double rowsPerSecond;
    private long largestRowBytes;

    /** @param fixedRows rows of a slice, 0 to follow the pace */
    public TableWork(TablePair pair, TablePlan plan, String jobId, int lanes, int fixedRows) {
        this.pair = pair;
        this.plan = plan;
        this.jobId = jobId;
        this.lanes = lanes;
        this.fixedRows = fixedRows;
        this.largestRowBytes = pair.source().dataBytes() / Math.max(1, pair.source().estimatedRows());
    }

    /** A reader met a row, or a few rows, of so many bytes together. */
    synchronized void sawRow(long rowBytes) {
        largestRowBytes = Math.max(largestRowBytes, rowBytes);
    }

    /** Readers that may be at work on the table at once, so that its largest rows fit into half of the heap together. */
    synchronized long maxInFlight() {
        return Math.max(1, Runtime.getRuntime().maxMemory() / 2 / (COPIES * Math.max(1, largestRowBytes)));
    }

    public TablePair pair() {
        return pair;
    }

    public TablePlan plan() {
        return plan;
    }

    /** Marks of this table's slices at the target start with this. */
    public String markPrefix() {
        return jobId + ":" + pair.source().name() + ":";
    }

    /** Takes over what an earlier run finished. */
    public void resume(SliceLedger.TableEntry entry) {
        for (SliceLedger.Entry slice : entry.slices()) {
            plannedRows += slice.slice().estimatedRows();
            if (slice.state() == SliceLedger.State.DONE) {
                rows += slice.rows();
                bytes += slice.bytes();
                conflicts += slice.conflicts();
            }
        }
        finished = entry.finished();
    }

    public boolean isFinished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    long remainingRows() {
        return Math.max(0, pair.source().estimatedRows() - rows);
    }

    void planned(Slice slice) {
        synchronized (this) {
            plannedRows += slice.estimatedRows();
        }
    }

    void add(long moreRows, long moreBytes, long moreConflicts, long moreBadRows, long startedNanos) {
        firstNanos = firstNanos == 0 ? startedNanos : Math.min(firstNanos, startedNanos);
        lastNanos = System.nanoTime();
        rows += moreRows;
        bytes += moreBytes;
        conflicts += moreConflicts;
        badRows += moreBadRows;
    }

    /** One lane copied so many rows in this time; later slices follow it. */
    synchronized void pace(long copied, double seconds) {
        if (copied > 0 && seconds > 0.001) {
            double seen = copied / seconds;
            rowsPerSecond = rowsPerSecond == 0 ? seen : rowsPerSecond * 0.6 + seen * 0.4;
        }
    }

    /**
     * Rows the next slice shall have. Towards the end slices get smaller (half of an even share of what is left), so that no lane works alone on the last one while the others are idle.
     */
    synchronized long nextSliceRows() {
        if (fixedRows > 0) {
            return fixedRows;
        }
        long estimated = pair.source().estimatedRows();
        long rowBytes = Math.max(1, pair.source().dataBytes() / Math.max(1, estimated));
        long wanted = rowsPerSecond == 0 ? Math.min(FIRST_ROWS, FIRST_BYTES / rowBytes) : (long) (rowsPerSecond * TARGET_SECONDS);
        long least = Math.clamp(FIRST_BYTES / rowBytes, 1, MIN_ROWS);
        wanted = Math.clamp(wanted, least, MAX_ROWS);
        long share = Math.max(0, estimated - plannedRows) / (2L * lanes);
        return Math.max(Math.max(least, wanted / 8), Math.min(wanted, share));
    }

    FullImportResult.Table result() {
        return new FullImportResult.Table(pair.source().name(), pair.target().name(), finished, rows, bytes, conflicts, badRows, (lastNanos - firstNanos) / 1e9);
    }
}
