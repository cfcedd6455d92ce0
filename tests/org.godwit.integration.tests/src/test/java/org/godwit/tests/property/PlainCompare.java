package org.godwit.tests.property;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.tests.support.Jdbc;

/**
 * Compares two databases value by value, asking each server alone with plain queries: texts and bytes in hexadecimal digits, numbers and times as the server prints them, floating point numbers by their bits.
 * Shares nothing with the engine, so that the engine cannot agree with itself on something wrong.
 */
public final class PlainCompare {
    private static final Set<String> FLOATING = Set.of("float", "double");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> BYTES = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
            "geometrycollection", "geomcollection", "geometry");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int SHOWN = 5;

    private record Column(String name, String type, String charset) {
    }

    private final Jdbc source;
    private final String sourceDatabase;
    private final Jdbc target;
    private final String targetDatabase;

    private PlainCompare(Jdbc source, String sourceDatabase, Jdbc target, String targetDatabase) {
        this.source = source;
        this.sourceDatabase = sourceDatabase;
        this.target = target;
        this.targetDatabase = targetDatabase;
    }

    /** What differs between the two, one line each; empty when every row of every base table of the source is in the target's table of that name and nothing else is. */
    public static List<String> differences(Jdbc source, String sourceDatabase, Jdbc target, String targetDatabase) throws SQLException {
        PlainCompare compare = new PlainCompare(source, sourceDatabase, target, targetDatabase);
        List<String> differences = new ArrayList<>();
        for (String table : source.texts("select table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = " + literal(sourceDatabase) + " order by 1")) {
            differences.addAll(compare.table(table));
        }
        return differences;
    }

    /** As {@link #differences(Jdbc, String, Jdbc, String)} for one table. */
    public static List<String> differences(Jdbc source, String sourceDatabase, Jdbc target, String targetDatabase, String table) throws SQLException {
        return new PlainCompare(source, sourceDatabase, target, targetDatabase).table(table);
    }

    private List<String> table(String table) throws SQLException {
        Map<String, Column> here = columns(source, sourceDatabase, table);
        Map<String, Column> there = columns(target, targetDatabase, table);
        if (!here.keySet().equals(there.keySet())) {
            return List.of(table + ": columns " + here.keySet() + " are " + there.keySet() + " at the target");
        }
        List<String> sourceExpressions = new ArrayList<>();
        List<String> targetExpressions = new ArrayList<>();
        for (Column column : here.values()) {
            Column other = there.get(column.name());
            sourceExpressions.add(expression(column, other));
            targetExpressions.add(expression(other, column));
        }
        List<Column> sourceColumns = List.copyOf(here.values());
        List<Column> targetColumns = here.keySet().stream().map(there::get).toList();
        List<String> left = rows(source, sourceExpressions, sourceDatabase, table, sourceColumns, targetColumns);
        List<String> right = rows(target, targetExpressions, targetDatabase, table, targetColumns, sourceColumns);
        return report(table, here.keySet(), left, right);
    }

    private static List<String> report(String table, Set<String> columns, List<String> left, List<String> right) {
        List<String> missing = new ArrayList<>(left);
        right.forEach(missing::remove);
        List<String> extra = new ArrayList<>(right);
        left.forEach(extra::remove);
        List<String> lines = new ArrayList<>();
        missing.stream().limit(SHOWN).forEach(r -> lines.add(table + columns + ": only at the source: " + r));
        extra.stream().limit(SHOWN).forEach(r -> lines.add(table + columns + ": only at the target: " + r));
        return lines;
    }

    private static Map<String, Column> columns(Jdbc server, String database, String table) throws SQLException {
        return server.rows("select column_name, lower(data_type), coalesce(character_set_name, '') from information_schema.columns where table_schema = " + literal(database) + " and table_name = " + literal(table)).stream()
                .map(r -> new Column(r.get(0), r.get(1), r.get(2))).collect(Collectors.toMap(Column::name, c -> c, (a, b) -> a, TreeMap::new));
    }

    /** How to ask for the value of {@code column} so that it can be compared with {@code other}. */
    private static String expression(Column column, Column other) {
        String name = Jdbc.quote(column.name());
        String type = column.type();
        if (FLOATING.contains(type)) {
            // as double, so that a float is not rounded; a cast to text would cut what is longer than 22 characters
            return name + " * 1e0";
        }
        if (type.equals("bit")) {
            return "cast(" + name + " as unsigned)";
        }
        if (BYTES.contains(type) && BYTES.contains(other.type())) {
            return hex(name);
        }
        if (type.equals("enum") || type.equals("set")) {
            return "concat(cast(" + name + " as unsigned), ':', hex(convert(" + name + " using utf8mb4)))";
        }
        if (TEXTS.contains(type)) {
            return column.charset().equals(other.charset()) ? hex(name) : hex("convert(" + name + " using utf8mb4)");
        }
        return "hex(cast(" + name + " as char character set utf8mb4))";
    }

    private static String hex(String value) {
        return "if(octet_length(" + value + ") > 5000, concat('#', octet_length(" + value + "), '#', sha2(cast(" + value + " as binary), 256)), hex(" + value + "))";
    }

    private static List<String> rows(Jdbc server, List<String> expressions, String database, String table, List<Column> columns, List<Column> others) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (List<String> row : server.rows("select " + String.join(", ", expressions) + " from " + Jdbc.quote(database) + "." + Jdbc.quote(table))) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i) == null ? "NULL" : comparable(row.get(i), columns.get(i), others.get(i)));
            }
            rows.add(String.join(" | ", values));
        }
        rows.sort(null);
        return rows;
    }

    private static String comparable(String text, Column column, Column other) {
        if (FLOATING.contains(column.type())) {
            return Long.toHexString(Double.doubleToRawLongBits(Double.parseDouble(text)));
        }
        boolean document = column.type().equals("json") || other.type().equals("json");
        return document && !column.type().equals(other.type()) ? document(new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8)) : text;
    }

    /** The meaning of a document, since one side keeps its text and the other does not. */
    private static String document(String text) {
        try {
            return meaning(JSON.readTree(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String meaning(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getKey() + "=" + meaning(e.getValue())).collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(n -> items.add(meaning(n)));
            return items.toString();
        }
        return node.isNumber() ? new BigDecimal(node.asText()).stripTrailingZeros().toPlainString() : node.toString();
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
