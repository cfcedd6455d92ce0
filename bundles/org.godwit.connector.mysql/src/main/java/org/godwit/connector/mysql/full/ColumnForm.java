package org.godwit.connector.mysql.full;

import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Sql;

/**
 * In which form a column's values travel, so that the target gets exactly the source's value. Results are asked for without conversion ({@code character_set_results} is NULL), so text, ENUM and
 * SET arrive in the column's own character set, BIT as its bytes, spatial values as SRID and WKB, all else as ASCII. Without state.
 */
public final class ColumnForm {
    private ColumnForm() {
    }

    /**
     * What to select for a column. FLOAT prints six digits only, and both floating types with declared digits are rounded on printing; multiplied by one they print as the shortest text that
     * reads back as the same number (MySQL manual, "Problems with Floating-Point Values"); adding zero instead would lose the sign of a negative zero.
     */
    static String select(ColumnDef column, boolean recoded) {
        String name = Sql.quote(column.name());
        if (recoded) {
            return "CONVERT(" + name + " USING utf8mb4)";
        }
        boolean rounded = column.type().kind() == ValueKind.FLOAT && (column.type().name().equals("float") || column.type().scale().isPresent());
        return rounded ? name + "*1e0" : name;
    }

    /**
     * Whether the target must be told that bytes are UTF-8 text, because taken as mere bytes they would mean something else: recoded text, native JSON (which refuses binary strings),
     * and types such as UUID or INET6, which read a binary string as their internal form. VECTOR travels in its internal form.
     */
    public static boolean isUtf8(ColumnDef target, boolean recoded) {
        if (recoded) {
            return !target.charset().map("utf8mb4"::equalsIgnoreCase).orElse(false);
        }
        return switch (target.type().kind()) {
            case JSON -> target.charset().isEmpty();
            case OTHER -> !target.type().name().equals("vector");
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, TEXT, BINARY, ENUM, SET, SPATIAL -> false;
        };
    }

    /** Whether values consist of digits and signs only and need no escaping. */
    public static boolean isPlain(ColumnDef source) {
        return switch (source.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> true;
            case BIT, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
        };
    }
}
