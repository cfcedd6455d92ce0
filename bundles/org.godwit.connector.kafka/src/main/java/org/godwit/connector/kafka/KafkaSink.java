package org.godwit.connector.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.option.OptionSet;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Message;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Receipt;
import org.godwit.core.spi.MessageQueue.Sink;

/**
 * Sends with an idempotent producer: brokers recognise what the client sends once more after a lost answer, and keep each partition's order (Kafka: enable.idempotence). A message counts only when all
 * replicas in sync have it. The client never gives up by itself; who wants to stop closes the sink. Thread-safe.
 */
final class KafkaSink implements Sink {
    /** How long a call may wait for the brokers before it looks whether somebody wants to stop. */
    private static final long LOOK_MILLIS = 500;
    /** A broker drops connections that send more than 100 MB at once (Kafka: socket.request.max.bytes). */
    private static final int LARGEST_REQUEST = 80 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    KafkaSink(DataSource source, OptionSet options) throws GodwitException {
        Map<String, Object> config = ClientConfig.of(source);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LOOK_MILLIS);
        // how large a message may be is for the topic to say, as long as a broker reads the request at all; how much is on its way, for the caller
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.MAX_VALUE / 2);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, options.get(KafkaOptions.BATCH_SIZE));
        config.put(ProducerConfig.LINGER_MS_CONFIG, options.get(KafkaOptions.LINGER));
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.get(KafkaOptions.COMPRESSION).name().toLowerCase(java.util.Locale.ROOT));
        producer = ClientConfig.make(() -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), ClientConfig.servers(source));
    }

    @Override
    public void send(Message message, Receipt receipt, CancelToken cancel) throws GodwitException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(message.topic(), message.partition().orElse(null), message.key().orElse(null), message.value());
        while (true) {
            cancel.check();
            HandOver handOver = new HandOver(message.topic(), receipt);
            try {
                producer.send(record, handOver);
            } catch (KafkaException | IllegalStateException e) {
                throw Failures.of(e, message.topic());
            }
            if (handOver.isTaken()) {
                return;
            }
        }
    }

    @Override
    public void flush() {
        // the client sends by itself what lingered long enough; its own flush would wait for all answers
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    /** One attempt. When the client has to wait too long for the brokers before it can take a message, it says so at once on the thread of the caller: then the message is handed over once more. */
    private static final class HandOver implements Callback {
        private final String topic;
        private final Receipt receipt;
        private final Thread caller = Thread.currentThread();
        private boolean refusedAtOnce;

        HandOver(String topic, Receipt receipt) {
            this.topic = topic;
            this.receipt = receipt;
        }

        boolean isTaken() {
            return !refusedAtOnce;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            if (failure == null) {
                receipt.acknowledged(new Place(metadata.topic(), metadata.partition(), metadata.offset()));
            } else if (failure instanceof TimeoutException && Thread.currentThread() == caller) {
                refusedAtOnce = true;
            } else if (failure instanceof RecordTooLargeException) {
                receipt.tooLarge(String.valueOf(failure.getMessage()));
            } else {
                receipt.refused(Failures.of(failure, topic));
            }
        }
    }
}
