package org.godwit.schema.mysql.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;

/** Writes and reads a follower's state as JSON. Without state. */
final class StateText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StateText() {
    }

    static String write(FollowerState state) {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode tables = root.putArray("tables");
        state.tables().values().forEach(t -> TableText.write(t, tables.addObject()));
        ArrayNode mappings = root.putArray("mappings");
        state.mappings().values().forEach(m -> mapping(m, mappings.addObject()));
        ArrayNode constraints = root.putArray("constraints");
        new TreeMap<>(state.constraints()).forEach((table, names) -> {
            ObjectNode node = constraints.addObject();
            TableText.name(table, node.putObject("table"));
            map(names, node.putObject("names"));
        });
        ArrayNode shadows = root.putArray("shadows");
        state.shadows().forEach((name, shadow) -> {
            ObjectNode node = shadows.addObject();
            TableText.name(name, node.putObject("name"));
            TableText.name(shadow.original(), node.putObject("original"));
            TableText.write(shadow.altered().table(), node.putObject("table"));
            map(shadow.altered().origins(), node.putObject("origins"));
        });
        ObjectNode databases = root.putObject("databases");
        state.databases().forEach((name, pair) -> databases.putObject(name).put("charset", pair.charset()).put("collation", pair.collation()));
        return root.toString();
    }

    private static void map(Map<String, String> values, ObjectNode node) {
        new TreeMap<>(values).forEach(node::put);
    }

    private static void mapping(TableMapping mapping, ObjectNode node) {
        TableText.name(mapping.source(), node.putObject("source"));
        TableText.name(mapping.target(), node.putObject("target"));
        mapping.rowFilter().ifPresent(f -> node.put("rowFilter", f));
        ArrayNode columns = node.putArray("columns");
        mapping.columns().forEach(c -> columns.addObject().put("source", c.source()).put("target", c.target()));
    }

    static FollowerState read(String text) throws GodwitException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new GodwitException(FollowError.STATE, e, "no JSON");
        }
        if (root.path("version").asInt() != VERSION) {
            throw new GodwitException(FollowError.STATE, "version " + root.path("version").asText("unknown"));
        }
        try {
            return state(root);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new GodwitException(FollowError.STATE, e, String.valueOf(e.getMessage()));
        }
    }

    private static FollowerState state(JsonNode root) {
        FollowerState state = new FollowerState();
        root.required("tables").forEach(n -> {
            org.godwit.core.model.TableDef table = TableText.read(n);
            state.tables().put(table.name(), table);
        });
        root.required("mappings").forEach(n -> {
            TableMapping mapping = mapping(n);
            state.mappings().put(mapping.source(), mapping);
        });
        root.required("constraints").forEach(n -> state.constraints().put(TableText.name(n.required("table")), map(n.required("names"))));
        root.required("shadows").forEach(n -> {
            ObjectName name = TableText.name(n.required("name"));
            state.shadows().put(name, new FollowerState.Shadow(TableText.name(n.required("original")), new Altered(TableText.read(n.required("table")), map(n.required("origins")))));
        });
        root.required("databases").properties()
                .forEach(e -> state.databases().put(e.getKey(), new Charsets.Pair(e.getValue().required("charset").asText(), e.getValue().required("collation").asText())));
        return state;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> values = new HashMap<>();
        node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }

    private static TableMapping mapping(JsonNode node) {
        List<TableMapping.ColumnMapping> columns = new ArrayList<>();
        node.required("columns").forEach(c -> columns.add(new TableMapping.ColumnMapping(c.required("source").asText(), c.required("target").asText())));
        return new TableMapping(TableText.name(node.required("source")), TableText.name(node.required("target")), node.has("rowFilter") ? Optional.of(node.get("rowFilter").asText()) : Optional.empty(),
                columns);
    }
}
