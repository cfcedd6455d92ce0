package org.godwit.connector.rocketmq;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Message;
import org.godwit.core.spi.MessageQueue.Receipt;
import org.godwit.core.spi.MessageQueue.Sink;
import org.godwit.core.thread.EngineThreads;

/**
 * Sends to each queue one batch after the other, the next when the one before is acknowledged: that keeps each queue's order. RocketMQ has no producer that brokers recognise, so a batch whose answer was
 * lost is sent again and may lie there twice. The sink never gives up by itself; who wants to stop closes it. Thread-safe.
 */
final class RocketMqSink implements Sink {
    /** How large a message may be is for the broker to say. */
    private static final int LARGEST_MESSAGE = 128 << 20;

    private final DefaultMQProducer producer;
    private final Administration administration;
    private final Lane.Limits limits;
    private final ExecutorService workers;
    private final Map<String, List<Lane>> lanes = new ConcurrentHashMap<>();
    private final String tags;

    private RocketMqSink(DefaultMQProducer producer, Administration administration, OptionSet options) {
        this.producer = producer;
        this.administration = administration;
        this.limits = new Lane.Limits(options.get(RocketMqOptions.BATCH_SIZE), options.get(RocketMqOptions.SEND_TIMEOUT));
        this.workers = EngineThreads.pool("rocketmq", "send", options.get(RocketMqOptions.WORKERS));
        this.tags = options.get(RocketMqOptions.TAGS);
    }

    static RocketMqSink open(DataSource source, OptionSet options, Administration administration) throws GodwitException {
        DefaultMQProducer producer = ClientConfigs.set(new DefaultMQProducer(options.get(RocketMqOptions.PRODUCER_GROUP), ClientConfigs.signature(source)), source);
        producer.setMaxMessageSize(LARGEST_MESSAGE);
        producer.setRetryTimesWhenSendFailed(0);
        try {
            producer.start();
        } catch (MQClientException e) {
            throw Failures.of(e, ClientConfigs.servers(source));
        }
        return new RocketMqSink(producer, administration, options);
    }

    @Override
    public void send(Message message, Receipt receipt, CancelToken cancel) throws GodwitException {
        cancel.check();
        List<Lane> known = lanes.get(message.topic());
        List<Lane> queues = known == null ? lanes(message.topic(), cancel) : known;
        int queue = message.partition().orElseGet(() -> message.key().map(k -> Keys.queue(k, queues.size())).orElse(0));
        if (queue >= queues.size()) {
            throw new GodwitException(RocketMqError.NO_QUEUE, message.topic(), queues.size(), queue);
        }
        org.apache.rocketmq.common.message.Message made = new org.apache.rocketmq.common.message.Message(message.topic(), tags, message.value());
        message.key().map(Keys::encode).filter(k -> !k.isEmpty()).ifPresent(made::setKeys);
        queues.get(queue).add(made, receipt);
    }

    /** The queues of a topic are looked up once: a key must not move while messages of it may be on their way. */
    private List<Lane> lanes(String topic, CancelToken cancel) throws GodwitException {
        var queues = administration.queues(topic, cancel);
        if (queues.isEmpty()) {
            throw new GodwitException(RocketMqError.NO_TOPIC, topic);
        }
        return lanes.computeIfAbsent(topic, t -> java.util.stream.IntStream.range(0, queues.size()).mapToObj(i -> new Lane(producer, queues.get(i), i, limits, workers)).toList());
    }

    @Override
    public void flush() {
        // nothing is collected: a queue that has nothing on its way takes a message at once
    }

    @Override
    public void close() {
        workers.shutdownNow();
        producer.shutdown();
    }
}
