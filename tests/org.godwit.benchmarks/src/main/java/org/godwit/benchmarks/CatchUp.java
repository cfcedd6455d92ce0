package org.godwit.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.SchemaFollower;
import org.godwit.schema.mysql.follow.FollowerOptions;
import org.godwit.schema.mysql.follow.MySqlSchemaFollower;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;
import org.godwit.transfer.incr.IncrMetrics;

/** One store and one component that follows it in this process, from a place of the log to its end. */
abstract class CatchUp implements AutoCloseable {
    private static final long LOOK_NANOS = 2_000_000;

    final String database;
    final Map<String, String> parameters;
    final CancelToken cancel = CancelToken.create();
    final Endpoint source;
    final Endpoint target;
    final LogReader log;
    private Optional<IncrMetrics> metrics = Optional.empty();

    /** What follows the store. */
    interface Follower {
        /** Works until cancelled. */
        void run(CancelToken running) throws GodwitException;

        IncrMetrics metrics();
    }

    CatchUp(DataSource from, Connector toConnector, DataSource to, String database, Map<String, String> parameters) throws GodwitException {
        this.database = database;
        this.parameters = parameters;
        this.source = new MySqlConnector().open(from, parameters, cancel);
        this.target = toConnector.open(to, parameters, cancel);
        this.log = source.logReader().orElseThrow();
    }

    abstract Follower follower(LogPosition start, ChangeStore store) throws GodwitException;

    LogPosition current() throws GodwitException {
        return log.current(cancel);
    }

    /** Seconds until everything in the log is at the target. */
    double run(LogPosition start, Path folder) throws Exception {
        LogPosition end = current();
        CancelToken running = cancel.child();
        long begin = System.nanoTime();
        try (ChangeStore store = ChangeStore.open(folder, StoreSettings.standard(log::covers))) {
            store.startAt(start);
            CompletableFuture<Void> pull = work(() -> log.read(start, name -> name.schema().equals(database), store.appender(), running));
            Follower sync = follower(start, store);
            CompletableFuture<Void> apply = work(() -> sync.run(running));
            while (sync.metrics().position().filter(p -> log.covers(p.log(), end)).isEmpty()) {
                if (pull.isDone()) {
                    pull.join();
                }
                if (apply.isDone()) {
                    apply.join();
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            metrics = Optional.of(sync.metrics());
            running.cancel();
            CompletableFuture.allOf(pull, apply).join();
            return seconds;
        } finally {
            running.release();
        }
    }

    IncrMetrics metrics() {
        return metrics.orElseThrow();
    }

    /** Something that works until cancelled. */
    private interface Work {
        void run() throws GodwitException;
    }

    private static CompletableFuture<Void> work(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (GodwitException e) {
                if (e.isCancelled()) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(e);
                }
            }
        });
        return done;
    }

    /** Whatever lies in the database is followed. */
    SchemaFollower schema(ServerInfo at) throws GodwitException {
        return MySqlSchemaFollower.start(source.server(), at, definitions(), name -> name.schema().equals(database) ? Optional.of(TableMapping.same(name)) : Optional.empty(), FollowerOptions.DEFAULT);
    }

    private List<TableDef> definitions() throws GodwitException {
        return source.catalog().tables(source.catalog().objects(database, cancel).stream().map(o -> o.name()).toList(), cancel);
    }

    @Override
    public void close() throws GodwitException {
        cancel.cancel();
        source.close();
        target.close();
    }
}
