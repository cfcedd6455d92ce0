package org.godwit.connector.mysql.full;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ValueKind;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.godwit.schema.mysql.Sql;

/**
 * Key bounds as SQL and back. Comparisons follow the order of the key's index: text under the column's collation, ENUM and SET by number. Values are written as checked numbers or as literals with
 * their character set; a bound parameter would have the connection's and might miss the index. Without state.
 */
public final class KeySql {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    private static final Pattern MOMENT = Pattern.compile("[-0-9:. ]+");

    private KeySql() {
    }

    /** What to select so that {@link #value} can be made of it: two columns per key column, the text and, for text that does not survive as UTF-8, its bytes. */
    static String select(List<ColumnDef> key) {
        return key.stream().map(c -> text(c) + ", " + bytes(c)).collect(Collectors.joining(", "));
    }

    private static String text(ColumnDef column) {
        String name = Sql.quote(column.name());
        return switch (column.type().kind()) {
            // the driver fills a number with zeros itself and fails on one with a fraction
            case INTEGER, DECIMAL -> column.type().zerofill() ? "CAST(" + name + " AS CHAR)" : name;
            case BIT, ENUM, SET, YEAR -> name + "+0";
            case FLOAT -> name + "*1e0";
            case BINARY, SPATIAL -> "HEX(" + name + ")";
            case TEXT, JSON -> "CONVERT(" + name + " USING utf8mb4)";
            case DATE, TIME, DATETIME, TIMESTAMP, OTHER -> "CAST(" + name + " AS CHAR)";
        };
    }

    private static String bytes(ColumnDef column) {
        if (column.type().kind() != ValueKind.TEXT || column.charset().isEmpty()) {
            return "NULL";
        }
        return "IF(" + survives(column) + ", NULL, HEX(" + Sql.quote(column.name()) + "))";
    }

    private static String survives(ColumnDef column) {
        String name = Sql.quote(column.name());
        return "BINARY CONVERT(CONVERT(" + name + " USING utf8mb4) USING " + column.charset().orElseThrow() + ") = BINARY " + name;
    }

    /** Whether a value of the key is no valid text: bytes in a column of UTF-8, where every text survives. Other character sets have texts that UTF-8 knows in another form only. */
    static boolean isBroken(List<ColumnDef> key, List<KeyValue> values) {
        return IntStream.range(0, key.size()).anyMatch(i -> isUtf8(key.get(i)) && values.get(i).kind() == ValueKind.BINARY);
    }

    /** The condition for keys that are not broken. */
    static String sound(List<ColumnDef> key) {
        return key.stream().filter(KeySql::isUtf8).map(KeySql::survives).collect(Collectors.joining(" AND "));
    }

    private static boolean isUtf8(ColumnDef column) {
        return column.type().kind() == ValueKind.TEXT && column.charset().filter(c -> c.toLowerCase(Locale.ROOT).startsWith("utf8")).isPresent();
    }

    /** @param bytes hexadecimal digits when the text does not stand for the value; null otherwise, as the driver delivers it */
    static KeyValue value(ColumnDef column, String text, String bytes) {
        if (bytes != null) {
            return new KeyValue(ValueKind.BINARY, bytes);
        }
        return switch (column.type().kind()) {
            case BIT, ENUM, SET, YEAR -> new KeyValue(ValueKind.INTEGER, text);
            case INTEGER, DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, TEXT, BINARY, JSON, SPATIAL, OTHER -> new KeyValue(column.type().kind(), text);
        };
    }

    /** {@code low < key <= high}; empty text for no bounds. */
    public static String range(ObjectName table, List<ColumnDef> key, KeyRange range) throws GodwitException {
        List<String> conditions = new ArrayList<>();
        if (!range.low().isEmpty()) {
            conditions.add(bound(table, key, range.low(), ">", false));
        }
        if (!range.high().isEmpty()) {
            conditions.add(bound(table, key, range.high(), "<", true));
        }
        return String.join(" AND ", conditions);
    }

    /** Compares column by column in a form of which optimizers make index ranges; row constructors they would not (MySQL manual, "Range Optimization of Row Constructor Expressions"). */
    private static String bound(ObjectName table, List<ColumnDef> key, List<KeyValue> values, String operator, boolean inclusive) throws GodwitException {
        if (values.size() != key.size()) {
            throw new GodwitException(FullError.BAD_KEY, table.toString());
        }
        List<String> names = key.stream().map(c -> Sql.quote(c.name())).toList();
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            literals.add(literal(table, key.get(i), values.get(i)));
        }
        int last = names.size() - 1;
        if (last == 0) {
            return names.getFirst() + operator + (inclusive ? "=" : "") + literals.getFirst();
        }
        String alternatives = IntStream.rangeClosed(0, last).mapToObj(i -> {
            String equal = IntStream.range(0, i).mapToObj(j -> names.get(j) + "=" + literals.get(j) + " AND ").collect(Collectors.joining());
            return "(" + equal + names.get(i) + operator + (inclusive && i == last ? "=" : "") + literals.get(i) + ")";
        }).collect(Collectors.joining(" OR "));
        return names.getFirst() + operator + "=" + literals.getFirst() + " AND (" + alternatives + ")";
    }

    /** One key value of a column as a literal. */
    public static String literal(ObjectName table, ColumnDef column, KeyValue value) throws GodwitException {
        String text = value.text();
        return switch (value.kind()) {
            case INTEGER, DECIMAL, YEAR, BIT, ENUM, SET -> checked(table, NUMBER, text);
            case FLOAT -> checked(table, NUMBER, text) + (text.indexOf('e') < 0 && text.indexOf('E') < 0 ? "e0" : "");
            case DATE, TIME, DATETIME, TIMESTAMP -> "'" + checked(table, MOMENT, text) + "'";
            case BINARY, SPATIAL -> introducer(column) + "X'" + HexFormat.of().formatHex(bytes(table, text)) + "'";
            case TEXT, JSON, OTHER -> "_utf8mb4 X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
        };
    }

    private static String introducer(ColumnDef column) {
        return column.type().kind() == ValueKind.TEXT ? column.charset().map(c -> "_" + c + " ").orElse("") : "";
    }

    private static byte[] bytes(ObjectName table, String hex) throws GodwitException {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new GodwitException(FullError.BAD_KEY, e, table.toString());
        }
    }

    private static String checked(ObjectName table, Pattern pattern, String text) throws GodwitException {
        if (!pattern.matcher(text).matches()) {
            throw new GodwitException(FullError.BAD_KEY, table.toString());
        }
        return text;
    }
}
