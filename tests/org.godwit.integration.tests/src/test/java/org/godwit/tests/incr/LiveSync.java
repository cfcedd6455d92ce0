package org.godwit.tests.incr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.schema.mysql.follow.FollowerOptions;
import org.godwit.schema.mysql.follow.MySqlSchemaFollower;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.incr.IncrSync;

/** A store and an Incr-Sync of one database between two real servers, as the supervisor would host them. */
final class LiveSync implements AutoCloseable {
    /** With small batches, so that much happens between two of them. */
    static final Map<String, String> SMALL = Map.of("source.splitThreshold", "500", "incr.batchRows", "700");

    private final Endpoint source;
    private final Endpoint target;
    private final LogReader log;
    private final ChangeStore store;
    private final FileLedger ledger;
    private final String database;
    private final Map<String, String> parameters;
    private final LogPosition start;
    private final CancelToken cancel = CancelToken.create();
    private final List<Throwable> failures = new ArrayList<>();
    private final Thread puller;
    private final List<TableDef> definitions;
    private Optional<IncrSync> sync = Optional.empty();
    private Optional<Thread> runner = Optional.empty();
    private CancelToken running = CancelToken.create();

    LiveSync(DataSource from, DataSource to, String database, Path folder) throws GodwitException, IOException, ClassNotFoundException {
        this(from, to, database, folder, SMALL);
    }

    /** @param parameters of the Incr-Sync, besides the number of lanes */
    LiveSync(DataSource from, DataSource to, String database, Path folder, Map<String, String> parameters) throws GodwitException, IOException, ClassNotFoundException {
        this(from, to, database, folder, parameters, new FileLedger(folder.resolve("ledger")));
    }

    /** Works with the ledger of another, as two processes on one workspace do. */
    LiveSync(DataSource from, DataSource to, String database, Path folder, LiveSync other) throws GodwitException, IOException {
        this(from, to, database, folder, SMALL, other.ledger);
    }

    private LiveSync(DataSource from, DataSource to, String database, Path folder, Map<String, String> parameters, FileLedger ledger) throws GodwitException, IOException {
        this.parameters = Map.copyOf(parameters);
        MySqlConnector connector = new MySqlConnector();
        this.source = connector.open(from, Map.of(), cancel);
        this.target = connector.open(to, Map.of(), cancel);
        this.log = source.logReader().orElseThrow();
        this.database = database;
        this.store = ChangeStore.open(folder.resolve("store"), StoreSettings.standard(log::covers));
        this.ledger = ledger;
        this.start = store.lastPosition().isPresent() ? store.state().begin().orElseThrow() : store.startAt(log.current(cancel));
        // before anybody changes them: the runs begin later, in threads of their own
        this.definitions = definitions();
        this.puller = Thread.ofPlatform().daemon().name("test-puller").start(this::pull);
    }

    private void pull() {
        try {
            log.read(store.lastPosition().orElseThrow(), name -> name.schema().equals(database), store.appender(), cancel);
        } catch (GodwitException e) {
            failed(e);
        }
    }

    private synchronized void failed(GodwitException e) {
        if (!e.isCancelled()) {
            failures.add(e);
        }
    }

    private IncrJob job(int lanes) throws GodwitException {
        Function<ObjectName, Optional<TableMapping>> selection = name -> name.schema().equals(database) ? Optional.of(TableMapping.same(name)) : Optional.empty();
        IncrJob.Source from = new IncrJob.Source(log, store::reader, state -> state.isPresent()
                ? MySqlSchemaFollower.restore(source.server(), target.server(), state.get(), selection, FollowerOptions.DEFAULT)
                : MySqlSchemaFollower.start(source.server(), target.server(), definitions, selection, FollowerOptions.DEFAULT), source.catalog());
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(Map.of("incr.sink.workerNum", Integer.toString(lanes), "incr.sink.retryIntervalTime", "0"));
        IncrSettings settings = IncrSettings.of(all);
        return new IncrJob("np_it", false, from, new IncrJob.Target(target.changeApplier().orElseThrow(), target.catalog(), target.statements(), database), start, Optional.empty(), Map.of(), settings);
    }

    private List<TableDef> definitions() throws GodwitException {
        List<ObjectName> names = source.catalog().objects(database, cancel).stream().map(o -> o.name()).toList();
        return source.catalog().tables(names, cancel);
    }

    void start(int lanes) throws GodwitException {
        IncrSync fresh = new IncrSync(job(lanes), ledger);
        CancelToken token = CancelToken.create();
        running = token;
        sync = Optional.of(fresh);
        runner = Optional.of(Thread.ofPlatform().daemon().name("test-incr").start(() -> {
            try {
                fresh.run(Progress.SILENT, token);
            } catch (GodwitException e) {
                failed(e);
            }
        }));
    }

    void stop() throws InterruptedException {
        running.cancel();
        if (runner.isPresent()) {
            runner.get().join();
        }
    }

    /** Waits until everything that the source has committed before this call is at the target. */
    void awaitApplied() throws GodwitException, InterruptedException {
        LogPosition wanted = log.current(cancel);
        long until = System.nanoTime() + 120_000_000_000L;
        while (sync.orElseThrow().metrics().position().filter(p -> log.covers(p.log(), wanted)).isEmpty()) {
            synchronized (this) {
                if (!failures.isEmpty()) {
                    throw new AssertionError(failures.getFirst().getMessage(), failures.getFirst());
                }
                if (System.nanoTime() > until) {
                    throw new AssertionError("not applied: wanted " + wanted + ", is at " + sync.get().metrics());
                }
                wait(5);
            }
        }
    }

    /** Why it ended by itself. */
    synchronized List<Throwable> failures() {
        return List.copyOf(failures);
    }

    IncrMetrics metrics() {
        return sync.orElseThrow().metrics();
    }

    List<String> conflicts() {
        return ledger.conflicts;
    }

    @Override
    public void close() throws GodwitException, InterruptedException {
        stop();
        cancel.cancel();
        puller.join();
        store.close();
        source.close();
        target.close();
    }
}
