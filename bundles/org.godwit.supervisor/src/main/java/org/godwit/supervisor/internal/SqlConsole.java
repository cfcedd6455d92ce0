package org.godwit.supervisor.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.RmConsole;
import org.slf4j.LoggerFactory;

/** SQL on the rm database. The statement and its audit entry are one transaction. Thread-safe. */
public final class SqlConsole implements RmConsole {
    private static final Set<Integer> NUMBERS = Set.of(Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.TINYINT, Types.DOUBLE, Types.FLOAT, Types.REAL, Types.DECIMAL, Types.NUMERIC, Types.BOOLEAN);

    private final RmDatabase rm;
    private final AuditRepository audit = new AuditRepository();

    public SqlConsole(RmDatabase rm) {
        this.rm = rm;
    }

    @Override
    public Result execute(String sql, int maxRows, CancelToken cancel) throws GodwitException {
        if (sql.isBlank()) {
            throw new GodwitException(SupervisorError.BAD_CONSOLE, "it is empty");
        }
        cancel.check();
        return rm.call(handle -> {
            Connection connection = handle.getConnection();
            try (Statement statement = connection.createStatement(); CancelToken.Registration registration = cancel.onCancel(() -> interrupt(statement))) {
                statement.setMaxRows(maxRows + 1);
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        return query(rows, maxRows, connection);
                    }
                }
                int updated = statement.getUpdateCount();
                audit.add(handle, "SQL", "rm", sql);
                return new Result(List.of(), List.of(), updated, false, Optional.empty());
            } catch (SQLException e) {
                cancel.check();
                throw new GodwitException(SupervisorError.BAD_CONSOLE, e, message(e));
            }
        });
    }

    private static Result query(ResultSet rows, int maxRows, Connection connection) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            columns.add(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        Optional<Origin> origin = origin(rows.getMetaData(), connection);
        List<List<Optional<String>>> lines = new ArrayList<>();
        boolean more = false;
        while (!more && rows.next()) {
            if (lines.size() == maxRows) {
                more = true;
            } else {
                List<Optional<String>> line = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    line.add(Optional.ofNullable(rows.getString(i)));
                }
                lines.add(line);
            }
        }
        return new Result(columns, lines, -1, more, origin);
    }

    /** Rows can be changed when all that was read is of one table and its key was read too. */
    private static Optional<Origin> origin(ResultSetMetaData result, Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            tables.add(result.getTableName(i));
        }
        tables.remove("");
        if (tables.size() != 1) {
            return Optional.empty();
        }
        String table = tables.iterator().next();
        Set<String> keys = new TreeSet<>();
        try (ResultSet found = connection.getMetaData().getPrimaryKeys(null, "PUBLIC", table)) {
            while (found.next()) {
                keys.add(found.getString("COLUMN_NAME"));
            }
        }
        List<OriginColumn> columns = new ArrayList<>();
        Set<String> missing = new TreeSet<>(keys);
        for (int i = 1; i <= result.getColumnCount(); i++) {
            String name = result.getTableName(i).isEmpty() ? "" : result.getColumnName(i);
            missing.remove(name);
            int type = result.getColumnType(i);
            columns.add(new OriginColumn(name.isEmpty() ? Optional.empty() : Optional.of(name.toLowerCase(Locale.ROOT)), keys.contains(name), NUMBERS.contains(type), NUMBERS.contains(type) || type == Types.VARCHAR));
        }
        return keys.isEmpty() || !missing.isEmpty() ? Optional.empty() : Optional.of(new Origin(table.toLowerCase(Locale.ROOT), columns));
    }

    private static String message(SQLException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf("; SQL statement");
        return end < 0 ? text : text.substring(0, end);
    }

    private static void interrupt(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LoggerFactory.getLogger(SqlConsole.class).debug("cancelling a statement", e);
        }
    }
}
