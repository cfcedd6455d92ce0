package org.godwit.core.spi;

import java.util.Objects;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Sets single rows right, all that belong together or none. Thread-safe. */
public interface RowCorrector {
    /**
     * A statement, as {@link RowSql} writes it, that changes rows only when they are as they were seen.
     *
     * @param rows how many it changes then
     */
    record Change(String sql, long rows) {
        public Change {
            Objects.requireNonNull(sql);
        }
    }

    /** Gives one change after the other; is not asked again after it gave none. */
    @FunctionalInterface
    interface Changes {
        Optional<Change> next() throws GodwitException;
    }

    /**
     * A change that met another row than it says.
     *
     * @param reason what was found instead, for people
     */
    record Refusal(Change change, String reason) {
    }

    /**
     * Runs the changes in one transaction.
     *
     * @param database default database of the session
     * @return the first change that changed another number of rows than it says, or whose key is taken: nothing is kept then; empty when all are committed
     * @throws GodwitException for every other failure; nothing is kept then, except when the connection is lost while it commits
     */
    Optional<Refusal> run(String database, Changes changes, CancelToken cancel) throws GodwitException;
}
