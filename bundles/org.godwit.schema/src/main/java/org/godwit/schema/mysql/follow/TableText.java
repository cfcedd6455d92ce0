package org.godwit.schema.mysql.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/** Writes and reads a table's definition as JSON. Parts that are not there are left out. Without state. */
final class TableText {
    private TableText() {
    }

    static void name(ObjectName name, ObjectNode node) {
        node.put("schema", name.schema()).put("name", name.name());
    }

    static ObjectName name(JsonNode node) {
        return new ObjectName(node.required("schema").asText(), node.required("name").asText());
    }

    static void write(TableDef table, ObjectNode node) {
        name(table.name(), node);
        node.put("engine", table.engine()).put("charset", table.charset()).put("collation", table.collation()).put("comment", table.comment());
        table.partitioning().ifPresent(p -> node.put("partitioning", p));
        table.autoIncrement().ifPresent(n -> node.put("autoIncrement", n));
        node.put("rows", table.estimatedRows()).put("bytes", table.dataBytes());
        ObjectNode options = node.putObject("options");
        new TreeMap<>(table.options()).forEach(options::put);
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(c -> column(c, columns.addObject()));
        ArrayNode indexes = node.putArray("indexes");
        table.indexes().forEach(i -> index(i, indexes.addObject()));
        ArrayNode keys = node.putArray("foreignKeys");
        table.foreignKeys().forEach(k -> key(k, keys.addObject()));
        ArrayNode checks = node.putArray("checks");
        table.checks().forEach(c -> checks.addObject().put("name", c.name()).put("expression", c.expression()).put("enforced", c.enforced()));
    }

    static TableDef read(JsonNode node) {
        Map<String, String> options = new HashMap<>();
        node.required("options").properties().forEach(e -> options.put(e.getKey(), e.getValue().asText()));
        List<CheckDef> checks = list(node.required("checks"), c -> new CheckDef(c.required("name").asText(), c.required("expression").asText(), c.required("enforced").asBoolean()));
        return new TableDef(name(node), list(node.required("columns"), TableText::column), list(node.required("indexes"), TableText::index), list(node.required("foreignKeys"), TableText::key), checks,
                text(node, "partitioning"), node.required("engine").asText(), node.required("charset").asText(), node.required("collation").asText(), node.required("comment").asText(),
                number(node, "autoIncrement"), node.required("rows").asLong(), node.required("bytes").asLong(), options);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        array.forEach(n -> list.add(element.apply(n)));
        return list;
    }

    private static List<String> strings(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.has(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }

    private static OptionalLong number(JsonNode node, String field) {
        return node.has(field) ? OptionalLong.of(node.get(field).asLong()) : OptionalLong.empty();
    }

    private static void strings(List<String> values, ArrayNode array) {
        values.forEach(array::add);
    }

    private static void column(ColumnDef column, ObjectNode node) {
        node.put("name", column.name()).put("position", column.position()).put("nullable", column.nullable());
        SqlType type = column.type();
        ObjectNode typeNode = node.putObject("type").put("name", type.name()).put("declaration", type.declaration()).put("kind", type.kind().name()).put("unsigned", type.unsigned()).put("zerofill",
                type.zerofill());
        type.length().ifPresent(n -> typeNode.put("length", n));
        type.scale().ifPresent(n -> typeNode.put("scale", n));
        strings(type.members(), typeNode.putArray("members"));
        column.defaultValue().ifPresent(d -> node.put("default", d));
        column.onUpdate().ifPresent(u -> node.put("onUpdate", u));
        column.generated().ifPresent(g -> node.putObject("generated").put("expression", g.expression()).put("stored", g.stored()));
        column.charset().ifPresent(c -> node.put("charset", c));
        column.collation().ifPresent(c -> node.put("collation", c));
        node.put("autoIncrement", column.autoIncrement()).put("invisible", column.invisible()).put("comment", column.comment());
    }

    private static ColumnDef column(JsonNode node) {
        JsonNode type = node.required("type");
        OptionalLong scale = number(type, "scale");
        SqlType sqlType = new SqlType(type.required("name").asText(), type.required("declaration").asText(), ValueKind.valueOf(type.required("kind").asText()), number(type, "length"),
                scale.isPresent() ? OptionalInt.of((int) scale.getAsLong()) : OptionalInt.empty(), type.required("unsigned").asBoolean(), type.required("zerofill").asBoolean(),
                strings(type.required("members")));
        Optional<ColumnDef.Generated> generated = node.has("generated")
                ? Optional.of(new ColumnDef.Generated(node.get("generated").required("expression").asText(), node.get("generated").required("stored").asBoolean()))
                : Optional.empty();
        return new ColumnDef(node.required("name").asText(), node.required("position").asInt(), sqlType, node.required("nullable").asBoolean(), text(node, "default"), text(node, "onUpdate"),
                node.required("autoIncrement").asBoolean(), generated, node.required("invisible").asBoolean(), text(node, "charset"), text(node, "collation"), node.required("comment").asText());
    }

    private static void index(IndexDef index, ObjectNode node) {
        node.put("name", index.name()).put("kind", index.kind().name()).put("visible", index.visible()).put("comment", index.comment());
        index.parser().ifPresent(p -> node.put("parser", p));
        ArrayNode parts = node.putArray("parts");
        for (IndexDef.Part part : index.parts()) {
            ObjectNode partNode = parts.addObject().put("descending", part.descending());
            switch (part) {
                case IndexDef.Part.Column c -> {
                    partNode.put("column", c.name());
                    c.prefix().ifPresent(p -> partNode.put("prefix", p));
                }
                case IndexDef.Part.Expression e -> partNode.put("expression", e.sql());
            }
        }
    }

    private static IndexDef index(JsonNode node) {
        List<IndexDef.Part> parts = list(node.required("parts"), p -> p.has("column")
                ? new IndexDef.Part.Column(p.get("column").asText(), p.has("prefix") ? OptionalInt.of(p.get("prefix").asInt()) : OptionalInt.empty(), p.required("descending").asBoolean())
                : new IndexDef.Part.Expression(p.required("expression").asText(), p.required("descending").asBoolean()));
        return new IndexDef(node.required("name").asText(), IndexDef.Kind.valueOf(node.required("kind").asText()), parts, node.required("visible").asBoolean(), node.required("comment").asText(),
                text(node, "parser"));
    }

    private static void key(ForeignKeyDef key, ObjectNode node) {
        node.put("name", key.name()).put("onUpdate", key.onUpdate()).put("onDelete", key.onDelete());
        strings(key.columns(), node.putArray("columns"));
        name(key.referenced(), node.putObject("referenced"));
        strings(key.referencedColumns(), node.putArray("referencedColumns"));
    }

    private static ForeignKeyDef key(JsonNode node) {
        return new ForeignKeyDef(node.required("name").asText(), strings(node.required("columns")), name(node.required("referenced")), strings(node.required("referencedColumns")),
                node.required("onUpdate").asText(), node.required("onDelete").asText());
    }
}
