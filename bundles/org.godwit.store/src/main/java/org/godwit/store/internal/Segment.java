package org.godwit.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;

/** A segment's file and header, as they stand in the folder. Immutable. */
record Segment(Path file, SegmentHeader header) {
    private static final String PREFIX = "segment-";
    private static final String SUFFIX = ".log";

    /**
     * What going through a segment found.
     *
     * @param whole whether nothing but complete records stands in it
     * @param brokenAt where the first record stands that cannot be read; the size of the file when all can
     */
    record Scan(SegmentSummary.Builder summary, boolean whole, long brokenAt) {
    }

    static Path file(Path folder, long number) {
        return folder.resolve("%s%012d%s".formatted(PREFIX, number, SUFFIX));
    }

    /** Empty for a file that is no segment by its name. */
    static Optional<Long> number(Path file) {
        String name = file.getFileName().toString();
        String digits = name.startsWith(PREFIX) && name.endsWith(SUFFIX) ? name.substring(PREFIX.length(), name.length() - SUFFIX.length()) : "";
        return digits.matches("\\d{12,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    static Optional<Segment> open(Path file) throws IOException, GodwitException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SegmentHeader.read(channel, file).map(h -> new Segment(file, h));
        }
    }

    long number() {
        return header.number();
    }

    Path indexFile() {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".index");
    }

    /** The place before the first record. In the first segment of a store only an idle mark can tell it; empty where none does. */
    Optional<LogPosition> begin() throws GodwitException {
        if (header.begin().isPresent()) {
            return header.begin();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentCursor cursor = new SegmentCursor(channel, header.length(), false);
            boolean idle = cursor.next(channel.size()) == SegmentCursor.Step.RECORD && cursor.kind() == Records.IDLE;
            return idle ? Optional.of(cursor.position()) : Optional.empty();
        } catch (IOException e) {
            throw Disk.readFailure(file, e);
        }
    }

    /** Goes through the whole file and checks every record. */
    Scan scan() throws IOException {
        return scan(Long.MAX_VALUE);
    }

    /** As {@link #scan()}, up to this offset at most. */
    Scan scan(long limit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentSummary.Builder summary = new SegmentSummary.Builder(header);
            SegmentCursor cursor = new SegmentCursor(channel, header.length(), false);
            long size = Math.min(limit, channel.size());
            SegmentCursor.Step step = cursor.next(size);
            while (step == SegmentCursor.Step.RECORD) {
                if (cursor.kind() != Records.PART) {
                    summary.ended(cursor.kind(), cursor.position(), cursor.offset());
                }
                step = cursor.next(size);
            }
            return new Scan(summary, step == SegmentCursor.Step.END, cursor.offset());
        }
    }
}
