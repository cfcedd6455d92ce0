package org.godwit.transfer.message.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.MessageTable;

/** Tables and rows for the tests of formats. */
final class Rows {
    private final List<ColumnDef> columns = new ArrayList<>();
    private final ObjectName name;

    Rows(String database, String table) {
        name = new ObjectName(database, table);
    }

    Rows column(String column, String type, ValueKind kind, boolean unsigned, boolean nullable, String charset) {
        SqlType sql = new SqlType(type, type, kind, OptionalLong.empty(), OptionalInt.empty(), unsigned, false, List.of());
        columns.add(new ColumnDef(column, columns.size() + 1, sql, nullable, Optional.empty(), Optional.empty(), false, Optional.empty(), false, charset.isEmpty() ? Optional.empty() : Optional.of(charset),
                Optional.empty(), ""));
        return this;
    }

    Rows column(String column, String type, ValueKind kind) {
        return column(column, type, kind, false, true, kind == ValueKind.TEXT || kind == ValueKind.ENUM || kind == ValueKind.SET ? "utf8mb4" : "");
    }

    Rows key(String column, String type, ValueKind kind) {
        return column(column, type, kind, false, false, kind == ValueKind.TEXT ? "utf8mb4" : "");
    }

    MessageTable table(String... key) {
        List<IndexDef.Part> parts = new ArrayList<>();
        for (String part : key) {
            parts.add(new IndexDef.Part.Column(part, OptionalInt.empty(), false));
        }
        List<IndexDef> indexes = parts.isEmpty() ? List.of() : List.of(new IndexDef("PRIMARY", IndexDef.Kind.PRIMARY, parts, true, "", Optional.empty()));
        return MessageTable.of(new TableDef(name, columns, indexes, List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_bin", "", OptionalLong.empty(), 0, 0), c -> true);
    }

    /** One row; a value is text in UTF-8, bytes, or null. */
    static RowBatch row(Object... values) {
        RowBatch.Builder builder = new RowBatch.Builder(values.length, 1, 100);
        for (Object value : values) {
            switch (value) {
                case null -> builder.addNull();
                case byte[] bytes -> builder.add(bytes, 0, bytes.length);
                default -> {
                    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                    builder.add(text, 0, text.length);
                }
            }
        }
        return builder.build();
    }

    static byte[] in(String charset, String text) {
        return text.getBytes(Charset.forName(charset));
    }
}
