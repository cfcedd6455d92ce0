package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.store.StoreError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a store's folder into order before it is written again. Behind the durable mark everything may be torn: it is cut off after the last complete transaction. Before the mark everything was
 * synced: what cannot be read there is damage. Stateless.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** Where writing goes on. */
    record Tail(SegmentWriter file, SegmentSummary.Builder summary) {
    }

    private Recovery() {
    }

    /**
     * @param repaired told what was cut off
     */
    static Tail run(SegmentFolder segments, DurableMark mark, Consumer<String> repaired) throws GodwitException {
        try {
            DurableMark.Place durable = mark.read().orElse(new DurableMark.Place(0, 0));
            removeLeftovers(segments.folder(), durable);
            segments.refresh();
            segments.own();
            List<Segment> all = segments.all();
            Tail tail = all.isEmpty() ? first(segments, durable) : last(all.getLast(), durable, repaired);
            mark.write(new DurableMark.Place(tail.file().segment().number(), tail.file().end()));
            mark.force();
            Disk.syncFolder(segments.folder());
            return tail;
        } catch (IOException e) {
            throw Disk.writeFailure(segments.folder(), e);
        }
    }

    /** A segment whose header was not yet on the disk never had anything in it, and a half-written index is not missed. */
    private static void removeLeftovers(Path folder, DurableMark.Place durable) throws IOException, GodwitException {
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.toList()) {
                Optional<Long> number = Segment.number(file);
                if (file.toString().endsWith(".new")) {
                    Files.delete(file);
                } else if (number.isPresent() && Segment.open(file).filter(s -> s.number() == number.get()).isEmpty()) {
                    if (number.get() > durable.segment()) {
                        Files.delete(file);
                    } else {
                        LOG.warn("{} has no readable header and is left out", file);
                    }
                }
            }
        }
    }

    private static Tail first(SegmentFolder segments, DurableMark.Place durable) throws IOException {
        SegmentWriter file = SegmentWriter.create(segments.folder(), durable.segment() + 1, Optional.empty());
        segments.add(file.segment());
        return new Tail(file, new SegmentSummary.Builder(file.segment().header()));
    }

    private static Tail last(Segment segment, DurableMark.Place durable, Consumer<String> repaired) throws IOException, GodwitException {
        Segment.Scan scan = segment.scan();
        long complete = scan.summary().bytes();
        String behind = scan.summary().end().map(LogPosition::text).orElse("the segment's beginning");
        if (segment.number() < durable.segment()) {
            throw new GodwitException(StoreError.DAMAGED, Segment.file(segment.file().getParent(), durable.segment()), "0", behind, "the store's end");
        }
        if (segment.number() == durable.segment() && complete < durable.offset()) {
            throw new GodwitException(StoreError.DAMAGED, segment.file(), Long.toString(scan.brokenAt()), behind, "the store's end");
        }
        long size = Files.size(segment.file());
        if (complete < size) {
            repaired.accept((size - complete) + " bytes of a transaction that was never complete were cut off " + segment.file());
        }
        return new Tail(SegmentWriter.reopen(segment, complete), scan.summary());
    }
}
