package org.godwit.store.internal;

import java.io.IOException;
import java.util.Optional;
import org.godwit.core.change.LogPosition;

/** The segment that is being written: what was appended to it, up to where that is complete, and up to where it is on the disk. Not thread-safe, apart from {@link #forceFile}. */
final class OpenSegment {
    private final SegmentWriter file;
    private final SegmentSummary.Builder summary;
    /** Up to here the file is on the disk, complete or not. */
    private long forced;
    /** When the oldest transaction that is not synced ended; 0 when all are. */
    private long waitingSince;

    /** What stood in the file when it was forced. */
    record Snapshot(long written, DurableMark.Place complete, Optional<LogPosition> end, long transactions, boolean any) {
    }

    OpenSegment(SegmentWriter file, SegmentSummary.Builder summary) {
        this.file = file;
        this.summary = summary;
        this.forced = file.end();
    }

    /** An empty one. */
    static OpenSegment empty(SegmentWriter file) {
        return new OpenSegment(file, new SegmentSummary.Builder(file.segment().header()));
    }

    Segment segment() {
        return file.segment();
    }

    /** What is known of its complete part. */
    SegmentSummary.Builder summary() {
        return summary;
    }

    /** Where the next record will stand. */
    long written() {
        return file.end();
    }

    /** Behind the last complete transaction. */
    DurableMark.Place complete() {
        return new DurableMark.Place(segment().number(), summary.bytes());
    }

    /** Bytes that are not yet on the disk. */
    long unforced() {
        return file.end() - forced;
    }

    /** Whether complete transactions are not yet on the disk. */
    boolean waits() {
        return waitingSince != 0;
    }

    /** How long the oldest of them has waited. */
    long waitedNanos() {
        return System.nanoTime() - waitingSince;
    }

    /** Whether it has reached its size between two transactions. */
    boolean isFull(long bytes) {
        return file.end() == summary.bytes() && file.end() - segment().header().length() >= bytes;
    }

    /** Whether it ends at this place already. */
    boolean endsAt(LogPosition position) {
        return summary.end().filter(position::equals).isPresent();
    }

    void part(byte[] bytes, int from, int length) throws IOException {
        file.part(bytes, from, length);
    }

    /** @return whether nothing waited for a sync before */
    boolean end(byte kind, LogPosition position) throws IOException {
        file.position(kind, position);
        summary.ended(kind, position, file.end());
        if (waitingSince != 0) {
            return false;
        }
        waitingSince = System.nanoTime() | 1;
        return true;
    }

    /** Cuts off what is not complete. */
    void cut() throws IOException {
        file.cutTo(summary.bytes());
        forced = Math.min(forced, summary.bytes());
    }

    /** Everything is on the disk when this returns. */
    void sync() throws IOException {
        file.flush();
        file.force();
        forced = file.end();
        waitingSince = 0;
    }

    void flush() throws IOException {
        file.flush();
    }

    /** Brings what was flushed to the disk; others may append meanwhile. */
    void forceFile() throws IOException {
        file.force();
    }

    Snapshot snapshot() {
        return new Snapshot(file.end(), complete(), summary.end(), summary.transactions(), waits());
    }

    /**
     * What the snapshot says is on the disk.
     *
     * @param since when it was taken
     */
    void forced(Snapshot snapshot, long since) {
        forced = Math.max(forced, Math.min(snapshot.written(), file.end()));
        waitingSince = summary.bytes() > snapshot.complete().offset() ? since | 1 : 0;
    }

    void close() throws IOException {
        file.close();
    }
}
