package org.godwit.store;

import java.time.Instant;
import java.util.Objects;

/**
 * Something about a store that its owner should know although nothing failed yet. Immutable.
 *
 * @param kind what the owner may want to raise an alert for
 * @param text one sentence for people
 */
public record StoreNotice(Kind kind, Instant at, String text) {
    /** What happened. */
    public enum Kind {
        /** Outdated changes, or more than the soft limit, are kept because a consumer or an open reader needs them. */
        HELD_BACK,
        /** Changes that a consumer had not passed were removed, because the limit is hard. */
        REMOVED_UNREAD,
        /** A tail that was never acknowledged was cut off, or an index made anew. */
        REPAIRED,
        /** Removing failed; it is tried again. */
        CLEARER_FAILED
    }

    public StoreNotice {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(text);
    }
}
