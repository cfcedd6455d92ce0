package org.godwit.store;

import java.time.Duration;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Reads a store from a place on, also while it grows. Used by one thread. What it has not read yet is not removed by retention while it is open, or it fails with a code that says so. */
public interface StoreReader extends AutoCloseable {
    /** The next entry; waits for one at most so long, then empty. With zero patience it tells whether more is there at once. */
    Optional<StoreEntry> next(Duration patience, CancelToken cancel) throws GodwitException;

    @Override
    void close();
}
