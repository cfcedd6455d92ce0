package org.godwit.supervisor.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Topic;

/** Looks into the topics of message queues, and tells what messages look like. Thread-safe. */
public interface QueueService {
    /** Takes messages as they are read. */
    @FunctionalInterface
    interface Reader {
        /** @return whether to go on */
        boolean take(MessageView message);
    }

    /**
     * What to read.
     *
     * @param format layout by its name; empty to recognise it
     * @param partition empty for all
     * @param offset where to begin in each partition; empty for its beginning
     * @param patience ends when nothing came for so long
     */
    record Reading(String topic, Optional<String> format, Optional<Integer> partition, Optional<Long> offset, Duration patience) {
        public Reading {
            Objects.requireNonNull(topic);
            Objects.requireNonNull(format);
            Objects.requireNonNull(partition);
            Objects.requireNonNull(offset);
            Objects.requireNonNull(patience);
        }
    }

    /**
     * A layout of messages.
     *
     * @param name as parameters name it
     * @param label as people call it
     */
    record Layout(String name, String label) {
        public Layout {
            Objects.requireNonNull(name);
            Objects.requireNonNull(label);
        }
    }

    /** Topics in the order of their names. */
    List<Topic> topics(DataSource queue, CancelToken cancel) throws GodwitException;

    void read(DataSource queue, Reading reading, Reader reader, CancelToken cancel) throws GodwitException;

    /** Takes changes as they are read. */
    @FunctionalInterface
    interface ChangeReader {
        void take(TopicChange change) throws GodwitException;
    }

    /**
     * Reads a topic from its beginning, as a consumer does that wants to have the rows.
     *
     * @param reading of which neither partition nor offset may be chosen
     * @param tables whose changes are wanted, by the names that messages give them
     */
    TopicReplay changes(DataSource queue, Reading reading, Map<ObjectName, TableDef> tables, ChangeReader reader, CancelToken cancel) throws GodwitException;

    /** Names of the layouts of messages. */
    List<String> formats();

    /** Layouts under what people call them, in the order of {@link #formats()}. */
    List<Layout> layouts();

    /**
     * What a message of a table would look like. Asks no server.
     *
     * @param source the system that the table is in
     * @throws GodwitException when the parameters are not usable
     */
    MessageExample example(ObjectName table, DataSourceType source, Map<String, String> parameters) throws GodwitException;
}
