package org.godwit.transfer.incr.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrPosition;

/**
 * What a lane writes to the target with each batch: {@code {"batch":n,"from":{…},"to":{…},"lanes":n,"time":seconds}}. Immutable.
 *
 * @param batch counts the batches of a job, also over restarts
 * @param lanes into how many lanes the batch was cut
 * @param seconds Unix time when it was written
 */
record CheckpointText(long batch, IncrPosition from, IncrPosition to, int lanes, long seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        ObjectNode node = JSON.createObjectNode();
        node.put("batch", batch);
        node.set("from", place(from));
        node.set("to", place(to));
        node.put("lanes", lanes);
        node.put("time", seconds);
        return node.toString();
    }

    static CheckpointText parse(String job, String text) throws GodwitException {
        try {
            JsonNode node = JSON.readTree(text);
            return new CheckpointText(node.required("batch").asLong(), place(node.required("from")), place(node.required("to")), node.required("lanes").asInt(), node.required("time").asLong());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new GodwitException(IncrError.CHECKPOINT, e, job, "one is not readable");
        }
    }

    private static ObjectNode place(IncrPosition position) {
        ObjectNode node = JSON.createObjectNode();
        node.put("log", position.log().text());
        node.put("seconds", position.log().seconds());
        if (position.changes() > 0) {
            node.put("skip", position.changes());
        }
        return node;
    }

    private static IncrPosition place(JsonNode node) {
        return new IncrPosition(new LogPosition(node.required("log").asText(), node.required("seconds").asLong()), node.path("skip").asLong(0));
    }
}
