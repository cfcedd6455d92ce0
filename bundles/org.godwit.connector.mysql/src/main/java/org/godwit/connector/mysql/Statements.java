package org.godwit.connector.mysql;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.StatementExecutor;
import org.godwit.schema.mysql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs DDL, each call on one of a few kept sessions. Thread-safe. A session on which something failed is not used again. */
final class Statements implements StatementExecutor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final int KEPT = 4;

    /**
     * Settings that would make a server add to or refuse what the statement says. Where the account may not change them the precheck has told so.
     * explicit_defaults_for_timestamp: a TIMESTAMP column is only what its declaration says (MySQL manual, "Server System Variables").
     */
    private static final List<String> PLAIN = List.of("explicit_defaults_for_timestamp = 1", "sql_require_primary_key = 0", "sql_generate_invisible_primary_key = 0");

    private final Connections connections;
    private final ServerInfo server;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private boolean closed;

    Statements(Connections connections, ServerInfo server) {
        this.connections = connections;
        this.server = server;
    }

    /** A session and its default database. */
    private record Kept(Session session, String database) {
    }

    @Override
    public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
        Session session = session(database, cancel);
        boolean reusable = false;
        try {
            session.execute(statement, cancel);
            reusable = !cancel.isCancelled();
        } finally {
            giveBack(new Kept(session, database), reusable);
        }
    }

    /**
     * By the server's number: table, column, key or constraint exists (1050, 1060, 1061, 1826, 3822), more than one primary key (1068), nothing to drop (1091), unknown table (1051, 1146) or column (1054),
     * database exists (1007) or not (1008). MySQL server error reference; MariaDB keeps these numbers.
     */
    @Override
    public boolean isEffectThere(GodwitException failure) {
        return failure.getCause() instanceof SQLException e && Set.of(1007, 1008, 1050, 1051, 1054, 1060, 1061, 1068, 1091, 1146, 1826, 3822).contains(e.getErrorCode());
    }

    private Session session(String database, CancelToken cancel) throws GodwitException {
        Optional<Kept> kept = take(database);
        if (kept.isPresent()) {
            return kept.get().session;
        }
        Session session = connections.dedicated(SessionKind.DDL, cancel);
        try {
            for (String setting : PLAIN) {
                String name = setting.substring(0, setting.indexOf(' '));
                String wanted = setting.endsWith("1") ? "ON" : "OFF";
                if (!server.variable(name).isEmpty() && !server.variable(name).equalsIgnoreCase(wanted)) {
                    trySetting(session, setting, cancel);
                }
            }
            if (!database.isEmpty()) {
                session.execute("USE " + Sql.quote(database), cancel);
            }
            return session;
        } catch (GodwitException e) {
            session.close();
            throw e;
        }
    }

    private void trySetting(Session session, String setting, CancelToken cancel) throws GodwitException {
        try {
            session.execute("SET SESSION " + setting, cancel);
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            LOG.info("The account at {} may not set {}: {}", session.address(), setting, e.problem().message());
        }
    }

    private synchronized Optional<Kept> take(String database) {
        Optional<Kept> fitting = idle.stream().filter(k -> k.database.equals(database)).findFirst();
        fitting.ifPresent(idle::remove);
        return fitting;
    }

    private void giveBack(Kept kept, boolean reusable) {
        Optional<Kept> surplus;
        synchronized (this) {
            if (reusable && !closed) {
                idle.addFirst(kept);
            }
            surplus = !reusable || closed ? Optional.of(kept) : idle.size() > KEPT ? Optional.of(idle.removeLast()) : Optional.empty();
        }
        surplus.ifPresent(k -> k.session.close());
    }

    @Override
    public void close() {
        List<Kept> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(k -> k.session.close());
    }
}
