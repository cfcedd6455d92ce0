package org.godwit.connector.mysql.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.connector.mysql.error.StatementWords;
import org.godwit.core.error.FailedStatement;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection for the time of one piece of work, pooled or dedicated; closing gives it back. Used by one thread at a time.
 * The helpers cover short work; who streams takes {@link #connection()} and ties each statement to the token with {@link #guard}.
 */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Connection connection;
    private final Canceller canceller;
    private final String address;
    private final Runnable onClose;

    Session(Connection connection, Canceller canceller, String address, Runnable onClose) {
        this.connection = connection;
        this.canceller = canceller;
        this.address = address;
        this.onClose = onClose;
    }

    /** Makes a value of the row the result set stands on. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    public Connection connection() {
        return connection;
    }

    /** {@code user@host:port}, for messages. */
    public String address() {
        return address;
    }

    /** Ties a statement to a token: while the registration is open, a cancel kills the query, and after one and a half seconds its connection. */
    public CancelToken.Registration guard(Statement statement, CancelToken cancel) {
        return canceller.guard(statement, connection, cancel);
    }

    /** Runs a statement that gives no rows; returns the number of rows it changed. */
    public long execute(String sql, CancelToken cancel) throws GodwitException {
        cancel.check();
        try (Statement statement = connection.createStatement(); CancelToken.Registration guard = guard(statement, cancel)) {
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw translate(noted(e, sql), address, cancel);
        }
    }

    /** All rows of a short query. */
    public <T> List<T> query(String sql, List<?> parameters, RowMapper<T> mapper, CancelToken cancel) throws GodwitException {
        cancel.check();
        try (PreparedStatement statement = connection.prepareStatement(sql); CancelToken.Registration guard = guard(statement, cancel)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw translate(noted(e, sql), address, cancel);
        }
    }

    /** The first column of the first row as text; empty without a row or for NULL. */
    public Optional<String> text(String sql, CancelToken cancel) throws GodwitException {
        return query(sql, List.of(), row -> Optional.ofNullable(row.getString(1)), cancel).stream().findFirst().flatMap(value -> value);
    }

    /** Notes on a failure which statement it was, without values. */
    public SQLException noted(SQLException failure, String sql) {
        return FailedStatement.note(failure, StatementWords.of(sql), address);
    }

    /** Our words for a failure while working on the subject (a table, or the server's address). */
    public GodwitException translate(SQLException failure, String subject, CancelToken cancel) {
        return SqlErrors.translate(failure, subject, cancel);
    }

    /** Never fails: a connection that cannot be closed properly is gone anyway. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Closing a connection to {} failed", address, e);
        } finally {
            onClose.run();
        }
    }
}
