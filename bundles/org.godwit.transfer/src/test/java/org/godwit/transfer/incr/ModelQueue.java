package org.godwit.transfer.incr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue;

/** A queue in memory whose partitions acknowledge late and each at its own pace, and whose sinks die with what was handed over either taken or not. */
final class ModelQueue implements MessageQueue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final int partitions;
    private final Random random;
    private final Map<String, List<List<JsonNode>>> topics = new TreeMap<>();
    private int messagesLeft;

    ModelQueue(Random random) {
        this.random = random;
        this.partitions = 1 + random.nextInt(4);
    }

    /** Whoever sends more messages than this dies. */
    void liveFor(int messages) {
        messagesLeft = messages;
    }

    /** All messages of a topic, partition by partition. */
    synchronized List<List<JsonNode>> messages(String topic) {
        return topics.getOrDefault(topic, List.of());
    }

    synchronized long count() {
        return topics.values().stream().flatMap(List::stream).mapToLong(List::size).sum();
    }

    @Override
    public synchronized List<String> topics(CancelToken cancel) {
        return List.copyOf(topics.keySet());
    }

    @Override
    public synchronized List<Topic> describe(Collection<String> names, CancelToken cancel) {
        return names.stream().filter(topics::containsKey).map(n -> new Topic(n, partitions, 1, Map.of())).toList();
    }

    @Override
    public synchronized void create(Collection<Topic> wanted, CancelToken cancel) {
        wanted.forEach(t -> topics.computeIfAbsent(t.name(), n -> {
            List<List<JsonNode>> empty = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                empty.add(new ArrayList<>());
            }
            return empty;
        }));
    }

    @Override
    public Optional<String> badName(String topic) {
        return Optional.empty();
    }

    @Override
    public synchronized List<Place> ends(Collection<String> names, CancelToken cancel) {
        List<Place> ends = new ArrayList<>();
        for (String name : names) {
            List<List<JsonNode>> topic = topics.getOrDefault(name, List.of());
            for (int i = 0; i < topic.size(); i++) {
                ends.add(new Place(name, i, topic.get(i).size()));
            }
        }
        return ends;
    }

    @Override
    public Sink open(CancelToken cancel) {
        return new ModelSink();
    }

    @Override
    public void read(String topic, Collection<Place> from, Duration patience, Reader reader, CancelToken cancel) {
        throw new AssertionError("nobody reads here");
    }

    /** A message that waits to be taken. */
    private record Waiting(Message message, int partition, Receipt receipt) {
    }

    private final class ModelSink implements Sink {
        /** By topic and partition, each in its order. */
        private final Map<String, Deque<Waiting>> waiting = new TreeMap<>();
        private final Thread server = Thread.ofPlatform().daemon().start(this::serve);
        private boolean closed;

        @Override
        public void send(Message message, Receipt receipt, CancelToken cancel) throws GodwitException {
            synchronized (ModelQueue.this) {
                if (messagesLeft-- <= 0) {
                    throw new GodwitException(org.godwit.core.error.CoreError.UNEXPECTED, "the sink", "died");
                }
                int partition = message.partition().orElseGet(() -> Math.floorMod(Arrays.hashCode(message.key().orElseThrow()), partitions));
                waiting.computeIfAbsent(message.topic() + ":" + partition, k -> new ArrayDeque<>()).add(new Waiting(message, partition, receipt));
            }
        }

        private void serve() {
            while (true) {
                synchronized (ModelQueue.this) {
                    if (closed) {
                        return;
                    }
                    List<Deque<Waiting>> busy = waiting.values().stream().filter(q -> !q.isEmpty()).toList();
                    if (!busy.isEmpty()) {
                        take(busy.get(random.nextInt(busy.size())), true);
                    }
                }
                Thread.onSpinWait();
            }
        }

        private void take(Deque<Waiting> queue, boolean acknowledged) {
            Waiting next = queue.remove();
            List<JsonNode> partition = topics.get(next.message().topic()).get(next.partition());
            try {
                partition.add(JSON.readTree(next.message().value()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            if (acknowledged) {
                next.receipt().acknowledged(new Place(next.message().topic(), next.partition(), partition.size() - 1L));
            }
        }

        @Override
        public void flush() {
            // taken as fast as it goes
        }

        /** Some of what was handed over is taken nevertheless, though nobody hears of it. */
        @Override
        public void close() {
            synchronized (ModelQueue.this) {
                closed = true;
                for (Deque<Waiting> queue : waiting.values()) {
                    for (int left = random.nextInt(queue.size() + 1); left > 0; left--) {
                        take(queue, false);
                    }
                }
            }
            try {
                server.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
