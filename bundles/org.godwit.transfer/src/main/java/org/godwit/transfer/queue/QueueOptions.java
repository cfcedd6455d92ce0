package org.godwit.transfer.queue;

import java.util.List;
import org.godwit.core.option.Option;
import org.godwit.transfer.message.MessageSettings.SchemaBlock;
import org.godwit.transfer.message.format.SerializerType;

/** Parameters of a synchronization to a queue, named as in OMS where OMS has them (OMS: KafkaSink; data formats, partitioning and ordering). */
public final class QueueOptions {
    /** Which messages keep the source's order among each other. */
    public enum PartitionMode {
        /** Those of one key, or of the same values of chosen columns; spread over all partitions. */
        HASH,
        /** Those of one table, which go to one partition. */
        TABLE,
        /** All, in one partition. */
        ONE
    }

    /** What to do with a message that is larger than its topic allows. */
    public enum OnTooLarge {
        STOP, SKIP
    }

    public static final Option<SerializerType> SERIALIZER = Option.choice("sink.serializerType", SerializerType.DEFAULT, "Layout of messages.");
    public static final Option<PartitionMode> PARTITION_MODE = Option.choice("sink.partitionMode", PartitionMode.HASH,
            "What keeps its order: HASH the messages of one key (or of chosen columns), TABLE those of one table, ONE all of them, in one partition.");
    public static final Option<Integer> PARTITION = Option.integer("sink.partition", 0, 0, 1_000_000, "The partition of sink.partitionMode ONE.");
    public static final Option<String> TOPIC = Option.text("sink.topic", "Topic_${Database Name}_${Table Name}",
            "The topic of each table that no rule of sink.topicRules names; ${Database Name} and ${Table Name} stand for the table's. Without them all tables go to one topic.");
    public static final Option<String> TOPIC_RULES = Option.text("sink.topicRules", "", "Topics of certain tables: database.pattern=topic, joined with commas; * and ? are possible in the pattern, the first rule that fits counts.");
    public static final Option<String> HASH_COLUMNS = Option.text("sink.hashColumns", "",
            "Columns by whose values rows are spread over partitions instead of by their key: database.pattern(column,column), joined with semicolons.");
    public static final Option<Boolean> TOPIC_MANDATORY = Option.bool("sink.isTopicMandatory", true, "Whether a topic that is missing stops the work; else it is created when its first message is sent.");
    public static final Option<Integer> TOPIC_PARTITIONS = Option.integer("sink.topicPartitions", 3, 1, 10_000, "Partitions of topics that are created.");
    public static final Option<Integer> TOPIC_REPLICAS = Option.integer("sink.topicReplicas", 1, 1, 100, "Replicas of topics that are created.");
    public static final Option<String> TOPIC_SETTINGS = Option.text("sink.topicSettings", "", "Settings of topics that are created, by the queue's own names: name=value, joined with semicolons.");
    public static final Option<OnTooLarge> ON_TOO_LARGE = Option.choice("sink.onTooLarge", OnTooLarge.STOP, "What happens to a message that its topic refuses for its size: STOP fails and names the row, SKIP records it and goes on.");
    public static final Option<Boolean> SEQUENCE = Option.bool("sequenceEnabled", true, "Whether each change has a growing number (storeDataSequence).");
    public static final Option<SchemaBlock> SCHEMA = Option.choice("sink.schemaBlock", SchemaBlock.NONE,
            "The schema block of Debezium messages: NONE, OMS as OMS documents it, CONNECT as Debezium writes it, for consumers in Kafka Connect (values keep microseconds, bytes are Base64).");
    public static final Option<String> BUSINESS = Option.text("sink.businessSystem", "", "The business system that Dataworks messages name (load_fm).");
    public static final Option<Integer> IN_FLIGHT = Option.integer("sink.maxInFlightBytes", 32 << 20, 1 << 16, 1 << 30, "Bytes of messages that may be on their way without being acknowledged.");
    public static final Option<Integer> POSITION_MILLIS = Option.integer("sink.positionIntervalMs", 1000, 10, 600_000,
            "Milliseconds between two times that the position is stored; what was sent after the last of them is sent again after a crash.");

    public static final Option<Integer> HEARTBEAT_MILLIS = Option.integer("sink.heartbeatIntervalMs", 0, 0, 3_600_000,
            "Milliseconds between heartbeat messages, one in each partition, which tell that everything before their time was sent; 0 sends none.");

    /** All of them, for wizard, help and validation. */
    public static final List<Option<?>> ALL = List.of(SERIALIZER, PARTITION_MODE, PARTITION, TOPIC, TOPIC_RULES, HASH_COLUMNS, TOPIC_MANDATORY, TOPIC_PARTITIONS, TOPIC_REPLICAS, TOPIC_SETTINGS,
            ON_TOO_LARGE, SEQUENCE, SCHEMA, BUSINESS, IN_FLIGHT, POSITION_MILLIS, HEARTBEAT_MILLIS);

    private QueueOptions() {
    }
}
