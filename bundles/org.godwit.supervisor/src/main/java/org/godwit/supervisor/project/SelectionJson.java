package org.godwit.supervisor.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.TableMapping;

/**
 * A selection in the form of OMS's {@code transferMapping}: {@code mode}, {@code databases} with tables and views and their mapped names, or white and black list of rules. A database whose
 * objects go to several databases is listed once for each. Without state.
 */
public final class SelectionJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SelectionJson() {
    }

    public static ObjectNode write(ObjectSelection selection) {
        ObjectNode node = MAPPER.createObjectNode();
        switch (selection) {
            case ObjectSelection.Specific specific -> writeSpecific(specific, node);
            case ObjectSelection.Wildcard wildcard -> {
                node.put("mode", "WILDCARD");
                node.set("tableAndViewWhiteList", MAPPER.valueToTree(wildcard.include()));
                node.set("tableAndViewBlackList", MAPPER.valueToTree(wildcard.exclude()));
            }
        }
        return node;
    }

    private static void writeSpecific(ObjectSelection.Specific specific, ObjectNode node) {
        node.put("mode", "SPECIFIC");
        ArrayNode databases = node.putArray("databases");
        Map<List<String>, ObjectNode> bySchemas = new LinkedHashMap<>();
        for (TableMapping table : specific.tables()) {
            ObjectNode entry = named(database(databases, bySchemas, table.source(), table.target()).withArray("tables"), table.source(), table.target());
            table.rowFilter().ifPresent(f -> entry.put("whereClause", f));
            for (TableMapping.ColumnMapping column : table.columns()) {
                entry.withArray("columns").addObject().put("columnName", column.source()).put("mappedName", column.target());
            }
        }
        for (ViewMapping view : specific.views()) {
            named(database(databases, bySchemas, view.source(), view.target()).withArray("views"), view.source(), view.target());
        }
    }

    private static ObjectNode database(ArrayNode databases, Map<List<String>, ObjectNode> bySchemas, ObjectName source, ObjectName target) {
        return bySchemas.computeIfAbsent(List.of(source.schema(), target.schema()), k -> databases.addObject().put("name", source.schema()).put("mappedName", target.schema()));
    }

    private static ObjectNode named(ArrayNode list, ObjectName source, ObjectName target) {
        return list.addObject().put("name", source.name()).put("mappedName", target.name());
    }

    /** @throws IllegalArgumentException with the reason, for people */
    public static ObjectSelection read(JsonNode node) {
        return switch (node.path("mode").asText("")) {
            case "SPECIFIC" -> readSpecific(node);
            case "WILDCARD" -> new ObjectSelection.Wildcard(texts(node, "tableAndViewWhiteList"), texts(node, "tableAndViewBlackList"));
            default -> throw new IllegalArgumentException("objects.mode is neither SPECIFIC nor WILDCARD");
        };
    }

    private static ObjectSelection readSpecific(JsonNode node) {
        List<TableMapping> tables = new ArrayList<>();
        List<ViewMapping> views = new ArrayList<>();
        for (JsonNode database : node.path("databases")) {
            String schema = required(database, "name");
            String mapped = database.path("mappedName").asText(schema);
            for (JsonNode table : database.path("tables")) {
                String name = required(table, "name");
                tables.add(new TableMapping(new ObjectName(schema, name), new ObjectName(mapped, table.path("mappedName").asText(name)),
                        Optional.of(table.path("whereClause").asText("")).filter(f -> !f.isBlank()), columns(table)));
            }
            for (JsonNode view : database.path("views")) {
                String name = required(view, "name");
                views.add(new ViewMapping(new ObjectName(schema, name), new ObjectName(mapped, view.path("mappedName").asText(name))));
            }
        }
        return new ObjectSelection.Specific(tables, views);
    }

    private static List<TableMapping.ColumnMapping> columns(JsonNode table) {
        List<TableMapping.ColumnMapping> columns = new ArrayList<>();
        for (JsonNode column : table.path("columns")) {
            String name = required(column, "columnName");
            columns.add(new TableMapping.ColumnMapping(name, column.path("mappedName").asText(name)));
        }
        return columns;
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static String required(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing in objects.databases");
        }
        return text;
    }
}
