package org.godwit.connector.mysql.connect;

import com.mysql.cj.jdbc.Driver;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives the pool its connections, all of one kind of session. Thread-safe. Uses the driver's class directly, so that no class loader has to find it. */
final class JdbcSource implements DataSource {
    private final DriverSettings settings;
    private final SessionKind kind;
    private final Driver driver;

    JdbcSource(DriverSettings settings, SessionKind kind) throws SQLException {
        this.settings = settings;
        this.kind = kind;
        this.driver = new Driver();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return driver.connect(settings.url(), settings.properties(kind));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the account belongs to the data source");
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the pool never asks for it; logging goes through SLF4J
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the connect timeout is one of the driver's settings
    }

    /** The pool waits so long for a connection that is being made when it is closed. */
    @Override
    public int getLoginTimeout() {
        return 2;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logging goes through SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
