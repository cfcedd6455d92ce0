package org.godwit.core.spi;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Runs single DDL or administrative statements. Thread-safe. */
public interface StatementExecutor {
    /**
     * @param database default database of the session, empty for none
     * @throws GodwitException with the server's own message in it
     */
    void execute(String database, String statement, CancelToken cancel) throws GodwitException;

    /** Whether a failure of {@link #execute} says that the statement's effect is there already: what it creates exists, or what it removes does not. */
    default boolean isEffectThere(GodwitException failure) {
        return false;
    }
}
