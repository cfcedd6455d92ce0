package org.godwit.connector.rocketmq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;

/** Parameters of the RocketMQ sink, named as in OMS where OMS has them (OMS: RocketMQSink). */
public final class RocketMqOptions {
    public static final Option<String> PRODUCER_GROUP = Option.text("sink.producerGroup", "OMS", "The producer group that brokers see.");
    public static final Option<String> TAGS = Option.text("sink.tags", "default", "The tag of all messages, by which consumers may choose.");
    public static final Option<Integer> WORKERS = Option.integer("sink.workerNum", 4, 1, 64, "Queues to which messages are sent at the same time.");
    public static final Option<Integer> SEND_TIMEOUT = Option.integer("sink.sendMsgTimeout", 3000, 100, 600_000, "Milliseconds after which a broker that does not answer is asked again.");
    public static final Option<Integer> BATCH_SIZE = Option.integer("sink.rocketmqBatchSize", 512 << 10, 1 << 10, 4 << 20, "Bytes of messages for one queue that are sent together at most.");

    /** All of them, for wizard, help and validation. */
    public static final List<Option<?>> ALL = List.of(PRODUCER_GROUP, TAGS, WORKERS, SEND_TIMEOUT, BATCH_SIZE);

    private RocketMqOptions() {
    }

    /** @param parameters keys of other components are left alone */
    static OptionSet of(Map<String, String> parameters) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(ALL.stream().map(Option::key).toList());
        return OptionSet.of(ALL, ours);
    }
}
