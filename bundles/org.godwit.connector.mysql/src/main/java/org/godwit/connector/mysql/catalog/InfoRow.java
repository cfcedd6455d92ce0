package org.godwit.connector.mysql.catalog;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A row of {@code information_schema}, whose columns differ between servers: a column that a server lacks reads as empty. Used by one thread while the result set stands on the row. */
final class InfoRow {
    private final ResultSet row;
    private final Map<String, Integer> columns;

    private InfoRow(ResultSet row, Map<String, Integer> columns) {
        this.row = row;
        this.columns = columns;
    }

    /** The result set's rows; the same object stands for each row in turn. */
    static InfoRow over(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.put(meta.getColumnLabel(i).toUpperCase(Locale.ROOT), i);
        }
        return new InfoRow(result, columns);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    Optional<String> optional(String column) throws SQLException {
        Integer index = columns.get(column);
        return index == null ? Optional.empty() : Optional.ofNullable(row.getString(index));
    }

    String text(String column) throws SQLException {
        return optional(column).orElse("");
    }

    long number(String column) throws SQLException {
        String text = text(column);
        return text.isEmpty() ? 0 : new java.math.BigDecimal(text).longValue();
    }

    boolean yes(String column) throws SQLException {
        return text(column).equalsIgnoreCase("YES");
    }
}
