package org.godwit.store;

import java.util.Objects;
import org.godwit.core.change.LogPosition;

/** What a reader of a store gets, in the order of the source's log. */
public sealed interface StoreEntry {
    /** A piece of the transaction that the next {@link Commit} ends; valid until the reader is asked for the next entry. Only pieces of transactions that are complete and synced are given out. */
    record Part(byte[] bytes, int from, int length) implements StoreEntry {
        public Part {
            Objects.requireNonNull(bytes);
        }
    }

    /** The transaction is complete. */
    record Commit(LogPosition after) implements StoreEntry {
        public Commit {
            Objects.requireNonNull(after);
        }
    }

    /** Nothing happened up to here. */
    record Idle(LogPosition at) implements StoreEntry {
        public Idle {
            Objects.requireNonNull(at);
        }
    }
}
