package org.godwit.rehearsal.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * A connection that reads and notes each statement. Values come as the server's bytes, in the column's own character set, times in UTC. A cancel ends the connection. Used by one thread.
 */
final class CaptureSession implements AutoCloseable {
    private final DataSource source;
    private final StatementList statements;
    private final CancelToken cancel;
    private final Connection connection;
    private boolean dry;

    private CaptureSession(DataSource source, StatementList statements, CancelToken cancel, Connection connection) {
        this.source = source;
        this.statements = statements;
        this.cancel = cancel;
        this.connection = connection;
    }

    /** Takes a row of a result. */
    @FunctionalInterface
    interface Row {
        void row(ResultSet row) throws SQLException, GodwitException;
    }

    static CaptureSession open(DataSource source, StatementList statements, CancelToken cancel) throws GodwitException {
        try {
            Properties properties = new Properties();
            properties.setProperty("characterEncoding", "UTF-8");
            properties.setProperty("tinyInt1isBit", "false");
            CaptureSession session = new CaptureSession(source, statements, cancel, Jdbc.connect(source, properties));
            try {
                session.prepare();
                return session;
            } catch (GodwitException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(source, e, cancel);
        }
    }

    private void prepare() throws GodwitException {
        execute("SET SESSION time_zone = '+00:00', sql_mode = '', character_set_results = NULL, net_write_timeout = 28800");
        execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        execute("SET SESSION TRANSACTION READ ONLY");
    }

    /** From now on statements are noted only, and all results are empty. */
    void onlyNote() {
        dry = true;
    }

    boolean isOnlyNoting() {
        return dry;
    }

    void execute(String sql) throws GodwitException {
        cancel.check();
        statements.add(sql);
        if (dry) {
            return;
        }
        try (Statement statement = connection.createStatement(); CancelToken.Registration hook = cancel.onCancel(() -> Jdbc.abort(connection))) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(source, e, cancel);
        }
    }

    /**
     * Streams the rows of a query.
     *
     * @param values for the places that are marked with a question mark: text or bytes
     */
    void query(String sql, List<?> values, Row taker) throws GodwitException {
        cancel.check();
        statements.add(sql);
        if (dry) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                CancelToken.Registration hook = cancel.onCancel(() -> Jdbc.abort(connection))) {
            statement.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    cancel.check();
                    taker.row(rows);
                }
            }
        } catch (SQLException e) {
            throw failure(source, e, cancel);
        }
    }

    /** The first row as text; empty without one. */
    List<String> first(String sql) throws GodwitException {
        List<String> values = new ArrayList<>();
        query(sql, List.of(), row -> {
            if (values.isEmpty()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(Optional.ofNullable(row.getString(i)).orElse(""));
                }
            }
        });
        return values;
    }

    private static GodwitException failure(DataSource source, SQLException e, CancelToken cancel) {
        return cancel.isCancelled() ? new GodwitException(CoreError.CANCELLED, e) : new GodwitException(CaptureError.SQL, e, source.address(), String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            Jdbc.abort(connection);
        }
    }
}
