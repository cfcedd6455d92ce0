package org.godwit.store.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;

/**
 * What is known of a segment without reading it again, and a sparse index into it. Immutable.
 *
 * @param bytes up to the end of the last complete transaction
 * @param begin the place before the first record, where it is known
 * @param end the place behind the last complete transaction; empty while there is none
 * @param firstSeconds time of the first transaction or idle mark that has one; 0 when none has
 * @param lastSeconds the greatest time in it; 0 when there is none
 * @param entries places between transactions, in order
 */
record SegmentSummary(long bytes, Optional<LogPosition> begin, Optional<LogPosition> end, long transactions, long firstSeconds, long lastSeconds, List<Entry> entries) {
    /**
     * A place where reading can begin.
     *
     * @param offset where the next record stands
     * @param position the same place in the source's log
     * @param lastSeconds the greatest time before it in this segment
     */
    record Entry(long offset, LogPosition position, long lastSeconds) {
    }

    SegmentSummary {
        entries = List.copyOf(entries);
    }

    /** Collects while a segment is written or gone through. Not thread-safe. */
    static final class Builder {
        /** An entry is made after so many bytes. */
        private static final long DISTANCE = 4 << 20;

        private final List<Entry> entries = new ArrayList<>();
        private Optional<LogPosition> begin;
        private LogPosition end = new LogPosition("", 0);
        private boolean any;
        private long bytes;
        private long transactions;
        private long firstSeconds;
        private long lastSeconds;
        private long indexed;

        Builder(SegmentHeader header) {
            begin = header.begin();
            bytes = header.length();
            indexed = bytes;
        }

        /** A transaction or idle mark ended at this offset of the file. */
        void ended(byte kind, LogPosition position, long offset) {
            if (!any && begin.isEmpty() && kind == Records.IDLE) {
                begin = Optional.of(position);
            }
            any = true;
            end = position;
            bytes = offset;
            transactions += kind == Records.COMMIT ? 1 : 0;
            firstSeconds = firstSeconds == 0 ? position.seconds() : firstSeconds;
            lastSeconds = Math.max(lastSeconds, position.seconds());
            if (offset - indexed >= DISTANCE) {
                entries.add(new Entry(offset, position, lastSeconds));
                indexed = offset;
            }
        }

        long bytes() {
            return bytes;
        }

        long transactions() {
            return transactions;
        }

        /** The place behind what it holds, also when it holds nothing yet. */
        Optional<LogPosition> end() {
            return any ? Optional.of(end) : begin;
        }

        SegmentSummary build() {
            return new SegmentSummary(bytes, begin, any ? Optional.of(end) : Optional.empty(), transactions, firstSeconds, lastSeconds, entries);
        }
    }
}
