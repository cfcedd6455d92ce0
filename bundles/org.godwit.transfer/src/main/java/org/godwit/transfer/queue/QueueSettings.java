package org.godwit.transfer.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;
import org.godwit.core.spi.MessageQueue.Topic;
import org.godwit.transfer.message.MessageSettings.SchemaBlock;
import org.godwit.transfer.message.format.SerializerType;
import org.godwit.transfer.queue.QueueOptions.OnTooLarge;
import org.godwit.transfer.queue.QueueOptions.PartitionMode;

/**
 * Parameters of one synchronization to a queue, read once when it starts. Immutable.
 *
 * @param partition of mode ONE
 * @param topicRules topics of certain tables
 * @param hashColumns columns of certain tables, joined with commas
 * @param topicSettings of topics that are created
 * @param inFlightBytes of messages that are not acknowledged
 * @param positionMillis between two times that the position is stored
 * @param heartbeatMillis between two heartbeat messages; 0 for none
 */
public record QueueSettings(SerializerType serializer, PartitionMode mode, int partition, String topic, TableRules topicRules, TableRules hashColumns, boolean topicMandatory, int topicPartitions,
        int topicReplicas, Map<String, String> topicSettings, OnTooLarge onTooLarge, boolean sequence, SchemaBlock schemaBlock, String business, int inFlightBytes, int positionMillis,
        int heartbeatMillis) {
    public QueueSettings {
        Objects.requireNonNull(serializer);
        Objects.requireNonNull(mode);
        topicSettings = Map.copyOf(topicSettings);
    }

    /**
     * Reads the parameters that are ours.
     *
     * @param parameters component parameters; keys of other components are left alone
     */
    public static QueueSettings of(Map<String, String> parameters) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(QueueOptions.ALL.stream().map(Option::key).toList());
        OptionSet o = OptionSet.of(QueueOptions.ALL, ours);
        return new QueueSettings(o.get(QueueOptions.SERIALIZER), o.get(QueueOptions.PARTITION_MODE), o.get(QueueOptions.PARTITION), o.get(QueueOptions.TOPIC),
                TableRules.assignments(QueueOptions.TOPIC_RULES, o.get(QueueOptions.TOPIC_RULES)), TableRules.columns(QueueOptions.HASH_COLUMNS, o.get(QueueOptions.HASH_COLUMNS)),
                o.get(QueueOptions.TOPIC_MANDATORY), o.get(QueueOptions.TOPIC_PARTITIONS), o.get(QueueOptions.TOPIC_REPLICAS), settings(o.get(QueueOptions.TOPIC_SETTINGS)),
                o.get(QueueOptions.ON_TOO_LARGE), o.get(QueueOptions.SEQUENCE), o.get(QueueOptions.SCHEMA), o.get(QueueOptions.BUSINESS), o.get(QueueOptions.IN_FLIGHT),
                o.get(QueueOptions.POSITION_MILLIS), o.get(QueueOptions.HEARTBEAT_MILLIS));
    }

    private static Map<String, String> settings(String text) throws GodwitException {
        Map<String, String> settings = new HashMap<>();
        for (String part : TableRules.parts(text, ";")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new GodwitException(QueueError.BAD_RULE, part, QueueOptions.TOPIC_SETTINGS.key(), "name=value");
            }
            settings.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return settings;
    }

    /** The topic of a source table. */
    public String topic(ObjectName table) {
        return topicRules.of(table).orElseGet(() -> topic.replace("${Database Name}", table.schema()).replace("${Table Name}", table.name()));
    }

    /** Columns by which rows of a source table are spread, when others than its key are chosen; else empty. */
    public List<String> hashColumns(ObjectName table) {
        return hashColumns.of(table).map(c -> TableRules.parts(c, ",")).orElse(List.of());
    }

    /** A topic as it is created. */
    public Topic newTopic(String name) {
        return new Topic(name, Math.max(topicPartitions, mode == PartitionMode.ONE ? partition + 1 : 1), topicReplicas, topicSettings);
    }
}
