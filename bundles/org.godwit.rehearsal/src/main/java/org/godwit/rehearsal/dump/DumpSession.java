package org.godwit.rehearsal.dump;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * A connection over which the bytes of a dump arrive unchanged: statements have one character per byte, the driver encodes them as ISO 8859-1, and the server takes them in whatever character
 * set the dump itself sets ({@code SET NAMES}), beginning with utf8mb4 as the clients do. Foreign keys are not checked, since a dump need not be in their order. Not thread-safe.
 */
final class DumpSession implements AutoCloseable {
    private static final Pattern UNKNOWN_COLLATION = Pattern.compile("Unknown collation: '([\\w]+)'");
    private static final int ER_UNKNOWN_COLLATION = 1273;

    private final Connection connection;

    DumpSession(DataSource server, boolean disposable) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("characterEncoding", "ISO8859_1");
        properties.setProperty("connectionCollation", "latin1_swedish_ci");
        connection = Jdbc.connect(server, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET NAMES utf8mb4");
            statement.execute("SET SESSION foreign_key_checks=0, unique_checks=0");
            if (disposable) {
                statement.execute("SET SESSION sql_log_bin=0");
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void execute(String sql, CancelToken cancel) throws SQLException {
        try (Statement statement = connection.createStatement(); CancelToken.Registration registration = cancel.onCancel(() -> Jdbc.abort(connection))) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** The collation that the server said it does not know, empty text for any other error. */
    static String unknownCollation(SQLException error) {
        if (error.getErrorCode() != ER_UNKNOWN_COLLATION) {
            return "";
        }
        Matcher matcher = UNKNOWN_COLLATION.matcher(error.getMessage());
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
