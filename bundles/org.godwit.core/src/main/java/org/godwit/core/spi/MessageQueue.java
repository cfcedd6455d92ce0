package org.godwit.core.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** A system that takes messages into topics, each of which has partitions that keep their messages in order. Thread-safe. */
public interface MessageQueue {
    /**
     * A topic as it is, or as it shall be made.
     *
     * @param replicas copies of each partition
     * @param settings by the system's own names; of a topic that is, those that are not the servers' defaults
     */
    record Topic(String name, int partitions, int replicas, Map<String, String> settings) {
        public Topic {
            Objects.requireNonNull(name);
            settings = Map.copyOf(settings);
        }
    }

    /**
     * One message.
     *
     * @param partition where it goes; empty lets the key decide, the same key always to the same partition while a topic keeps its number of partitions
     * @param key empty for a message without one
     */
    record Message(String topic, Optional<Integer> partition, Optional<byte[]> key, byte[] value) {
        public Message {
            Objects.requireNonNull(topic);
            Objects.requireNonNull(partition);
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }

    /** Where a message lies. */
    record Place(String topic, int partition, long offset) {
        public Place {
            Objects.requireNonNull(topic);
        }
    }

    /** A message that was read back. */
    record Received(Place place, long timestampMillis, Optional<byte[]> key, byte[] value) {
        public Received {
            Objects.requireNonNull(place);
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }

    /** Takes what is read. */
    @FunctionalInterface
    interface Reader {
        /** @return whether to go on */
        boolean take(Received message) throws GodwitException;
    }

    /** Is told about each message once, on a thread of the queue's client, so it must not block. */
    interface Receipt {
        /** Every server that must have it has it. */
        void acknowledged(Place place);

        /** It is larger than its topic takes, so it is not there; those behind it are not concerned. */
        void tooLarge(String reason);

        /** It is not in the topic and is not tried again. */
        void refused(GodwitException failure);
    }

    /** Sends messages. Messages of one sink to one partition are kept in the order in which they were handed over, also when servers fail. Thread-safe. */
    interface Sink extends AutoCloseable {
        /**
         * Hands a message over; returns before it is acknowledged. Waits for the servers as long as it takes when they are away. The caller bounds how much is on its way.
         *
         * @throws GodwitException when the message cannot even be handed over, for example because there is no such topic
         */
        void send(Message message, Receipt receipt, CancelToken cancel) throws GodwitException;

        /** Sends at once what is still being collected. */
        void flush();

        /** Gives up what is not acknowledged. */
        @Override
        void close();
    }

    /** Names of all topics that are not the system's own, in order. */
    List<String> topics(CancelToken cancel) throws GodwitException;

    /** Those of the named topics that exist. */
    List<Topic> describe(Collection<String> names, CancelToken cancel) throws GodwitException;

    /** Creates topics; those that exist already are left as they are. */
    void create(Collection<Topic> topics, CancelToken cancel) throws GodwitException;

    /** Why a topic cannot have this name; empty when it can. */
    Optional<String> badName(String topic);

    /** Where the next message of each partition of the topics will lie. */
    List<Place> ends(Collection<String> topics, CancelToken cancel) throws GodwitException;

    Sink open(CancelToken cancel) throws GodwitException;

    /**
     * Reads a topic from its beginning, or from places.
     *
     * @param from where to begin in partitions; those that are not named are read from their beginning
     * @param patience ends when nothing came for so long
     */
    void read(String topic, Collection<Place> from, Duration patience, Reader reader, CancelToken cancel) throws GodwitException;
}
