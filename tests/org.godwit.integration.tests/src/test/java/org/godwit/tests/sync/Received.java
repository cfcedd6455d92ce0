package org.godwit.tests.sync;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a consumer makes of a topic of messages in the Default layout that it reads from the beginning, with the queue's own client and nothing of ours in between. Each row counts its changes in
 * {@code n}: of a key's changes, what is new must be the next number, what is not new was there before. The first of them lies before what the full import read, or right behind it. Keeps what the
 * messages amount to, not the messages. Used by one thread.
 */
final class Received implements AutoCloseable {
    /** Keeps 1.00 apart from 1.0, as the source does. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    /** Reads a topic with the queue's own client. */
    interface Feed extends AutoCloseable {
        /** Hands over everything that came since the last call and is there now; nothing while there is no topic. */
        void read(Taker taker) throws IOException;

        @Override
        void close();
    }

    /** Takes a message. */
    @FunctionalInterface
    interface Taker {
        void take(int partition, String key, byte[] value) throws IOException;
    }

    private final Feed feed;
    private final Map<Integer, JsonNode> table = new TreeMap<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<String, Integer> read = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> statements = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long messages;
    private long changes;
    private long repeated;

    Received(Feed feed) {
        this.feed = feed;
    }

    /** Takes up what came meanwhile. */
    Received more() throws IOException {
        feed.read(this::take);
        return this;
    }

    private void take(int partition, String key, byte[] value) throws IOException {
        messages++;
        JsonNode content = JSON.readTree(value);
        String type = content.path("recordType").asText();
        if (type.equals("DDL")) {
            statements.add(content.path("postStruct").path("ddl").asText());
            return;
        }
        JsonNode row = content.path(content.path("postStruct").isNull() ? "prevStruct" : "postStruct");
        if (type.equals("DELETE")) {
            table.remove(row.path("id").asInt());
        } else {
            table.put(row.path("id").asInt(), row);
        }
        Integer before = partitions.putIfAbsent(key, partition);
        check(before == null || before == partition, "key " + key + " is in partitions " + before + " and " + partition);
        String sequence = content.path("allMetaData").path("storeDataSequence").asText("");
        if (sequence.isEmpty()) {
            read.merge(key, row.path("n").asInt(), Math::max);
        } else {
            changed(key, type, row.path("n").asInt(), sequence);
        }
    }

    private void changed(String key, String type, int n, String sequence) {
        changes++;
        if (!seen.add(sequence + " " + key + " " + type)) {
            repeated++;
        }
        int before = last.getOrDefault(key, type.equals("INSERT") ? n - 1 : Math.min(n - 1, read.getOrDefault(key, -1)));
        check(n <= before + 1, type + " of key " + key + " has n " + n + " behind " + before);
        last.put(key, Math.max(before, n));
    }

    private void check(boolean right, String fault) {
        if (!right && faults.size() < 10) {
            faults.add(fault);
        }
    }

    /** All messages so far. */
    long messages() {
        return messages;
    }

    /** Messages of changes, not of rows that the full import read. */
    long changes() {
        return changes;
    }

    /** Messages of changes that came more than once. */
    long repeated() {
        return repeated;
    }

    List<String> statements() {
        return statements;
    }

    Set<Integer> partitions() {
        return new TreeSet<>(partitions.values());
    }

    /** The table as whoever applies the messages one after the other has it, by key, as {@link Counting#table} has it. */
    Map<Integer, String> table(String... columns) {
        Map<Integer, String> text = new TreeMap<>();
        table.forEach((id, row) -> {
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(row.path(column).isNull() ? null : row.path(column).asText());
            }
            text.put(id, values.toString());
        });
        return text;
    }

    void assertOrder() {
        assertThat(faults).as("order of keys").isEmpty();
    }

    @Override
    public void close() {
        feed.close();
    }
}
