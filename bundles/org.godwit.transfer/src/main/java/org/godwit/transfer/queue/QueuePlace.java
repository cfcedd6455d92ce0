package org.godwit.transfer.queue;

import java.util.Map;
import java.util.Objects;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.transfer.incr.IncrPosition;

/**
 * How far a queue has acknowledged a source's changes. Immutable.
 *
 * @param position everything before it is acknowledged
 * @param second Unix time of the source's last change before it
 * @param counter changes of that second before it
 * @param next by topic and partition, the offset behind the last message that belongs before the position: what lies at or behind it is sent again
 * @param repeated messages that were sent again so far, over all runs
 */
public record QueuePlace(IncrPosition position, long second, int counter, Map<Partition, Long> next, long repeated) {
    /** A partition of a topic. */
    public record Partition(String topic, int number) {
        public Partition {
            Objects.requireNonNull(topic);
        }

        public static Partition of(Place place) {
            return new Partition(place.topic(), place.partition());
        }
    }

    public QueuePlace {
        Objects.requireNonNull(position);
        next = Map.copyOf(next);
    }
}
