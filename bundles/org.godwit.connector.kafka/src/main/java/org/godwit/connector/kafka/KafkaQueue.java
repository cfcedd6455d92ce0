package org.godwit.connector.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;

/** Topics of a Kafka cluster. Thread-safe. */
final class KafkaQueue implements MessageQueue {
    private static final int LONGEST_NAME = 249;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 16 << 20;

    private final DataSource source;
    private final OptionSet options;
    private final Administration administration;

    KafkaQueue(DataSource source, OptionSet options, Administration administration) {
        this.source = source;
        this.options = options;
        this.administration = administration;
    }

    @Override
    public List<String> topics(CancelToken cancel) throws GodwitException {
        return administration.topics(cancel);
    }

    @Override
    public List<Topic> describe(Collection<String> names, CancelToken cancel) throws GodwitException {
        return administration.describe(names, cancel);
    }

    @Override
    public void create(Collection<Topic> topics, CancelToken cancel) throws GodwitException {
        administration.create(topics, cancel);
    }

    /** Kafka's own rule for names of topics. */
    @Override
    public Optional<String> badName(String topic) {
        if (topic.isEmpty() || topic.equals(".") || topic.equals("..")) {
            return Optional.of("it is empty or has only dots");
        }
        if (topic.length() > LONGEST_NAME) {
            return Optional.of("it has more than " + LONGEST_NAME + " characters");
        }
        return topic.matches("[A-Za-z0-9._-]+") ? Optional.empty() : Optional.of("it has other characters than letters, digits, dot, hyphen and underscore");
    }

    @Override
    public List<Place> ends(Collection<String> topics, CancelToken cancel) throws GodwitException {
        return administration.ends(topics, cancel);
    }

    @Override
    public Sink open(CancelToken cancel) throws GodwitException {
        return new KafkaSink(source, options);
    }

    @Override
    public void read(String topic, Collection<Place> from, Duration patience, Reader reader, CancelToken cancel) throws GodwitException {
        Map<TopicPartition, Long> starts = new HashMap<>();
        administration.beginnings(List.of(topic), cancel).forEach(p -> starts.put(new TopicPartition(topic, p.partition()), p.offset()));
        if (starts.isEmpty()) {
            throw new GodwitException(KafkaError.NO_TOPIC, topic);
        }
        from.stream().filter(p -> p.topic().equals(topic)).forEach(p -> starts.computeIfPresent(new TopicPartition(topic, p.partition()), (k, first) -> Math.max(first, p.offset())));
        Map<String, Object> config = ClientConfig.of(source);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        try (KafkaConsumer<byte[], byte[]> consumer = ClientConfig.make(() -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()), ClientConfig.servers(source))) {
            consumer.assign(starts.keySet());
            starts.forEach(consumer::seek);
            poll(consumer, patience, reader, cancel);
        } catch (KafkaException e) {
            throw Failures.of(e, topic);
        }
    }

    private static void poll(KafkaConsumer<byte[], byte[]> consumer, Duration patience, Reader reader, CancelToken cancel) throws GodwitException {
        long last = System.nanoTime();
        while (System.nanoTime() - last < patience.toNanos()) {
            cancel.check();
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                last = System.nanoTime();
                byte[] value = each.value() == null ? new byte[0] : each.value();
                if (!reader.take(new Received(new Place(each.topic(), each.partition(), each.offset()), each.timestamp(), Optional.ofNullable(each.key()), value))) {
                    return;
                }
            }
        }
    }
}
