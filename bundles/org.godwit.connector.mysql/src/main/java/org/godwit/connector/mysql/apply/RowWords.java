package org.godwit.connector.mysql.apply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.verify.MySqlRowSql;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.RowSql;

/** Rows for people, of bounded length. Without state. */
final class RowWords {
    private static final int VALUE_CHARACTERS = 200;
    private static final int ROW_CHARACTERS = 4000;
    private static final RowSql SHOW = new MySqlRowSql(DataSourceType.MYSQL);

    private RowWords() {
    }

    /** {@code column=value} of the key, or of every column for a table without one. */
    static String key(Step step) {
        List<ChangeColumn> shown = step.table().hasKey() ? step.table().key() : step.table().columns();
        return words(shown, step.known(), step.from());
    }

    /** The whole image; empty where there is none. */
    static String image(ChangeTable table, RowBatch batch, int row) {
        return batch.rows() == 0 ? "" : words(table.columns(), batch, row);
    }

    private static String words(List<ChangeColumn> columns, RowBatch batch, int row) {
        String text = columns.stream().map(c -> c.target.name() + "=" + value(c, batch, row)).collect(Collectors.joining(", "));
        return text.length() > ROW_CHARACTERS ? text.substring(0, ROW_CHARACTERS) + "…" : text;
    }

    private static String value(ChangeColumn column, RowBatch batch, int row) {
        if (batch.isNull(row, column.number)) {
            return "NULL";
        }
        ColumnDef source = column.source;
        Form form = switch (source.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> Form.of(Form.Kind.PLAIN);
            case JSON, OTHER -> Form.of(Form.Kind.UTF8);
            case TEXT, ENUM, SET, BIT, BINARY, SPATIAL -> Form.of(Form.Kind.BYTES);
        };
        Optional<String> charset = source.charset().filter(c -> !c.equalsIgnoreCase("binary"));
        byte[] bytes = Arrays.copyOfRange(batch.bytes(), batch.start(row, column.number), batch.end(row, column.number));
        return SHOW.show(new RowSql.Cell(source, form, charset, Optional.of(bytes)), VALUE_CHARACTERS);
    }
}
