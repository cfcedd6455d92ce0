package org.godwit.transfer.verify.internal;

import java.util.Locale;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Form.Kind;

/**
 * Chooses the form in which a column of the source and its counterpart are compared: the cheapest in which equal values are equal bytes on both servers. Immutable.
 * JSON is text on MariaDB and a type of its own elsewhere; only between two MariaDB servers it is compared as text.
 */
final class FormPlanner {
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");
    /** Character sets in which the digits and commas between values would not be single bytes. */
    private static final Set<String> WIDE = Set.of("ucs2", "utf16", "utf16le", "utf32");
    private static final Set<String> LARGE = Set.of("mediumtext", "longtext", "mediumblob", "longblob", "json");

    private final boolean jsonIsText;

    FormPlanner(DataSourceType source, DataSourceType target) {
        this.jsonIsText = source == DataSourceType.MARIADB && target == DataSourceType.MARIADB;
    }

    Form form(ColumnDef source, ColumnDef target) {
        return form(source, target, true);
    }

    /** Key values are also compared in the program, so their text is always UTF-8. */
    Form keyForm(ColumnDef source, ColumnDef target) {
        return form(source, target, false);
    }

    private Form form(ColumnDef source, ColumnDef target, boolean bytesAllowed) {
        Kind kind = kind(source, target, bytesAllowed);
        boolean large = isLarge(source) || isLarge(target);
        int scale = switch (kind) {
            case DECIMAL, TEMPORAL -> Math.max(source.type().scale().orElse(0), target.type().scale().orElse(0));
            case PLAIN, NUMBER, DOUBLE, BYTES, UTF8, GEOMETRY, JSON -> 0;
        };
        return new Form(kind, scale, large, source.nullable() || target.nullable());
    }

    private Kind kind(ColumnDef source, ColumnDef target, boolean bytesAllowed) {
        ValueKind a = source.type().kind();
        ValueKind b = target.type().kind();
        if (a == ValueKind.JSON || b == ValueKind.JSON) {
            return jsonIsText ? Kind.UTF8 : Kind.JSON;
        }
        if (a == ValueKind.SPATIAL && b == ValueKind.SPATIAL) {
            return Kind.GEOMETRY;
        }
        if (isNumber(a) && isNumber(b)) {
            return numberKind(source, target);
        }
        if (isTemporal(a) && isTemporal(b)) {
            boolean same = isDate(a) == isDate(b) && source.type().scale().orElse(0) == target.type().scale().orElse(0);
            return same ? Kind.PLAIN : Kind.TEMPORAL;
        }
        if (a == ValueKind.BINARY && b == ValueKind.BINARY) {
            return Kind.BYTES;
        }
        return bytesAllowed && sameBytes(source, target) ? Kind.BYTES : Kind.UTF8;
    }

    private static Kind numberKind(ColumnDef source, ColumnDef target) {
        ValueKind a = source.type().kind();
        ValueKind b = target.type().kind();
        if (a == ValueKind.FLOAT || b == ValueKind.FLOAT) {
            return Kind.DOUBLE;
        }
        boolean zerofill = source.type().zerofill() || target.type().zerofill();
        if (a == ValueKind.DECIMAL || b == ValueKind.DECIMAL) {
            boolean same = a == b && !zerofill && source.type().scale().orElse(0) == target.type().scale().orElse(0);
            return same ? Kind.PLAIN : Kind.DECIMAL;
        }
        return zerofill || a == ValueKind.BIT || b == ValueKind.BIT ? Kind.NUMBER : Kind.PLAIN;
    }

    private static boolean sameBytes(ColumnDef source, ColumnDef target) {
        String a = source.charset().orElse("").toLowerCase(Locale.ROOT);
        String b = target.charset().orElse("").toLowerCase(Locale.ROOT);
        return !a.isEmpty() && a.equals(b) && !UTF8.contains(a) && !WIDE.contains(a);
    }

    private static boolean isLarge(ColumnDef column) {
        return LARGE.contains(column.type().name()) || column.type().kind() == ValueKind.SPATIAL || column.type().kind() == ValueKind.JSON;
    }

    private static boolean isDate(ValueKind kind) {
        return kind == ValueKind.DATE;
    }

    private static boolean isNumber(ValueKind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, FLOAT, BIT, YEAR -> true;
            case DATE, TIME, DATETIME, TIMESTAMP, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
        };
    }

    private static boolean isTemporal(ValueKind kind) {
        return switch (kind) {
            case DATE, TIME, DATETIME, TIMESTAMP -> true;
            case INTEGER, DECIMAL, FLOAT, BIT, YEAR, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
        };
    }
}
