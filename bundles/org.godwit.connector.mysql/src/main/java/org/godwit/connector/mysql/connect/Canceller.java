package org.godwit.connector.mysql.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cancel reach a statement that blocks: first {@code KILL QUERY}, and when the statement still runs after {@value #GRACE_MILLIS} ms, the socket is closed.
 * Thread-safe. Killing needs a connection of its own and may block, so it runs on this class's threads, which end when idle.
 */
final class Canceller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Canceller.class);
    private static final int GRACE_MILLIS = 1500;

    private final ThreadPoolExecutor killers = new ThreadPoolExecutor(4, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(4096), EngineThreads.factory("mysql", "kill"));
    private final ScheduledThreadPoolExecutor aborts = new ScheduledThreadPoolExecutor(1, EngineThreads.factory("mysql", "abort"));

    Canceller() {
        killers.allowCoreThreadTimeOut(true);
        aborts.setKeepAliveTime(10, TimeUnit.SECONDS);
        aborts.allowCoreThreadTimeOut(true);
        aborts.setRemoveOnCancelPolicy(true);
    }

    /** Ties the statement to the token until the registration is closed. */
    CancelToken.Registration guard(Statement statement, Connection connection, CancelToken cancel) {
        AtomicBoolean running = new AtomicBoolean(true);
        CancelToken.Registration hook = cancel.onCancel(() -> stop(statement, connection, running));
        return () -> {
            running.set(false);
            hook.close();
        };
    }

    private void stop(Statement statement, Connection connection, AtomicBoolean running) {
        try {
            aborts.schedule(() -> abortIfRunning(connection, running), GRACE_MILLIS, TimeUnit.MILLISECONDS);
            killers.execute(() -> kill(statement, running));
        } catch (RejectedExecutionException closedOrFull) {
            LOG.debug("No thread to kill a query with, closing its connection", closedOrFull);
            abortIfRunning(connection, running);
        }
    }

    private static void kill(Statement statement, AtomicBoolean running) {
        try {
            if (running.get()) {
                statement.cancel();
            }
        } catch (SQLException | NullPointerException e) {
            // the driver forgets its session when another thread finds the connection broken, and does not look before it asks for the thread to kill
            LOG.debug("KILL QUERY failed; the connection is closed instead", e);
        }
    }

    private static void abortIfRunning(Connection connection, AtomicBoolean running) {
        if (running.get()) {
            abort(connection);
        }
    }

    /** Closes the socket under whoever uses it. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("Closing a busy connection failed", e);
        }
    }

    @Override
    public void close() {
        killers.shutdown();
        aborts.shutdownNow();
    }
}
