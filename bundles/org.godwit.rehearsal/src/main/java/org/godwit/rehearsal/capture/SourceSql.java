package org.godwit.rehearsal.capture;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/** Words of the statements with which rows are read. Without state. */
final class SourceSql {
    private SourceSql() {
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String quote(ObjectName name) {
        return quote(name.schema()) + "." + quote(name.name());
    }

    static List<ColumnDef> stored(TableDef table) {
        return table.columns().stream().filter(ColumnDef::isWritable).toList();
    }

    /** Floating point as the shortest text that reads back as the same number (MySQL manual, "Problems with Floating-Point Values"). */
    static String select(ColumnDef column) {
        boolean rounded = column.type().kind() == ValueKind.FLOAT && (column.type().name().equals("float") || column.type().scale().isPresent());
        return quote(column.name()) + (rounded ? "*1e0" : "");
    }

    static String columns(List<ColumnDef> columns) {
        return columns.stream().map(SourceSql::select).collect(Collectors.joining(", "));
    }

    /** A condition that many rows are among those with given values, whose places are marked. */
    static String in(List<ColumnDef> columns, int rows) {
        String names = columns.stream().map(c -> quote(c.name())).collect(Collectors.joining(", "));
        String row = String.join(",", Collections.nCopies(columns.size(), "?"));
        return columns.size() == 1 ? names + " IN (" + String.join(",", Collections.nCopies(rows, "?")) + ")" : "(" + names + ") IN (" + String.join(",", Collections.nCopies(rows, "(" + row + ")")) + ")";
    }

    /** A value of a key in the form in which the server finds it by its index: text as text, so that it compares under the column's collation. */
    static Object bound(ColumnDef column, byte[] value) {
        return switch (column.type().kind()) {
            case INTEGER, DECIMAL -> new java.math.BigDecimal(new String(value, StandardCharsets.US_ASCII));
            case FLOAT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> new String(value, StandardCharsets.US_ASCII);
            case TEXT, ENUM, SET, JSON -> new String(value, charset(column));
            case BIT -> new java.math.BigInteger(1, value.length == 0 ? new byte[1] : value);
            case BINARY, SPATIAL -> value;
            case OTHER -> new String(value, StandardCharsets.UTF_8);
        };
    }

    /** Java's name for a column's character set; those that Java lacks count as ISO 8859-1. */
    static java.nio.charset.Charset charset(ColumnDef column) {
        return switch (column.charset().orElse("utf8mb4")) {
            case "utf8mb4", "utf8", "utf8mb3" -> StandardCharsets.UTF_8;
            case "latin1" -> java.nio.charset.Charset.forName("windows-1252");
            case "gbk" -> java.nio.charset.Charset.forName("GBK");
            case "gb18030" -> java.nio.charset.Charset.forName("GB18030");
            case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "ascii" -> StandardCharsets.US_ASCII;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    static String hex(byte[] value) {
        return value.length == 0 ? "''" : "0x" + HexFormat.of().formatHex(value);
    }
}
