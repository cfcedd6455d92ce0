package org.godwit.supervisor.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** SQL on the rm database, for experts. Thread-safe. Changes are written to the audit log. */
public interface RmConsole {
    /**
     * Result of a statement.
     *
     * @param rows NULL is an empty Optional
     * @param updated -1 for a query
     * @param origin where the rows are kept, when they are rows of one table with its whole key
     */
    record Result(List<String> columns, List<List<Optional<String>>> rows, int updated, boolean truncated, Optional<Origin> origin) {
    }

    /**
     * The table that the rows of a query are kept in.
     *
     * @param columns of the result, in its order
     */
    record Origin(String table, List<OriginColumn> columns) {
        public Origin {
            columns = List.copyOf(columns);
        }

        /** Whether a cell can be changed: it is kept in the table, and is not what tells its row from others. */
        public boolean isEditable(int column) {
            return columns.get(column).name().isPresent() && !columns.get(column).isKey();
        }

        /**
         * The statement that changes one cell, only while the row still has what was shown.
         *
         * @param row as it was shown
         * @param value empty for NULL
         */
        public String update(List<Optional<String>> row, int column, Optional<String> value) {
            List<String> conditions = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).isKey()) {
                    conditions.add(columns.get(i).is(row.get(i)));
                }
            }
            OriginColumn changed = columns.get(column);
            if (changed.isComparable()) {
                conditions.add(changed.is(row.get(column)));
            }
            return "UPDATE " + table + " SET " + changed.name().orElseThrow() + " = " + changed.literal(value) + " WHERE " + String.join(" AND ", conditions);
        }
    }

    /**
     * A column of a result.
     *
     * @param name in its table; empty for one that was computed
     * @param isNumber whether values are written without quotes
     * @param isComparable whether a shown value can be compared with the kept one: not so for times and long texts
     */
    record OriginColumn(Optional<String> name, boolean isKey, boolean isNumber, boolean isComparable) {
        private static final String NULL = "NULL";

        String literal(Optional<String> value) {
            return value.map(v -> isNumber && v.strip().matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?|(?i)true|false") ? v.strip() : "'" + v.replace("'", "''") + "'").orElse(NULL);
        }

        String is(Optional<String> value) {
            return name.orElseThrow() + (value.isEmpty() ? " IS NULL" : " = " + literal(value));
        }
    }

    Result execute(String sql, int maxRows, CancelToken cancel) throws GodwitException;
}
