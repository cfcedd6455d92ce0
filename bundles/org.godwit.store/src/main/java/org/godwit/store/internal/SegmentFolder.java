package org.godwit.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments that a store has. Thread-safe. */
final class SegmentFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentFolder.class);

    private final Path folder;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    /** Of finished segments, without their entries. */
    private final Map<Long, SegmentSummary> summaries = new ConcurrentHashMap<>();

    private volatile boolean owned;

    SegmentFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** From now on this process alone makes segments, so there is no need to look for them. */
    void own() {
        owned = true;
    }

    /** Takes what is in the folder, where another process may have made more; files without a whole header are left out. */
    void refresh() throws GodwitException {
        if (owned) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<Long, Path> found = new ConcurrentSkipListMap<>();
            files.forEach(f -> Segment.number(f).ifPresent(n -> found.put(n, f)));
            for (Map.Entry<Long, Path> entry : found.entrySet()) {
                if (!segments.containsKey(entry.getKey())) {
                    open(entry.getValue()).ifPresent(s -> segments.put(entry.getKey(), s));
                }
            }
            segments.keySet().removeIf(n -> !found.containsKey(n));
            summaries.keySet().removeIf(n -> !found.containsKey(n));
        } catch (IOException e) {
            throw Disk.readFailure(folder, e);
        }
    }

    private static Optional<Segment> open(Path file) throws IOException, GodwitException {
        try {
            return Segment.open(file);
        } catch (NoSuchFileException e) {
            LOG.debug("{} was removed meanwhile", file, e);
            return Optional.empty();
        }
    }

    void add(Segment segment) {
        segments.put(segment.number(), segment);
    }

    /** Forgets a segment and deletes its files. */
    void remove(Segment segment) throws IOException {
        Files.deleteIfExists(segment.indexFile());
        Files.deleteIfExists(segment.file());
        Disk.syncFolder(folder);
        segments.remove(segment.number());
        summaries.remove(segment.number());
    }

    /** From the oldest on. */
    List<Segment> all() {
        return List.copyOf(segments.values());
    }

    Optional<Segment> get(long number) {
        return Optional.ofNullable(segments.get(number));
    }

    Optional<Segment> oldest() {
        return Optional.ofNullable(segments.firstEntry()).map(Map.Entry::getValue);
    }

    /** The next one that is there behind this number. */
    Optional<Segment> after(long number) {
        return Optional.ofNullable(segments.higherEntry(number)).map(Map.Entry::getValue);
    }

    /** Keeps what is known of a finished segment, also for later processes. */
    void finished(Segment segment, SegmentSummary summary) {
        remember(segment, summary);
        try {
            SegmentIndex.write(segment.indexFile(), summary);
        } catch (IOException e) {
            LOG.warn("The index {} could not be written and will be made when it is needed", segment.indexFile(), e);
        }
    }

    private void remember(Segment segment, SegmentSummary summary) {
        summaries.put(segment.number(), new SegmentSummary(summary.bytes(), summary.begin(), summary.end(), summary.transactions(), summary.firstSeconds(), summary.lastSeconds(), List.of()));
    }

    /** What is known of a finished segment, its entries left out. */
    SegmentSummary summary(Segment segment) throws GodwitException {
        SegmentSummary known = summaries.get(segment.number());
        if (known == null) {
            index(segment);
            known = summaries.get(segment.number());
        }
        return known;
    }

    /** What is known of a finished segment, from its index, or from itself when the index is missing or does not fit. */
    SegmentSummary index(Segment segment) throws GodwitException {
        try {
            long bytes = Files.size(segment.file());
            Optional<SegmentSummary> read = SegmentIndex.read(segment.indexFile(), bytes);
            if (read.isPresent()) {
                remember(segment, read.get());
                return read.get();
            }
            Segment.Scan scan = segment.scan();
            SegmentSummary made = scan.summary().build();
            if (scan.whole()) {
                finished(segment, made);
            } else {
                LOG.warn("{} is damaged at byte {}", segment.file(), scan.brokenAt());
                remember(segment, made);
            }
            return made;
        } catch (IOException e) {
            throw Disk.readFailure(segment.file(), e);
        }
    }
}
