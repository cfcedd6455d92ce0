package org.godwit.store.internal;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Up to where a store may be read. Thread-safe. */
interface Durable extends AutoCloseable {
    DurableMark.Place now() throws GodwitException;

    /** Waits until more than this can be read, at most so long; returns early when cancelled. */
    void await(DurableMark.Place seen, long nanos, CancelToken cancel) throws GodwitException;

    @Override
    void close();
}
