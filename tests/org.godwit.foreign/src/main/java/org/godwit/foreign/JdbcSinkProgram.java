package org.godwit.foreign;

import io.debezium.connector.jdbc.JdbcSinkConnectorTask;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.HoistField;

/**
 * Lets Debezium's JDBC sink connector write what a topic has into a table, as a worker of Kafka Connect would, until it is killed. Keys of messages are text, the connector wants a record: two of Kafka Connect's
 * own transforms make one of them, as they would in a worker's configuration.
 */
public final class JdbcSinkProgram {
    private JdbcSinkProgram() {
    }

    /** Arguments: servers, topic, JDBC URL, table, column of the key (an INT). Environment: user and password of the database. */
    public static void main(String[] args) throws Exception {
        Map<String, String> config = new HashMap<>();
        config.put("connection.url", args[2]);
        config.put("connection.username", System.getenv("SINK_USER"));
        config.put("connection.password", System.getenv("SINK_PASSWORD"));
        config.put("collection.name.format", args[3]);
        config.put("insert.mode", "upsert");
        config.put("delete.enabled", "true");
        config.put("primary.key.mode", "record_key");
        config.put("primary.key.fields", args[4]);
        config.put("schema.evolution", "none");
        JdbcSinkConnectorTask task = new JdbcSinkConnectorTask();
        task.initialize(context(config));
        task.start(config);
        try (JsonConverter values = new JsonConverter();
                HoistField.Key<SinkRecord> hoist = new HoistField.Key<>();
                Cast.Key<SinkRecord> cast = new Cast.Key<>();
                KafkaConsumer<byte[], byte[]> consumer = Consumers.fromTheBeginning(args[0], args[1])) {
            values.configure(Map.of("schemas.enable", "true"), false);
            hoist.configure(Map.of("field", args[4]));
            cast.configure(Map.of("spec", args[4] + ":int32"));
            System.out.println("READY");
            while (true) {
                List<SinkRecord> records = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    SchemaAndValue value = values.toConnectData(each.topic(), each.value());
                    SinkRecord sent = new SinkRecord(each.topic(), each.partition(), Schema.STRING_SCHEMA, new String(each.key(), StandardCharsets.UTF_8), value.schema(), value.value(), each.offset(), each.timestamp(),
                            TimestampType.CREATE_TIME);
                    records.add(cast.apply(hoist.apply(sent)));
                }
                task.put(records);
            }
        }
    }

    /** The task asks for its configuration and its errors' reporter only. */
    private static SinkTaskContext context(Map<String, String> config) {
        return (SinkTaskContext) Proxy.newProxyInstance(JdbcSinkProgram.class.getClassLoader(), new Class<?>[] {SinkTaskContext.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "configs" -> config;
            case "assignment" -> java.util.Set.of();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "context";
            default -> null;
        });
    }
}
