package org.godwit.tests.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic with Kafka's consumer. */
final class KafkaFeed implements Received.Feed {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private List<TopicPartition> partitions = List.of();

    KafkaFeed(String servers, String topic) {
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers, "enable.auto.commit", "false", "reconnect.backoff.max.ms", "1000", "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
    }

    static Received open(String servers, String topic) {
        return new Received(new KafkaFeed(servers, topic));
    }

    @Override
    public void read(Received.Taker taker) throws IOException {
        try {
            if (partitions.isEmpty()) {
                partitions = consumer.partitionsFor(topic, PATIENCE).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    taker.take(each.partition(), new String(each.key(), StandardCharsets.UTF_8), each.value());
                }
            }
        } catch (RetriableException e) {
            // the broker or the topic is not there: what is there comes with a later call
            partitions = List.copyOf(consumer.assignment());
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }
}
