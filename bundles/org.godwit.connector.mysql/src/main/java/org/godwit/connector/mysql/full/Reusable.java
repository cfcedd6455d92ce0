package org.godwit.connector.mysql.full;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Dedicated sessions that are used again for the next slice or table instead of connecting anew. Thread-safe; the connections end with their {@link Connections}. */
final class Reusable {
    private static final int MAX_IDLE = 64;

    /** Prepares a session once after it was connected. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Session session, CancelToken cancel) throws GodwitException;
    }

    private final Connections connections;
    private final SessionKind kind;
    private final Preparation preparation;
    private final Deque<Session> idle = new ArrayDeque<>();

    Reusable(Connections connections, SessionKind kind, Preparation preparation) {
        this.connections = connections;
        this.kind = kind;
        this.preparation = preparation;
    }

    Session take(CancelToken cancel) throws GodwitException {
        cancel.check();
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        Session session = connections.dedicated(kind, cancel);
        try {
            preparation.prepare(session, cancel);
            return session;
        } catch (GodwitException e) {
            session.close();
            throw e;
        }
    }

    /** Only a session that finished its work in order; any other is {@linkplain #drop dropped}. */
    void giveBack(Session session) {
        synchronized (idle) {
            if (idle.size() < MAX_IDLE) {
                idle.push(session);
                return;
            }
        }
        session.close();
    }

    /** Ends the connection at once, without reading what the server still has to say. */
    void drop(Session session) throws GodwitException {
        try {
            session.connection().abort(Runnable::run);
        } catch (SQLException e) {
            throw session.translate(e, session.address(), CancelToken.create());
        } finally {
            session.close();
        }
    }
}
