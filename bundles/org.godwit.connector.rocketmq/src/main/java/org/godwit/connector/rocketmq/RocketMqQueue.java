package org.godwit.connector.rocketmq;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;

/** Topics behind RocketMQ's name servers. Thread-safe. */
final class RocketMqQueue implements MessageQueue {
    private static final int LONGEST_NAME = 127;
    private static final long POLL_MILLIS = 200;
    private static final String READERS = "GODWIT_READER";

    private final DataSource source;
    private final OptionSet options;
    private final Administration administration;

    RocketMqQueue(DataSource source, OptionSet options, Administration administration) {
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

    /** RocketMQ's own rule for names of topics (TopicValidator). */
    @Override
    public Optional<String> badName(String topic) {
        if (topic.isBlank()) {
            return Optional.of("it is empty");
        }
        if (topic.length() > LONGEST_NAME) {
            return Optional.of("it has more than " + LONGEST_NAME + " characters");
        }
        return topic.matches("[%|A-Za-z0-9_-]+") ? Optional.empty() : Optional.of("it has other characters than letters, digits, hyphen, underscore, | and %");
    }

    @Override
    public List<Place> ends(Collection<String> topics, CancelToken cancel) throws GodwitException {
        return administration.ends(topics, cancel);
    }

    @Override
    public Sink open(CancelToken cancel) throws GodwitException {
        return RocketMqSink.open(source, options, administration);
    }

    @Override
    public void read(String topic, Collection<Place> from, Duration patience, Reader reader, CancelToken cancel) throws GodwitException {
        Map<Integer, Long> starts = new HashMap<>();
        administration.beginnings(topic, cancel).forEach(p -> starts.put(p.partition(), p.offset()));
        if (starts.isEmpty()) {
            throw new GodwitException(RocketMqError.NO_TOPIC, topic);
        }
        from.stream().filter(p -> p.topic().equals(topic)).forEach(p -> starts.computeIfPresent(p.partition(), (k, first) -> Math.max(first, p.offset())));
        var queues = administration.queues(topic, cancel);
        DefaultLitePullConsumer consumer = ClientConfigs.set(new DefaultLitePullConsumer(READERS, ClientConfigs.signature(source)), source);
        consumer.setAutoCommit(false);
        try {
            consumer.start();
            consumer.assign(queues);
            for (int i = 0; i < queues.size(); i++) {
                consumer.seek(queues.get(i), starts.get(i));
            }
            poll(consumer, queues, patience, reader, cancel);
        } catch (MQClientException e) {
            throw Failures.of(e, topic);
        } finally {
            consumer.shutdown();
        }
    }

    private static void poll(DefaultLitePullConsumer consumer, List<org.apache.rocketmq.common.message.MessageQueue> queues, Duration patience, Reader reader, CancelToken cancel) throws GodwitException {
        long last = System.nanoTime();
        while (System.nanoTime() - last < patience.toNanos()) {
            cancel.check();
            for (MessageExt each : consumer.poll(POLL_MILLIS)) {
                last = System.nanoTime();
                int partition = queues.indexOf(new org.apache.rocketmq.common.message.MessageQueue(each.getTopic(), each.getBrokerName(), each.getQueueId()));
                Optional<byte[]> key = Optional.ofNullable(each.getKeys()).filter(k -> !k.isEmpty()).map(Keys::decode);
                if (!reader.take(new Received(new Place(each.getTopic(), partition, each.getQueueOffset()), each.getStoreTimestamp(), key, each.getBody()))) {
                    return;
                }
            }
        }
    }
}
