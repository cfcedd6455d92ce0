package org.godwit.rehearsal;

import java.nio.file.Path;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.sample.Sample;

/** What is at the source of a rehearsal. Immutable. */
public sealed interface RehearsalInput {
    /** The sample that ships. */
    record OfSample(long seed, long rows) implements RehearsalInput {
        public static final OfSample DEFAULT = new OfSample(Sample.DEFAULT_SEED, Sample.DEFAULT_ROWS);
    }

    /** Dump files. */
    record OfDumps(DumpInput dumps) implements RehearsalInput {
    }

    /** A rehearsal bundle. */
    record OfBundle(Path file) implements RehearsalInput {
    }

    /** What the user's own source server holds already; it is only read. */
    record Existing() implements RehearsalInput {
    }
}
