package org.godwit.rm;

import org.godwit.core.error.GodwitException;
import org.jdbi.v3.core.Handle;

/** What is done in one transaction on the rm database. May be run again when the connection broke, so it changes nothing but the database. */
@FunctionalInterface
public interface RmWork<T> {
    T run(Handle handle) throws GodwitException;

    /** Work without a result. */
    @FunctionalInterface
    interface Action {
        void run(Handle handle) throws GodwitException;
    }
}
