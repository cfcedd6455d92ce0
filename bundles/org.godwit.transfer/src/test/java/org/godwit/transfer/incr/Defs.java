package org.godwit.transfer.incr;

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

/** Small definitions and rows for tests. A null in a row is a NULL. */
final class Defs {
    private Defs() {
    }

    static ColumnDef number(String name, boolean nullable) {
        return column(name, new SqlType("int", "int", ValueKind.INTEGER, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of()), nullable, Optional.empty());
    }

    static ColumnDef text(String name, boolean nullable, String collation) {
        return column(name, new SqlType("varchar", "varchar(40)", ValueKind.TEXT, OptionalLong.of(40), OptionalInt.empty(), false, false, List.of()), nullable, Optional.of(collation));
    }

    private static ColumnDef column(String name, SqlType type, boolean nullable, Optional<String> collation) {
        return new ColumnDef(name, 1, type, nullable, Optional.empty(), Optional.empty(), false, Optional.empty(), false, collation.map(c -> "utf8mb4"), collation, "");
    }

    static IndexDef primary(String... columns) {
        return index("PRIMARY", IndexDef.Kind.PRIMARY, columns);
    }

    static IndexDef unique(String name, String... columns) {
        return index(name, IndexDef.Kind.UNIQUE, columns);
    }

    private static IndexDef index(String name, IndexDef.Kind kind, String... columns) {
        return new IndexDef(name, kind, List.of(columns).stream().map(c -> (IndexDef.Part) new IndexDef.Part.Column(c, OptionalInt.empty(), false)).toList(), true, "", Optional.empty());
    }

    static TableDef table(String database, String name, List<ColumnDef> columns, List<IndexDef> indexes) {
        return new TableDef(new ObjectName(database, name), columns, indexes, List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_general_ci", "", OptionalLong.empty(), 0, 0);
    }

    static TableDef in(String database, TableDef table) {
        return table(database, table.name().name(), table.columns(), table.indexes());
    }

    static TableDef with(TableDef table, ColumnDef column) {
        List<ColumnDef> columns = new ArrayList<>(table.columns());
        columns.add(column);
        return table(table.name().schema(), table.name().name(), columns, table.indexes());
    }

    static RowBatch batch(int columns, List<String[]> rows) {
        RowBatch.Builder builder = new RowBatch.Builder(columns, rows.size(), 64);
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                if (row[i] == null) {
                    builder.addNull();
                } else {
                    byte[] bytes = row[i].getBytes(StandardCharsets.UTF_8);
                    builder.add(bytes, 0, bytes.length);
                }
            }
        }
        return builder.build();
    }

    static String[] row(RowBatch batch, int row) {
        String[] values = new String[batch.columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = batch.isNull(row, i) ? null : new String(batch.bytes(), batch.start(row, i), batch.end(row, i) - batch.start(row, i), StandardCharsets.UTF_8);
        }
        return values;
    }
}
