package org.godwit.connector.rocketmq;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one queue of a topic, and the one batch of it that is on its way. How much waits is bounded by whoever sends. Thread-safe. */
final class Lane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int BATCH_MESSAGES = 512;
    /** What a message takes in a batch besides its body, about. */
    private static final int OVERHEAD = 128;
    /**
     * Before a batch is sent again: longer than a request that is already there may wait to be worked on (RocketMQ: waitTimeMillsInSendQueue, 200 ms), so that it cannot be stored behind what comes later.
     */
    private static final long AGAIN_MILLIS = 1_000;

    private final DefaultMQProducer producer;
    private final MessageQueue queue;
    private final int partition;
    private final Limits limits;
    private final ExecutorService workers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean working;
    private boolean told;

    /** How much is sent at once, and after what time a broker that does not answer is asked again. */
    record Limits(int batchBytes, int timeoutMillis) {
    }

    /** A message and who wants to know what became of it. */
    private record Waiting(Message message, Receipt receipt) {
    }

    /** @param partition our number of the queue */
    Lane(DefaultMQProducer producer, MessageQueue queue, int partition, Limits limits, ExecutorService workers) {
        this.producer = producer;
        this.queue = queue;
        this.partition = partition;
        this.limits = limits;
        this.workers = workers;
    }

    void add(Message message, Receipt receipt) {
        boolean start;
        synchronized (waiting) {
            waiting.add(new Waiting(message, receipt));
            start = !working;
            working = true;
        }
        if (start) {
            submit();
        }
    }

    private void submit() {
        try {
            workers.execute(this);
        } catch (RejectedExecutionException e) {
            LOG.debug("the sink is closed; {} keeps what it has", queue);
        }
    }

    /** Sends one batch; more take their turn behind other queues. */
    @Override
    public void run() {
        List<Waiting> batch = take();
        try {
            sendWhole(batch);
        } catch (InterruptedException e) {
            // the sink is closed: what has no receipt is given up
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            GodwitException failure = Failures.of(e, queue.getTopic());
            batch.forEach(w -> w.receipt().refused(failure));
        }
        boolean more;
        synchronized (waiting) {
            more = !waiting.isEmpty();
            working = more;
        }
        if (more) {
            submit();
        }
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        int bytes = 0;
        synchronized (waiting) {
            while (!waiting.isEmpty() && batch.size() < BATCH_MESSAGES) {
                int size = waiting.getFirst().message().getBody().length + OVERHEAD;
                if (!batch.isEmpty() && bytes + size > limits.batchBytes()) {
                    break;
                }
                bytes += size;
                batch.add(waiting.removeFirst());
            }
        }
        return batch;
    }

    private void sendWhole(List<Waiting> batch) throws InterruptedException {
        while (true) {
            try {
                SendResult result = batch.size() == 1
                        ? producer.send(batch.getFirst().message(), queue, limits.timeoutMillis())
                        : producer.send(batch.stream().map(Waiting::message).toList(), queue, limits.timeoutMillis());
                if (result.getSendStatus() == SendStatus.SEND_OK) {
                    told = false;
                    acknowledge(batch, result.getQueueOffset());
                    return;
                }
                // it is stored, but not as safely as the broker is set to store it
                again(result.getSendStatus().name());
            } catch (MQBrokerException | MQClientException | RemotingException e) {
                if (Failures.isTooLarge(e)) {
                    tooLarge(batch, e);
                    return;
                }
                GodwitException failure = Failures.of(e, queue.getTopic());
                if (failure.problem().category() != Category.TRANSIENT) {
                    batch.forEach(w -> w.receipt().refused(failure));
                    return;
                }
                again(failure.problem().message());
            }
        }
    }

    private void again(String why) throws InterruptedException {
        if (!told) {
            told = true;
            LOG.warn("{} is sent to again: {}", queue, why);
        }
        TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
    }

    private void acknowledge(List<Waiting> batch, long first) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receipt().acknowledged(new Place(queue.getTopic(), partition, first + i));
        }
    }

    /** Of a batch only some may be too large. */
    private void tooLarge(List<Waiting> batch, Exception e) throws InterruptedException {
        if (batch.size() == 1) {
            batch.getFirst().receipt().tooLarge(Failures.reason(e));
            return;
        }
        for (Waiting each : batch) {
            sendWhole(List.of(each));
        }
    }
}
