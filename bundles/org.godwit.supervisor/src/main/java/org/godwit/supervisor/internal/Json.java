package org.godwit.supervisor.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/** JSON in columns of the rm database. What somebody broke by hand reads as empty where that is harmless. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private Json() {
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object; an empty one when the text is not a JSON object. */
    public static ObjectNode lenient(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode node ? node : object();
        } catch (JsonProcessingException e) {
            org.slf4j.LoggerFactory.getLogger(Json.class).debug("not JSON, read as empty", e);
            return object();
        }
    }

    public static String write(Object value) throws GodwitException {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "writing JSON", e.getOriginalMessage());
        }
    }

    public static <T> T read(String text, TypeReference<T> type) throws GodwitException {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "reading JSON of the rm database", e.getOriginalMessage());
        }
    }

    public static Map<String, String> map(String text) throws GodwitException {
        return read(text, new TypeReference<>() {});
    }

    /** Text of a field, empty when it is not there. */
    public static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
