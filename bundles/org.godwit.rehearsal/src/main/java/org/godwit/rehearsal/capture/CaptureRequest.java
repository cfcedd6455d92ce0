package org.godwit.rehearsal.capture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;

/**
 * What is captured. Immutable.
 *
 * @param tables the tables, which all exist
 * @param views the views, likewise
 * @param rowsPerTable so many rows of each larger table at least, those with traps first; 0 for all rows
 * @param logFor how long the log is recorded behind the place of the rows; zero for not at all
 * @param mostLogBytes fails when the log gets larger
 * @param masks what is masked, with which key
 */
public record CaptureRequest(DataSource source, List<ObjectName> tables, List<ObjectName> views, Path out, long rowsPerTable, Duration logFor, long mostLogBytes, Optional<Masking> masks) {
    /**
     * Rules for masking.
     *
     * @param rules one a line
     * @param secret the key; a random one that is forgotten when empty
     */
    public record Masking(String rules, Optional<byte[]> secret) {
        public Masking {
            Objects.requireNonNull(rules);
            Objects.requireNonNull(secret);
        }
    }

    /** Enough for a load to show itself, and few enough for a laptop. */
    public static final long DEFAULT_ROWS = 1000;
    public static final long DEFAULT_LOG_BYTES = 4L << 30;

    public CaptureRequest {
        Objects.requireNonNull(source);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        Objects.requireNonNull(out);
        Objects.requireNonNull(logFor);
        Objects.requireNonNull(masks);
    }

    /** Whether all rows are wanted. */
    public boolean isWhole() {
        return rowsPerTable == 0;
    }
}
