package org.godwit.tests.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** Reads a topic with RocketMQ's consumer. */
final class RocketMqFeed implements Received.Feed {
    private static final Duration QUIET = Duration.ofMillis(600);
    /** A call returns after about so long, also while more and more comes. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private final String address;
    private final String topic;
    private DefaultLitePullConsumer consumer;
    private final Map<String, Long> next = new HashMap<>();

    RocketMqFeed(String address, String topic) {
        this.address = address;
        this.topic = topic;
    }

    static Received open(String address, String topic) {
        return new Received(new RocketMqFeed(address, topic));
    }

    @Override
    public void read(Received.Taker taker) throws IOException {
        if (consumer == null && !begin()) {
            return;
        }
        long end = System.nanoTime() + TURN.toNanos();
        for (List<MessageExt> some = consumer.poll(QUIET.toMillis()); !some.isEmpty(); some = System.nanoTime() < end ? consumer.poll(QUIET.toMillis()) : List.of()) {
            for (MessageExt each : some) {
                String queue = each.getBrokerName() + " " + each.getQueueId();
                if (next.getOrDefault(queue, 0L) != each.getQueueOffset()) {
                    throw new IOException(queue + " goes on at " + each.getQueueOffset() + " instead of " + next.get(queue));
                }
                next.put(queue, each.getQueueOffset() + 1);
                taker.take(each.getQueueId(), each.getKeys(), each.getBody());
            }
        }
    }

    private boolean begin() throws IOException {
        DefaultLitePullConsumer made = new DefaultLitePullConsumer("tests");
        made.setNamesrvAddr(address);
        made.setInstanceName(UUID.randomUUID().toString());
        made.setPollNameServerInterval(1000);
        made.setAutoCommit(false);
        try {
            made.start();
            Collection<MessageQueue> queues = made.fetchMessageQueues(topic);
            made.assign(queues);
            for (MessageQueue queue : queues) {
                made.seek(queue, 0);
            }
            consumer = made;
            return true;
        } catch (MQClientException e) {
            // there is no such topic yet
            made.shutdown();
            return false;
        }
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.shutdown();
        }
    }
}
