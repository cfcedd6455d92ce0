package org.godwit.transfer.message.read;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.transfer.message.format.SerializerType;

/** Reads messages of each layout (OMS: data formats). Without state. */
public final class MessageReader {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final String TYPES = "__light_type";

    private MessageReader() {
    }

    /** The layout that a message seems to have; empty when it is none of ours. */
    public static Optional<SerializerType> guess(byte[] message) {
        if (AvroMessage.is(message)) {
            return Optional.of(SerializerType.AVRO);
        }
        JsonNode node;
        try {
            node = JSON.readTree(message);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (node.has("recordType")) {
            boolean typed = node.path("postStruct").has(TYPES) || node.path("prevStruct").has(TYPES);
            return Optional.of(typed ? SerializerType.DEFAULT_WITH_SCHEMA : SerializerType.DEFAULT);
        }
        if (node.has("isDdl")) {
            return Optional.of(SerializerType.CANAL);
        }
        if (node.has("version") && node.has("payload")) {
            return Optional.of(SerializerType.DATAWORKS_V2);
        }
        if (node.has("meta")) {
            return Optional.of(SerializerType.SHAREPLEX);
        }
        if (node.has("payload")) {
            return Optional.of(SerializerType.DEBEZIUM);
        }
        if (node.has("op")) {
            return Optional.of(SerializerType.DEBEZIUMFLATTEN);
        }
        if (node.has("commit") && node.has("xid")) {
            return Optional.of(SerializerType.MAXWELL);
        }
        return node.has("__deleted") ? Optional.of(SerializerType.DEBEZIUMSMT) : Optional.empty();
    }

    /** A message as text, for people: what is no text itself is told as JSON. */
    public static String text(byte[] message) {
        if (!AvroMessage.is(message)) {
            return new String(message, StandardCharsets.UTF_8);
        }
        try {
            return AvroMessage.decode(message).toString();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** @throws IOException when it has not the layout */
    public static ReadMessage read(SerializerType type, byte[] message) throws IOException {
        if (type == SerializerType.AVRO) {
            return AvroMessage.read(message);
        }
        JsonNode node = JSON.readTree(message);
        if (!node.isObject()) {
            throw new IOException("the message is no JSON object");
        }
        return switch (type) {
            case DEFAULT, DEFAULT_WITH_SCHEMA -> plain(node);
            case CANAL -> canal(node);
            case DATAWORKS_V2 -> dataworks(node);
            case SHAREPLEX -> sharePlex(node);
            case DEBEZIUM -> debezium(node.path("payload"), node.path("schema").has("name") ? ValueForm.CONNECT : ValueForm.DEBEZIUM);
            case DEBEZIUMFLATTEN -> debezium(node, ValueForm.DEBEZIUM);
            case DEBEZIUMSMT -> smt(node);
            case MAXWELL -> maxwell(node);
            case AVRO -> throw new IOException("the message is no Avro container");
        };
    }

    private static ReadMessage plain(JsonNode node) {
        JsonNode meta = node.path("allMetaData");
        boolean ddl = node.path("recordType").asText().equals("DDL");
        Optional<String> statement = ddl ? Optional.of(node.path("postStruct").path("ddl").asText()) : Optional.empty();
        return new ReadMessage(node.path("recordType").asText(), table(meta.path("db").asText(""), meta.path("table_name").asText("")), seconds(meta.path("timestamp"), 1), row(node.path("prevStruct")),
                ddl ? Map.of() : row(node.path("postStruct")), statement, ValueForm.COMMON);
    }

    private static ReadMessage canal(JsonNode node) {
        boolean ddl = node.path("isDdl").asBoolean();
        String type = node.path("type").asText();
        Map<String, Optional<String>> data = row(node.path("data").path(0));
        Map<String, Optional<String>> old = new LinkedHashMap<>(type.equals("UPDATE") ? data : Map.of());
        old.putAll(row(node.path("old").path(0)));
        return new ReadMessage(ddl ? "DDL" : type, table(node.path("database").asText(), node.path("table").asText()), seconds(node.path("es"), 1000), type.equals("DELETE") ? data : old,
                type.equals("DELETE") ? Map.of() : data, ddl ? Optional.of(node.path("sql").asText()) : Optional.empty(), ValueForm.COMMON);
    }

    private static ReadMessage dataworks(JsonNode node) {
        JsonNode source = node.path("schema").path("source");
        JsonNode payload = node.path("payload");
        Optional<String> statement = Optional.of(payload.path("ddl").path("text").asText("")).filter(s -> !s.isEmpty());
        return new ReadMessage(statement.isPresent() ? "DDL" : payload.path("op").asText(), table(source.path("dbName").asText(""), source.path("table").asText("")),
                seconds(payload.path("timestamp").path("eventTime"), 1000), row(payload.path("before").path("data")), row(payload.path("after").path("data")), statement, ValueForm.COMMON);
    }

    private static ReadMessage sharePlex(JsonNode node) {
        String op = node.path("meta").path("op").asText();
        Map<String, Optional<String>> data = row(node.path("data"));
        Map<String, Optional<String>> key = row(node.path("key"));
        Map<String, Optional<String>> after = new LinkedHashMap<>(op.equals("upd") ? key : Map.of());
        after.putAll(data);
        String operation = switch (op) {
            case "ins" -> "INSERT";
            case "upd" -> "UPDATE";
            case "del" -> "DELETE";
            default -> op.toUpperCase(Locale.ROOT);
        };
        boolean deleted = op.equals("del");
        return new ReadMessage(operation, node.path("meta").path("table").asText(), OptionalLong.empty(), deleted ? data : key, deleted ? Map.of() : after,
                Optional.of(node.path("sql").path("ddl").asText("")).filter(s -> !s.isEmpty()), ValueForm.COMMON);
    }

    private static ReadMessage debezium(JsonNode node, ValueForm form) {
        JsonNode source = node.path("source");
        return new ReadMessage(operation(node.path("op").asText()), table(source.path("db").asText(""), source.path("table").asText("")), seconds(source.path("ts_ms"), 1000), row(node.path("before")), row(node.path("after")),
                Optional.empty(), form);
    }

    /** Of the Debezium family. */
    static String operation(String op) {
        return switch (op) {
            case "c", "r" -> "INSERT";
            case "u" -> "UPDATE";
            case "d" -> "DELETE";
            default -> op;
        };
    }

    private static ReadMessage smt(JsonNode node) {
        Map<String, Optional<String>> row = row(node);
        boolean deleted = Optional.of("true").equals(row.remove("__deleted"));
        return new ReadMessage(deleted ? "DELETE" : "UPSERT", "", OptionalLong.empty(), deleted ? row : Map.of(), deleted ? Map.of() : row, Optional.empty(), ValueForm.DEBEZIUM);
    }

    private static ReadMessage maxwell(JsonNode node) {
        String type = node.path("type").asText();
        boolean deleted = type.equals("delete");
        Optional<String> statement = Optional.of(node.path("sql").asText("")).filter(s -> !s.isEmpty() && !s.equals("null"));
        return new ReadMessage(statement.isPresent() ? "DDL" : type.toUpperCase(Locale.ROOT), table(node.path("database").asText(), node.path("table").asText()), seconds(node.path("ts"), 1),
                deleted ? row(node.path("data")) : row(node.path("old")), deleted ? Map.of() : row(node.path("data")), statement, ValueForm.MAXWELL);
    }

    private static String table(String database, String table) {
        return database.isEmpty() ? table : database + "." + table;
    }

    private static OptionalLong seconds(JsonNode time, int perSecond) {
        return time.isMissingNode() || time.isNull() ? OptionalLong.empty() : OptionalLong.of(time.asLong() / perSecond);
    }

    private static Map<String, Optional<String>> row(JsonNode image) {
        Map<String, Optional<String>> row = new LinkedHashMap<>();
        image.properties().stream().filter(f -> !f.getKey().equals(TYPES)).forEach(f -> row.put(f.getKey(), text(f.getValue())));
        return row;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.isTextual() ? value.textValue() : value.toString());
    }
}
