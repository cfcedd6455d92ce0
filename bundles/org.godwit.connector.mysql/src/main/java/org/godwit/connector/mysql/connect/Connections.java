package org.godwit.connector.mysql.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.ThreadFactory;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TlsSettings;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;

/**
 * All connections to one server: a small pool for short queries, and dedicated ones for streams, writers and DDL, which belong to whoever took them.
 * Thread-safe. Connecting can be cancelled. Closing ends every connection, also busy ones.
 */
public final class Connections implements AutoCloseable {
    private static final int POOL_POLL_MILLIS = 1000;
    private static final int POOL_WAIT_SECONDS = 30;

    static {
        // its thread would outlive us; all our connections are closed in order
        System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    }

    private final DataSource dataSource;
    private final DriverSettings settings;
    private final Canceller canceller = new Canceller();
    private final ThreadFactory connectThreads = EngineThreads.factory("mysql", "connect");
    private final Set<Connection> dedicated = ConcurrentHashMap.newKeySet();
    private final HikariDataSource pool;
    private volatile boolean closed;

    private Connections(DataSource dataSource, DriverSettings settings, ConnectionOptions options) throws SQLException {
        this.dataSource = dataSource;
        this.settings = settings;
        this.pool = new HikariDataSource(poolConfig(dataSource, settings, options));
    }

    /**
     * Connects once, so that a wrong host or password shows at once.
     * In mode PREFERRED a server on this machine is talked to without encryption, because nobody can listen there; when the server insists, encryption is used after all.
     */
    public static Connections open(DataSource dataSource, ConnectionOptions options, CancelToken cancel) throws GodwitException {
        boolean optional = dataSource.tls().mode() == TlsSettings.Mode.PREFERRED && DriverSettings.isLoopback(dataSource.host());
        if (!optional) {
            return open(dataSource, options, dataSource.tls().mode() != TlsSettings.Mode.DISABLED, cancel);
        }
        try {
            return open(dataSource, options, false, cancel);
        } catch (GodwitException e) {
            boolean mayInsist = e.problem().code().equals(MySqlError.TLS.code()) || e.problem().code().equals(MySqlError.ACCESS_DENIED.code());
            if (!mayInsist) {
                throw e;
            }
            return open(dataSource, options, true, cancel);
        }
    }

    private static Connections open(DataSource dataSource, ConnectionOptions options, boolean encrypt, CancelToken cancel) throws GodwitException {
        DriverSettings settings = DriverSettings.of(dataSource, options, encrypt);
        Connections connections;
        try {
            connections = new Connections(dataSource, settings, options);
        } catch (SQLException e) {
            settings.close();
            throw SqlErrors.translate(e, dataSource.address());
        }
        try (Session first = connections.dedicated(SessionKind.QUERY, cancel)) {
            first.text("SELECT 1", cancel);
            return connections;
        } catch (GodwitException e) {
            connections.close();
            throw e;
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** How these connections log in. */
    public Login login() {
        return settings.login();
    }

    /** A connection of the pool, kind {@link SessionKind#QUERY}; whoever changes session state takes a dedicated one instead. */
    public Session pooled(CancelToken cancel) throws GodwitException {
        for (int waited = 0;; waited += POOL_POLL_MILLIS) {
            cancel.check();
            try {
                Connection connection = pool.getConnection();
                return new Session(connection, canceller, dataSource.address(), () -> {});
            } catch (SQLTransientConnectionException e) {
                if (waited >= POOL_WAIT_SECONDS * 1000) {
                    throw translate(e);
                }
            } catch (SQLException e) {
                throw SqlErrors.translate(e, dataSource.address(), cancel);
            }
        }
    }

    private GodwitException translate(SQLTransientConnectionException failure) {
        SQLException cause = failure.getCause() instanceof SQLException e ? e : failure;
        return SqlErrors.translate(cause, dataSource.address());
    }

    /** A new connection of its own; the caller closes it. */
    public Session dedicated(SessionKind kind, CancelToken cancel) throws GodwitException {
        cancel.check();
        Connection connection = connect(kind, cancel);
        dedicated.add(connection);
        if (closed) {
            Canceller.abort(connection);
            throw new GodwitException(CoreError.CANCELLED);
        }
        return new Session(connection, canceller, dataSource.address(), () -> dedicated.remove(connection));
    }

    /** Connects on a thread of its own, because a driver that waits for an answer cannot be interrupted. */
    private Connection connect(SessionKind kind, CancelToken cancel) throws GodwitException {
        CompletableFuture<Connection> result = new CompletableFuture<>();
        AtomicBoolean givenUp = new AtomicBoolean();
        connectThreads.newThread(() -> {
            try {
                Connection connection = new JdbcSource(settings, kind).getConnection();
                if (givenUp.get() || !result.complete(connection)) {
                    Canceller.abort(connection);
                }
            } catch (SQLException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        }).start();
        try (CancelToken.Registration hook = cancel.onCancel(() -> {
            givenUp.set(true);
            result.completeExceptionally(new GodwitException(CoreError.CANCELLED));
        })) {
            return result.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause(), cancel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            givenUp.set(true);
            result.completeExceptionally(e);
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    private GodwitException failure(Throwable cause, CancelToken cancel) {
        return switch (cause) {
            case GodwitException e -> e;
            case SQLException e -> SqlErrors.translate(e, dataSource.address(), cancel);
            default -> new GodwitException(CoreError.UNEXPECTED, cause, "connecting to " + dataSource.address(), String.valueOf(cause.getMessage()));
        };
    }

    private static HikariConfig poolConfig(DataSource dataSource, DriverSettings settings, ConnectionOptions options) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("godwit-mysql-" + dataSource.host() + "-" + dataSource.port());
        config.setDataSource(new JdbcSource(settings, SessionKind.QUERY));
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(POOL_POLL_MILLIS);
        config.setValidationTimeout(POOL_POLL_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setThreadFactory(EngineThreads.factory("mysql", "pool"));
        return config;
    }

    @Override
    public void close() {
        closed = true;
        dedicated.forEach(Canceller::abort);
        dedicated.clear();
        pool.close();
        canceller.close();
        settings.close();
    }
}
