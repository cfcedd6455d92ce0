package org.godwit.connector.mysql.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;

/**
 * Writes conditions on keys. Values stand in them as hexadecimal literals with their character set or as checked numbers: a bound parameter would be sent without
 * character set, be compared as bytes and miss the index. Without state.
 */
final class KeySql {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private KeySql() {
    }

    /** {@code low < key <= high}; empty text for no bounds. */
    static String range(List<ColumnDef> key, KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (!range.low().isEmpty()) {
            conditions.add(bound(key, range.low(), ">", false));
        }
        if (!range.high().isEmpty()) {
            conditions.add(bound(key, range.high(), "<", true));
        }
        return String.join(" AND ", conditions);
    }

    /** The key is one of these. */
    static String in(List<ColumnDef> key, List<List<KeyValue>> keys) {
        String columns = key.stream().map(c -> CanonicalSql.quote(c.name())).collect(Collectors.joining(","));
        if (key.size() == 1) {
            return columns + " IN (" + keys.stream().map(k -> literal(k.get(0))).collect(Collectors.joining(",")) + ")";
        }
        return "(" + columns + ") IN (" + keys.stream().map(k -> k.stream().map(KeySql::literal).collect(Collectors.joining(",", "(", ")"))).collect(Collectors.joining(",")) + ")";
    }

    static String literal(KeyValue value) {
        return switch (value.kind()) {
            case INTEGER, DECIMAL, YEAR, BIT -> number(value.text());
            case FLOAT -> value.text().contains("e") ? number(value.text()) : number(value.text()) + "e0";
            case DATE, TIME, DATETIME, TIMESTAMP -> "'" + value.text().replace("'", "''").replace("\\", "\\\\") + "'";
            case BINARY, SPATIAL -> "X'" + HexFormat.of().formatHex(HexFormat.of().parseHex(value.text())) + "'";
            case TEXT, ENUM, SET, JSON, OTHER -> "_utf8mb4 X'" + HexFormat.of().formatHex(value.text().getBytes(StandardCharsets.UTF_8)) + "'";
        };
    }

    private static String number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a number in a key");
        }
        return text;
    }

    /** Compares column by column, with the leading column alone in front so that the index is used by every optimizer. */
    private static String bound(List<ColumnDef> key, List<KeyValue> values, String operator, boolean inclusive) {
        List<String> names = key.stream().map(c -> CanonicalSql.quote(c.name())).toList();
        List<String> literals = values.stream().map(KeySql::literal).toList();
        int last = names.size() - 1;
        if (last == 0) {
            return names.get(0) + operator + (inclusive ? "=" : "") + literals.get(0);
        }
        String alternatives = IntStream.rangeClosed(0, last).mapToObj(i -> {
            String equal = IntStream.range(0, i).mapToObj(j -> names.get(j) + "=" + literals.get(j) + " AND ").collect(Collectors.joining());
            return "(" + equal + names.get(i) + operator + (inclusive && i == last ? "=" : "") + literals.get(i) + ")";
        }).collect(Collectors.joining(" OR "));
        return names.get(0) + operator + "=" + literals.get(0) + " AND (" + alternatives + ")";
    }
}
