package org.godwit.transfer.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.MessageQueue.Topic;

/** The topics that a project's tables go to (OMS: topics). Without state. */
public final class QueueTopics {
    private QueueTopics() {
    }

    /** Names of topics with the source tables that go there. */
    public static Map<String, List<ObjectName>> of(Collection<TableMapping> tables, QueueSettings settings) {
        Map<String, List<ObjectName>> topics = new TreeMap<>();
        tables.forEach(t -> topics.computeIfAbsent(settings.topic(t.source()), n -> new ArrayList<>()).add(t.source()));
        return topics;
    }

    /** Topics whose name the queue does not allow. */
    public static List<GodwitException> badNames(MessageQueue queue, Map<String, List<ObjectName>> topics) {
        List<GodwitException> bad = new ArrayList<>();
        topics.forEach((name, tables) -> queue.badName(name).ifPresent(why -> bad.add(new GodwitException(QueueError.BAD_TOPIC, name, tables.getFirst(), why))));
        return bad;
    }

    /**
     * What keeps messages from going to topics that exist or shall be created.
     *
     * @param created whether missing ones are going to be created
     */
    public static List<GodwitException> objections(MessageQueue queue, Map<String, List<ObjectName>> topics, QueueSettings settings, boolean created, CancelToken cancel) throws GodwitException {
        Map<String, Topic> there = there(queue, topics.keySet(), cancel);
        List<GodwitException> objections = new ArrayList<>();
        for (Map.Entry<String, List<ObjectName>> each : topics.entrySet()) {
            Optional<Topic> topic = Optional.ofNullable(there.get(each.getKey()));
            if (topic.isEmpty() && !created && settings.topicMandatory()) {
                objections.add(new GodwitException(QueueError.TOPIC_MISSING, each.getKey(), each.getValue().getFirst()));
            } else if (topic.isPresent()) {
                fits(topic.get(), settings).ifPresent(objections::add);
            }
        }
        return objections;
    }

    private static Optional<GodwitException> fits(Topic topic, QueueSettings settings) {
        return settings.mode() == QueueOptions.PartitionMode.ONE && topic.partitions() <= settings.partition()
                ? Optional.of(new GodwitException(QueueError.FEW_PARTITIONS, topic.name(), topic.partitions(), settings.partition()))
                : Optional.empty();
    }

    /** Those of the topics that exist, by name. */
    public static Map<String, Topic> there(MessageQueue queue, Collection<String> names, CancelToken cancel) throws GodwitException {
        return names.isEmpty() ? Map.of() : queue.describe(names, cancel).stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    }

    /**
     * Makes sure that a topic can take messages.
     *
     * @param table that goes there, for messages
     */
    public static void require(MessageQueue queue, String name, ObjectName table, QueueSettings settings, CancelToken cancel) throws GodwitException {
        Optional<Topic> topic = Optional.ofNullable(there(queue, List.of(name), cancel).get(name));
        if (topic.isEmpty() && settings.topicMandatory()) {
            throw new GodwitException(QueueError.TOPIC_MISSING, name, table);
        }
        if (topic.isEmpty()) {
            queue.create(List.of(settings.newTopic(name)), cancel);
        } else {
            Optional<GodwitException> objection = fits(topic.get(), settings);
            if (objection.isPresent()) {
                throw objection.get();
            }
        }
    }
}
