package org.godwit.transfer.full.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.godwit.core.model.ColumnDef;
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
    /** A row exists about five times on its way: in the driver's packet, grown once more while that is put together, as the driver's value, in its batch, and in the batch that is being written. */
    private static final int COPIES = 5;
    /** Values up to this length need no caution: many of them fit into the smallest heap. */
    private static final long HARMLESS_LENGTH = 1 << 20;
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
    private boolean measured;

    /** @param fixedRows rows of a slice, 0 to follow the pace */
    public TableWork(TablePair pair, TablePlan plan, String jobId, int lanes, int fixedRows) {
        this.pair = pair;
        this.plan = plan;
        this.jobId = jobId;
        this.lanes = lanes;
        this.fixedRows = fixedRows;
        this.largestRowBytes = pair.source().dataBytes() / Math.max(1, pair.source().estimatedRows());
        this.measured = plan.read().columns().stream().noneMatch(TableWork::mayBeLarge);
    }

    private static boolean mayBeLarge(ColumnDef column) {
        return switch (column.type().kind()) {
            case TEXT, BINARY, JSON, SPATIAL, OTHER -> column.type().length().orElse(Long.MAX_VALUE) > HARMLESS_LENGTH;
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, ENUM, SET -> false;
        };
    }

    /** A reader met a row, or a few rows, of so many bytes together. */
    synchronized void sawRow(long rowBytes) {
        largestRowBytes = Math.max(largestRowBytes, rowBytes);
        measured = true;
    }

    /** Whether a reader has told how large rows are, where columns alone do not tell. */
    synchronized boolean isMeasured() {
        return measured;
    }

    /**
     * Readers that may be at work on the table at once, so that its largest rows fit into half of the heap together. Where values may be large, the first reader goes alone until it has seen some:
     * the source's statistics may be old, and several readers that each meet a row of 64 MB would take the memory of everybody else in the process, too.
     */
    synchronized long maxInFlight() {
        return measured ? Math.max(1, Runtime.getRuntime().maxMemory() / 2 / (COPIES * Math.max(1, largestRowBytes))) : 1;
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
