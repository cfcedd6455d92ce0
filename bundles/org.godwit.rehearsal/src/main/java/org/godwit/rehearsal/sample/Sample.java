package org.godwit.rehearsal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.Queue;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.dump.DumpItem;
import org.godwit.rehearsal.dump.StatementReader;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * The sample that ships: a mail-order shop of {@value #DATABASE} with {@value #TABLES} tables and the values that migrations stumble over, made from a seed. The same seed and size give the
 * same rows on every machine. Thread-safe.
 */
public final class Sample {
    public static final String DATABASE = "shop";
    public static final int TABLES = 30;
    public static final long DEFAULT_ROWS = 1_000_000;
    public static final long DEFAULT_SEED = 20_260;
    private static final int LOADERS = 2;

    private final long seed;
    private final List<SampleTable> tables;

    /** @param rows wanted in all tables together; some thousand are the least */
    public Sample(long seed, long rows) {
        this.seed = seed;
        SampleSize size = SampleSize.of(rows);
        List<SampleTable> all = new ArrayList<>(new ShopMasterData(size).tables());
        all.addAll(new ShopBusiness(size).tables());
        all.addAll(new ShopOddities(size).tables());
        long others = all.stream().mapToLong(SampleTable::rows).sum();
        all.add(ShopOddities.auditLog(Math.max(100, rows - others)));
        all.sort(Comparator.comparingLong(SampleTable::rows).reversed());
        this.tables = List.copyOf(all);
    }

    /** Rows in all tables together. */
    public long rows() {
        return tables.stream().mapToLong(SampleTable::rows).sum();
    }

    /**
     * Creates the database and fills it.
     *
     * @param disposable the server is a twin, whose binary log nobody needs
     */
    public void load(DataSource server, boolean disposable, Progress progress, CancelToken cancel) throws GodwitException {
        progress.expect(rows());
        script(server, "shop.sql", cancel);
        Queue<SampleTable> waiting = new ConcurrentLinkedQueue<>(tables);
        ExecutorService pool = EngineThreads.pool("rehearsal", "sample", LOADERS);
        try {
            List<Future<?>> loaders = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                loaders.add(pool.submit(() -> {
                    fill(server, disposable, waiting, progress, cancel);
                    return null;
                }));
            }
            for (Future<?> loader : loaders) {
                loader.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, e.getCause(), "the sample", e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            pool.shutdownNow();
        }
        script(server, "shop-views.sql", cancel);
    }

    private void fill(DataSource server, boolean disposable, Queue<SampleTable> waiting, Progress progress, CancelToken cancel) throws GodwitException {
        try (Connection connection = connect(server, disposable); CancelToken.Registration registration = cancel.onCancel(() -> Jdbc.abort(connection)); Statement statement = connection.createStatement()) {
            for (SampleTable table = waiting.poll(); table != null; table = waiting.poll()) {
                cancel.check();
                progress.note(table.name());
                fill(statement, table, progress);
            }
        } catch (SQLException e) {
            waiting.clear();
            cancel.check();
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    private void fill(Statement statement, SampleTable table, Progress progress) throws SQLException {
        statement.unwrap(com.mysql.cj.jdbc.JdbcStatement.class).setLocalInfileInputStream(new RowStream(table, seed, rows -> progress.advance(rows, 0)));
        int loaded = statement.executeUpdate(table.loadStatement());
        Optional<String> warning = Optional.ofNullable(statement.getWarnings()).map(Throwable::getMessage);
        if (loaded != table.rows() || warning.isPresent()) {
            throw new SQLException(loaded + " of " + table.rows() + " rows of " + table.name() + " arrived" + warning.map(w -> "; " + w).orElse(""));
        }
    }

    /** Zero dates and year zero need the server's lenient modes; times are written as UTC, so that they are the same everywhere. */
    private static Connection connect(DataSource server, boolean disposable) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("allowLoadLocalInfile", "true");
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("useServerPrepStmts", "false");
        Connection connection = Jdbc.connect(server, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode='STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO', foreign_key_checks=0, unique_checks=0, time_zone='+00:00'");
            if (disposable) {
                statement.execute("SET SESSION sql_log_bin=0");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void script(DataSource server, String resource, CancelToken cancel) throws GodwitException {
        try (InputStream in = Sample.class.getResourceAsStream(resource);
                Connection connection = connect(server, false);
                CancelToken.Registration registration = cancel.onCancel(() -> Jdbc.abort(connection));
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            StatementReader reader = new StatementReader(in);
            for (Optional<DumpItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                if (item.get() instanceof DumpItem.Statement ddl) {
                    statement.execute(new String(ddl.text().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, resource, e.getMessage());
        } catch (SQLException e) {
            cancel.check();
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }
}
