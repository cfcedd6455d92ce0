package org.godwit.store;

import java.util.Objects;
import java.util.function.BiPredicate;
import org.godwit.core.change.LogPosition;

/** Where reading begins. */
public sealed interface StoreStart {
    /** With the oldest transaction that is kept. */
    record Oldest() implements StoreStart {
    }

    /**
     * Behind a position: transactions that it covers are passed over.
     *
     * @param covers whether the first argument has everything that lies before the second ({@link org.godwit.core.spi.LogReader#covers})
     */
    record After(LogPosition position, BiPredicate<LogPosition, LogPosition> covers) implements StoreStart {
        public After {
            Objects.requireNonNull(position);
            Objects.requireNonNull(covers);
        }
    }

    /** With the first transaction of this second (Unix time) or later. */
    record AtTime(long seconds) implements StoreStart {
    }
}
