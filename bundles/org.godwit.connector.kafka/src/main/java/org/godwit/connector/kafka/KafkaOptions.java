package org.godwit.connector.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;

/** Parameters of the Kafka sink, named as in OMS where OMS has them (OMS: KafkaSink). */
public final class KafkaOptions {
    /** How batches of messages are compressed. */
    public enum Compression {
        NONE, LZ4, SNAPPY, GZIP, ZSTD
    }

    public static final Option<Integer> BATCH_SIZE = Option.integer("sink.batchSize", 256 << 10, 1 << 10, 1 << 30, "Bytes of messages for one partition that are sent together at most.");
    public static final Option<Integer> LINGER = Option.integer("sink.lingerMs", 5, 0, 60_000, "Milliseconds that a message waits at most for others to be sent together with it.");
    public static final Option<Compression> COMPRESSION = Option.choice("sink.compression", Compression.LZ4, "How batches of messages are compressed.");

    /** All of them, for wizard, help and validation. */
    public static final List<Option<?>> ALL = List.of(BATCH_SIZE, LINGER, COMPRESSION);

    private KafkaOptions() {
    }

    /** @param parameters keys of other components are left alone */
    static OptionSet of(Map<String, String> parameters) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(ALL.stream().map(Option::key).toList());
        return OptionSet.of(ALL, ours);
    }
}
