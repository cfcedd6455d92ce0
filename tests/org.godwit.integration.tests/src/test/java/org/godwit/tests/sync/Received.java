package org.godwit.tests.sync;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static org.assertj.core.api.Assertions.assertThat;

/** What a consumer sees in a topic of messages in the Default layout, with Kafka's own client and nothing of ours in between. */
final class Received {
    /** Keeps 1.00 apart from 1.0, as the source does. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    /** A message. */
    record Message(int partition, String key, JsonNode content) {
        String type() {
            return content.path("recordType").asText();
        }

        /** The row that it is about; the one after of an update. */
        JsonNode row() {
            return content.path(content.path("postStruct").isNull() ? "prevStruct" : "postStruct");
        }

        /** Empty for a row of the full import. */
        String sequence() {
            return content.path("allMetaData").path("storeDataSequence").asText("");
        }
    }

    private final List<Message> messages;

    private Received(List<Message> messages) {
        this.messages = messages;
    }

    /** Everything in the topic now. */
    static Received of(String servers, String topic) throws IOException {
        List<Message> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers, "enable.auto.commit", "false"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    messages.add(new Message(each.partition(), new String(each.key(), StandardCharsets.UTF_8), JSON.readTree(each.value())));
                }
            }
        }
        return new Received(messages);
    }

    List<Message> messages() {
        return messages;
    }

    /** The table as whoever applies the messages one after the other has it, by key, as {@code column=value}. */
    Map<Integer, String> table(String... columns) {
        Map<Integer, String> table = new TreeMap<>();
        for (Message message : messages) {
            if (message.type().equals("DELETE")) {
                table.remove(message.row().path("id").asInt());
            } else if (!message.type().equals("DDL")) {
                table.put(message.row().path("id").asInt(), text(message.row(), columns));
            }
        }
        return table;
    }

    private static String text(JsonNode row, String... columns) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(row.path(column).isNull() ? null : row.path(column).asText());
        }
        return values.toString();
    }

    /**
     * Each row counts its changes in {@code n}: of a key's changes, what is new must be the next number, what is not new was there before. The first of them lies before what the full import read, or
     * right behind it.
     */
    void assertOrder() {
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> read = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (Message message : messages) {
            if (message.type().equals("DDL")) {
                continue;
            }
            assertThat(partitions.putIfAbsent(message.key(), message.partition())).as("partition of key " + message.key()).isIn(null, message.partition());
            int n = message.row().path("n").asInt();
            if (message.sequence().isEmpty()) {
                read.merge(message.key(), n, Math::max);
                continue;
            }
            int before = last.getOrDefault(message.key(), message.type().equals("INSERT") ? n - 1 : Math.min(n - 1, read.getOrDefault(message.key(), -1)));
            assertThat(n).as("change of key " + message.key()).isLessThanOrEqualTo(before + 1);
            last.put(message.key(), Math.max(before, n));
        }
    }

    /** Messages of changes that came more than once. */
    long repeated() {
        Set<String> seen = new HashSet<>();
        return messages.stream().filter(m -> !m.sequence().isEmpty() && !seen.add(m.sequence() + " " + m.key() + " " + m.type())).count();
    }
}
