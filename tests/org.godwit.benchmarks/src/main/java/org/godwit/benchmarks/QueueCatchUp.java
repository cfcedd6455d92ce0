package org.godwit.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.godwit.connector.kafka.KafkaConnector;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.schema.mysql.follow.FollowerOptions;
import org.godwit.schema.mysql.follow.MySqlSchemaFollower;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.godwit.transfer.queue.QueuePlace;
import org.godwit.transfer.queue.QueueSettings;
import org.godwit.transfer.queue.QueueSync;

/** One store and one synchronization to Kafka in this process, from a place of the log to the acknowledgement of its end. */
final class QueueCatchUp implements AutoCloseable {
    private static final long LOOK_NANOS = 2_000_000;

    private final String database;
    private final Map<String, String> parameters;
    private final CancelToken cancel = CancelToken.create();
    private final Endpoint source;
    private final Endpoint target;
    private final LogReader log;
    private Optional<IncrMetrics> metrics = Optional.empty();

    QueueCatchUp(DataSource from, DataSource to, String database, Map<String, String> parameters) throws GodwitException {
        this.database = database;
        this.parameters = parameters;
        MySqlConnector connector = new MySqlConnector();
        this.source = connector.open(from, parameters, cancel);
        this.target = new KafkaConnector().open(to, parameters, cancel);
        this.log = source.logReader().orElseThrow();
    }

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
            QueueSync sync = new QueueSync(job(start, store), new Memory());
            CompletableFuture<Void> apply = work(() -> sync.run(Progress.SILENT, running));
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

    private QueueJob job(LogPosition start, ChangeStore store) throws GodwitException {
        Function<ObjectName, Optional<TableMapping>> selection = name -> name.schema().equals(database) ? Optional.of(TableMapping.same(name)) : Optional.empty();
        IncrJob.Source from = new IncrJob.Source(log, store::reader,
                state -> MySqlSchemaFollower.start(source.server(), source.server(), definitions(), selection, FollowerOptions.DEFAULT), source.catalog());
        Map<String, String> all = new HashMap<>(Map.of("sink.serializerType", "DEBEZIUM", "sink.topic", "godwit", "sink.isTopicMandatory", "false", "sink.topicPartitions", "3"));
        all.putAll(parameters);
        return new QueueJob("bench", from, target.queue().orElseThrow(), start, Map.of(), IncrSettings.of(parameters), QueueSettings.of(all),
                new MessageSettings(source.server().type().name(), source.server().version(), "bench", "", true, MessageSettings.SchemaBlock.NONE));
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

    /** Keeps what one run needs; a benchmark is not resumed. */
    private static final class Memory implements QueueLedger {
        private final List<SchemaState> states = new ArrayList<>();
        private Optional<QueuePlace> place = Optional.empty();

        @Override
        public synchronized Optional<QueuePlace> place() {
            return place;
        }

        @Override
        public synchronized void save(QueuePlace now) {
            place = Optional.of(now);
        }

        @Override
        public synchronized List<SchemaState> schemaStates() {
            return List.copyOf(states);
        }

        @Override
        public synchronized void save(SchemaState state) {
            states.add(state);
        }

        @Override
        public Optional<Ddl> ddl(IncrPosition position) {
            return Optional.empty();
        }

        @Override
        public List<Ddl> running() {
            return List.of();
        }

        @Override
        public void save(Ddl ddl) {
            throw new IllegalStateException("the load has no DDL: " + ddl.statement());
        }

        @Override
        public Optional<DdlChoice> choice(IncrPosition position) {
            return Optional.empty();
        }

        @Override
        public void conflicts(IncrPosition upTo, long count, List<ChangeApplier.Conflict> conflicts) {
            throw new IllegalStateException("conflicts: " + conflicts);
        }

        @Override
        public void count(List<TableCount> counts) {
            // the metrics tell the same
        }

        @Override
        public Optional<Throttle> throttle() {
            return Optional.empty();
        }
    }
}
