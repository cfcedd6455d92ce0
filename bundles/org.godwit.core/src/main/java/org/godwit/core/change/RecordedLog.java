package org.godwit.core.change;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A piece of a source's log in files of its own. Immutable.
 *
 * @param files as the server wrote them, in order, under its names
 * @param begin the place from which it has everything
 * @param end the place behind its last whole transaction
 * @param bytes of all files
 */
public record RecordedLog(List<Path> files, LogPosition begin, LogPosition end, long bytes) {
    public RecordedLog {
        files = List.copyOf(files);
        Objects.requireNonNull(begin);
        Objects.requireNonNull(end);
    }
}
