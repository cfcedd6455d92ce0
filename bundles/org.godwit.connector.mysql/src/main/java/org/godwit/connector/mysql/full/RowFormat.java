package org.godwit.connector.mysql.full;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter.TableWrite;
import org.godwit.schema.mysql.Sql;

/** How the rows of one table look in LOAD DATA and in INSERT. Immutable. */
final class RowFormat {
    private static final int SHOWN_BYTES = 200;

    private final TableWrite table;
    private final boolean[] plain;
    private final boolean[] utf8;

    RowFormat(TableWrite table) {
        this.table = table;
        int n = table.columns().size();
        this.plain = new boolean[n];
        this.utf8 = new boolean[n];
        for (int i = 0; i < n; i++) {
            ColumnDef column = table.columns().get(i);
            plain[i] = ColumnForm.isPlain(column);
            utf8[i] = ColumnForm.isUtf8(column, table.recoded().contains(column.name()));
        }
    }

    boolean[] plain() {
        return plain;
    }

    /** The file name means nothing: the driver sends the stream it was given. */
    String loadStatement() {
        List<String> targets = new ArrayList<>();
        List<String> conversions = new ArrayList<>();
        for (int i = 0; i < utf8.length; i++) {
            String name = Sql.quote(table.columns().get(i).name());
            targets.add(utf8[i] ? "@godwit" + i : name);
            if (utf8[i]) {
                conversions.add(name + " = CONVERT(@godwit" + i + " USING utf8mb4)");
            }
        }
        return "LOAD DATA LOCAL INFILE 'godwit' INTO TABLE " + Sql.quote(table.table()) + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + String.join(", ", targets) + ")" + (conversions.isEmpty() ? "" : " SET " + String.join(", ", conversions));
    }

    /** {@code INSERT INTO … VALUES } without rows. */
    String insertHead() {
        return "INSERT INTO " + Sql.quote(table.table()) + " (" + Sql.quoteAll(table.columns().stream().map(ColumnDef::name).toList()) + ") VALUES ";
    }

    /** One row in parentheses. */
    void appendRow(StringBuilder sql, RowBatch batch, int row) {
        sql.append('(');
        for (int column = 0; column < utf8.length; column++) {
            if (column > 0) {
                sql.append(',');
            }
            appendValue(sql, batch, row, column);
        }
        sql.append(')');
    }

    private void appendValue(StringBuilder sql, RowBatch batch, int row, int column) {
        if (batch.isNull(row, column)) {
            sql.append("NULL");
            return;
        }
        int from = batch.start(row, column);
        int to = batch.end(row, column);
        if (!plain[column]) {
            sql.append(utf8[column] ? "_utf8mb4 " : "_binary ");
        }
        if (isHarmless(batch.bytes(), from, to)) {
            sql.append('\'').append(new String(batch.bytes(), from, to - from, StandardCharsets.US_ASCII)).append('\'');
        } else {
            sql.append("X'");
            appendHex(sql, batch.bytes(), from, to);
            sql.append('\'');
        }
    }

    private static void appendHex(StringBuilder sql, byte[] bytes, int from, int to) {
        HexFormat hex = HexFormat.of();
        for (int i = from; i < to; i++) {
            sql.append(hex.toHighHexDigit(bytes[i])).append(hex.toLowHexDigit(bytes[i]));
        }
    }

    private static boolean isHarmless(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < ' ' || b == '\'' || b == '\\' || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value is the empty text that stands for the error value of an ENUM, number 0, which a strict session refuses. */
    private boolean isEnumError(RowBatch batch, int row, int column) {
        ColumnDef c = table.columns().get(column);
        return c.type().kind() == ValueKind.ENUM && !batch.isNull(row, column) && batch.start(row, column) == batch.end(row, column) && !c.type().members().contains("");
    }

    /** Number of ENUM error values in all rows. */
    long enumErrors(List<RowBatch> batches) {
        if (table.columns().stream().noneMatch(c -> c.type().kind() == ValueKind.ENUM)) {
            return 0;
        }
        long count = 0;
        for (RowBatch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                count += enumErrors(batch, row);
            }
        }
        return count;
    }

    /** Number of ENUM error values in one row. */
    long enumErrors(RowBatch batch, int row) {
        long count = 0;
        for (int column = 0; column < utf8.length; column++) {
            count += isEnumError(batch, row, column) ? 1 : 0;
        }
        return count;
    }

    /** The row's key for people: {@code column=value}, or every column for a table without one. */
    String keyText(RowBatch batch, int row) {
        List<ColumnDef> shown = table.key().isEmpty() ? table.columns() : table.key();
        return shown.stream().map(c -> c.name() + "=" + show(batch, row, table.columns().indexOf(c))).collect(Collectors.joining(", "));
    }

    /** The whole row for people, one line a column. */
    String rowText(RowBatch batch, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < utf8.length; column++) {
            text.append(table.columns().get(column).name()).append('=').append(whole(batch, row, column)).append('\n');
        }
        return text.toString();
    }

    private String show(RowBatch batch, int row, int column) {
        String text = whole(batch, row, column);
        return text.length() > SHOWN_BYTES ? text.substring(0, SHOWN_BYTES) + "…" : text;
    }

    private String whole(RowBatch batch, int row, int column) {
        if (batch.isNull(row, column)) {
            return "NULL";
        }
        int from = batch.start(row, column);
        int to = batch.end(row, column);
        if (isHarmless(batch.bytes(), from, to)) {
            return new String(batch.bytes(), from, to - from, StandardCharsets.US_ASCII);
        }
        boolean text = table.columns().get(column).charset().filter(c -> c.startsWith("utf8")).isPresent() || utf8[column];
        return text ? new String(batch.bytes(), from, to - from, StandardCharsets.UTF_8) : "0x" + HexFormat.of().formatHex(batch.bytes(), from, to);
    }
}
