package org.godwit.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.change.LogPosition;

/**
 * What a store holds at a moment. Immutable.
 *
 * @param begin what lies before this place is not in the store; empty where that is not known
 * @param end the last complete and synced transaction; a log reader goes on from here
 * @param bytes of all files
 * @param transactions kept, idle marks not counted
 * @param bytesPerSecond growth over the last minute at most
 */
public record StoreState(Optional<LogPosition> begin, Optional<LogPosition> end, long bytes, int segments, long transactions, List<Consumer> consumers, double bytesPerSecond) {
    public StoreState {
        Objects.requireNonNull(begin);
        Objects.requireNonNull(end);
        consumers = List.copyOf(consumers);
    }

    /**
     * Someone for whom the store keeps what he has not passed yet.
     *
     * @param position everything before it is not needed any more
     * @param reported when he said so
     */
    public record Consumer(String name, LogPosition position, Instant reported) {
        public Consumer {
            Objects.requireNonNull(name);
            Objects.requireNonNull(position);
            Objects.requireNonNull(reported);
        }
    }
}
