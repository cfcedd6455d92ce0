package org.godwit.schema.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;

/** Reads type declarations as {@code information_schema.COLUMNS.COLUMN_TYPE} prints them. Without state. */
public final class ColumnTypes {
    private static final Map<String, ValueKind> KINDS = Map.ofEntries(Map.entry("tinyint", ValueKind.INTEGER), Map.entry("smallint", ValueKind.INTEGER), Map.entry("mediumint", ValueKind.INTEGER),
            Map.entry("int", ValueKind.INTEGER), Map.entry("integer", ValueKind.INTEGER), Map.entry("bigint", ValueKind.INTEGER), Map.entry("decimal", ValueKind.DECIMAL),
            Map.entry("numeric", ValueKind.DECIMAL), Map.entry("float", ValueKind.FLOAT), Map.entry("double", ValueKind.FLOAT), Map.entry("real", ValueKind.FLOAT), Map.entry("bit", ValueKind.BIT),
            Map.entry("date", ValueKind.DATE), Map.entry("time", ValueKind.TIME), Map.entry("datetime", ValueKind.DATETIME), Map.entry("timestamp", ValueKind.TIMESTAMP), Map.entry("year", ValueKind.YEAR),
            Map.entry("char", ValueKind.TEXT), Map.entry("varchar", ValueKind.TEXT), Map.entry("tinytext", ValueKind.TEXT), Map.entry("text", ValueKind.TEXT), Map.entry("mediumtext", ValueKind.TEXT),
            Map.entry("longtext", ValueKind.TEXT), Map.entry("binary", ValueKind.BINARY), Map.entry("varbinary", ValueKind.BINARY), Map.entry("tinyblob", ValueKind.BINARY),
            Map.entry("blob", ValueKind.BINARY), Map.entry("mediumblob", ValueKind.BINARY), Map.entry("longblob", ValueKind.BINARY), Map.entry("vector", ValueKind.BINARY),
            Map.entry("enum", ValueKind.ENUM), Map.entry("set", ValueKind.SET), Map.entry("json", ValueKind.JSON), Map.entry("geometry", ValueKind.SPATIAL), Map.entry("point", ValueKind.SPATIAL),
            Map.entry("linestring", ValueKind.SPATIAL), Map.entry("polygon", ValueKind.SPATIAL), Map.entry("multipoint", ValueKind.SPATIAL), Map.entry("multilinestring", ValueKind.SPATIAL),
            Map.entry("multipolygon", ValueKind.SPATIAL), Map.entry("geometrycollection", ValueKind.SPATIAL), Map.entry("geomcollection", ValueKind.SPATIAL));

    /** A JSON column. MariaDB's is LONGTEXT with a check, yet means the same. */
    public static final SqlType JSON = new SqlType("json", "json", ValueKind.JSON, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());

    private ColumnTypes() {
    }

    /** The type with its parts. A name that is not known has kind OTHER. */
    public static SqlType parse(String declaration) {
        List<Token> tokens = Token.scan(declaration.strip()).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        String name = tokens.isEmpty() ? "" : tokens.getFirst().text().toLowerCase(Locale.ROOT);
        List<String> numbers = new ArrayList<>();
        List<String> members = new ArrayList<>();
        boolean unsigned = false;
        boolean zerofill = false;
        for (Token token : tokens) {
            switch (token.kind()) {
                case NUMBER -> numbers.add(token.text());
                case STRING -> members.add(token.stringValue());
                case WORD -> {
                    unsigned |= token.is("unsigned");
                    zerofill |= token.is("zerofill");
                }
                case QUOTED_NAME, SYMBOL, SPACE -> {}
            }
        }
        ValueKind kind = KINDS.getOrDefault(name, ValueKind.OTHER);
        boolean fraction = kind == ValueKind.TIME || kind == ValueKind.DATETIME || kind == ValueKind.TIMESTAMP;
        OptionalLong length = numbers.isEmpty() || fraction ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(numbers.getFirst()));
        OptionalInt scale = fraction && !numbers.isEmpty()
                ? OptionalInt.of(Integer.parseInt(numbers.getFirst()))
                : numbers.size() > 1 ? OptionalInt.of(Integer.parseInt(numbers.get(1))) : OptionalInt.empty();
        return new SqlType(name, declaration, kind, length, scale, unsigned, zerofill, members);
    }
}
