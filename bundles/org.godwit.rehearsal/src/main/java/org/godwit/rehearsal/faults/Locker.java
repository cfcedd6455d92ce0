package org.godwit.rehearsal.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.model.DataSource;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rehearsal.internal.Jdbc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session that locks rows of a table from the highest key down, changes nothing, and so gets into deadlocks with whoever writes upwards. One thread of its own. */
final class Locker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Locker.class);
    private static final int ROWS_A_ROUND = 40;
    private static final long HELD_NANOS = Duration.ofMillis(20).toNanos();

    private final DataSource server;
    private final String table;
    private final int rows;
    private final Random random;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile int rounds;
    private volatile int deadlocks;

    Locker(DataSource server, String table, int rows, long seed) {
        this.server = server;
        this.table = table;
        this.rows = rows;
        random = new Random(seed);
        thread = EngineThreads.factory("faults", "locker").newThread(this::work);
        thread.start();
    }

    private void work() {
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopped) {
                round(connection, statement);
            }
        } catch (SQLException e) {
            LOG.warn("the session that locks rows ended", e);
        }
    }

    private void round(Connection connection, Statement statement) throws SQLException {
        try {
            int high = rows - random.nextInt(rows / 2);
            for (int i = 0; i < ROWS_A_ROUND && !stopped; i++) {
                statement.executeQuery("SELECT id FROM " + table + " WHERE id = " + Math.max(1, high - i * (high / ROWS_A_ROUND)) + " FOR UPDATE").close();
            }
            LockSupport.parkNanos(HELD_NANOS);
            rounds++;
        } catch (SQLTransactionRollbackException e) {
            LOG.debug("a deadlock fell on the session that locks rows", e);
            deadlocks++;
        }
        connection.rollback();
    }

    int rounds() {
        return rounds;
    }

    int deadlocks() {
        return deadlocks;
    }

    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
