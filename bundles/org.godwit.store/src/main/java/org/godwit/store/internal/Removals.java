package org.godwit.store.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.store.StoreError;

/** Remembers on the disk what was removed last, when and why, for whoever asks for it later. Thread-safe; also read by other processes. */
final class Removals {
    private final Path file;

    /**
     * The last removal.
     *
     * @param segment the greatest number that is gone
     */
    private record Last(long segment, Instant at, String reason) {
    }

    Removals(Path folder) {
        file = folder.resolve("removed.txt");
    }

    synchronized void record(long segment, String reason) throws GodwitException {
        OwnerOnlyFiles.write(file, segment + "\n" + Instant.now() + "\n" + reason + "\n");
    }

    /** Whether this segment is gone because it was removed. */
    boolean reaches(long segment) throws GodwitException {
        return last().filter(l -> l.segment() >= segment).isPresent();
    }

    GodwitException failure(LogPosition wanted, Optional<Segment> oldest) throws GodwitException {
        return failure(wanted, oldest.flatMap(s -> s.header().begin()).orElse(new LogPosition("its end", 0)));
    }

    GodwitException failure(LogPosition wanted, LogPosition begin) throws GodwitException {
        String story = last().map(l -> "Everything up to segment " + l.segment() + " was removed at " + l.at() + ": " + l.reason()).orElse("It never had what lies before.");
        return new GodwitException(StoreError.REMOVED, wanted, begin, story);
    }

    private synchronized Optional<Last> last() throws GodwitException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] lines = OwnerOnlyFiles.read(file).split("\n", 3);
        return Optional.of(new Last(Long.parseLong(lines[0]), Instant.parse(lines[1]), lines[2].strip()));
    }
}
