package org.godwit.rehearsal.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;
import org.godwit.rehearsal.internal.Touches;

/**
 * Stands for the user's application: several connections that commit short seeded transactions on one side until they are told to stop. Each leaves its trace in the {@link Ledger} and touches rows of
 * the user's. Used by one thread; the writers are its own.
 */
final class Application implements AutoCloseable {
    private static final int FILLING = 150;

    private final DataSource server;
    private final Plan plan;
    private final DrillSettings settings;
    private final ExecutorService threads;
    private final List<Future<?>> writers = new ArrayList<>();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean stopped;

    /**
     * What is written to.
     *
     * @param database where the drill's own tables are
     * @param tables of the user's, rows of which are touched
     */
    record Plan(String database, Set<ObjectName> tables) {
    }

    /** @param firstWriter number of the first writer, whose trace tells it from all that wrote before */
    Application(DataSource server, Plan plan, DrillSettings settings, int firstWriter) {
        this.server = server;
        this.plan = plan;
        this.settings = settings;
        threads = EngineThreads.pool("drill", "writer", settings.writers());
        for (int i = 0; i < settings.writers(); i++) {
            int writer = firstWriter + i;
            writers.add(threads.submit(() -> {
                write(writer);
                return null;
            }));
        }
    }

    private void write(int writer) throws SQLException {
        Random random = new Random(settings.seed() + writer);
        long pause = settings.writesPerSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(settings.writers()) / settings.writesPerSecond();
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            Touches touches = new Touches(connection, plan.tables());
            connection.setAutoCommit(false);
            String at = Ledger.quote(plan.database()) + '.';
            for (long number = 1; !stopped; number++) {
                statement.executeUpdate("INSERT INTO " + at + Ledger.TRANSACTIONS + " VALUES (" + writer + ", " + number + ", '" + "é".repeat(random.nextInt(FILLING)) + "')");
                statement.executeUpdate("UPDATE " + at + Ledger.COUNTERS + " SET raised = raised + 1 WHERE id = " + random.nextInt(Ledger.COUNTER_ROWS));
                // the rows' own rules may refuse; two writers that wait for each other count as refused too
                if (touches.one(statement, random)) {
                    connection.commit();
                    committed.incrementAndGet();
                } else {
                    connection.rollback();
                    refused.incrementAndGet();
                }
                if (pause > 0) {
                    LockSupport.parkNanos(pause);
                }
            }
        }
    }

    long committed() {
        return committed.get();
    }

    long refused() {
        return refused.get();
    }

    /** Fails when a writer did, so that nobody waits for writes that never come. */
    void check() throws GodwitException {
        if (writers.stream().anyMatch(Future::isDone)) {
            stop();
        }
    }

    /** The last commit has been answered when this returns. */
    void stop() throws GodwitException {
        stopped = true;
        for (Future<?> writer : writers) {
            try {
                writer.get();
            } catch (ExecutionException e) {
                throw new GodwitException(RehearsalError.TWIN_SQL, e.getCause(), server.address(), e.getCause().getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
    }
}
