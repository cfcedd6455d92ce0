package org.godwit.tests.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier.Lane;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.OnConflict;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.core.spi.Endpoint;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.ServerCrash;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens to connections and the server while changes are applied: each is applied once. A table without a key that takes one row per batch tells. */
class LostConnectionIT {
    private static final Settings PATIENT = new Settings("it:incr", ApplyPair.TO, OnConflict.STOP, OnError.STOP, 1000, 0);

    /** How long something may take that takes a moment, on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Servers servers;
    private static DataSource target;
    private static ExecutorService threads;
    private ApplyPair pair;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        target = servers.source("target");
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("all threads of the test have ended").isTrue();
        servers.close();
    }

    private void open() throws Exception {
        open(target);
    }

    private void open(DataSource at) throws Exception {
        pair = new ApplyPair(at, at);
        pair.to.run("create table once (batch int, filling varchar(200))");
        pair.to.run("create table counted (id int primary key, n int)");
        pair.to.run("insert into counted select seq, 0 from seq_1_to_300");
    }

    @AfterEach
    void close() throws Exception {
        pair.close();
    }

    /** Batch number n: one row for the table without a key, all counters from n - 1 to n. */
    private LaneBatch batch(TableDef once, TableDef counted, int n) {
        List<List<String>> before = new ArrayList<>();
        List<List<String>> after = new ArrayList<>();
        for (int id = 1; id <= 300; id++) {
            before.add(List.of(Integer.toString(id), Integer.toString(n - 1)));
            after.add(List.of(Integer.toString(id), Integer.toString(n)));
        }
        Images row = Images.written(once, List.of(List.of(Integer.toString(n), "x".repeat(200))));
        TableChanges counters = Images.written(counted, before).to(Images.written(counted, after), counted);
        return new LaneBatch(new Checkpoint(3, "batch " + n), List.of(row.none().to(row, once), counters), false);
    }

    private void assertOnce(int batches) throws Exception {
        assertThat(pair.to.rows("select count(*), count(distinct batch), max(batch) from once").getFirst()).containsExactly(Integer.toString(batches), Integer.toString(batches), Integer.toString(batches));
        assertThat(pair.to.rows("select min(n), max(n) from counted").getFirst()).containsExactly(Integer.toString(batches), Integer.toString(batches));
        assertThat(pair.applier().checkpoints(PATIENT, pair.cancel)).containsExactly(new Checkpoint(3, "batch " + batches));
    }

    @Test
    void connectionsAreKilledAtRandomMoments() throws Exception {
        open();
        long seed = Seeds.choose("godwit.random.seed");
        TableDef once = pair.toTable("once");
        TableDef counted = pair.toTable("counted");
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger killed = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        long retries = 0;
        Future<Void> killer;
        try (Lane lane = pair.applier().open(PATIENT, pair.cancel)) {
            killer = threads.submit(() -> kill(new Random(seed), applied, killed, done));
            // as many batches as it takes, so that neither a quick nor a slow machine sees fewer kills
            while (applied.get() < 300 || (killed.get() <= 40 || retries <= 20) && !killer.isDone()) {
                retries += lane.apply(batch(once, counted, applied.get() + 1)).retries();
                applied.incrementAndGet();
            }
        } finally {
            done.set(true);
        }
        killer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(killed.get()).as("connections killed, seed " + seed).isGreaterThan(20);
        assertThat(retries).as("seed " + seed).isGreaterThan(20);
        assertOnce(applied.get());
    }

    /** Kills the lane's connection again and again, now and then in the moment of its commit, a few times in a row and then not before another batch has been applied. */
    private static Void kill(Random random, AtomicInteger applied, AtomicInteger killed, AtomicBoolean done) throws Exception {
        try (Jdbc admin = Jdbc.open(target)) {
            while (!done.get()) {
                int before = applied.get();
                int enough = killed.get() + 1 + random.nextInt(4);
                while (killed.get() < enough && !done.get()) {
                    LockSupport.parkNanos(random.nextInt(20_000_000));
                    killOnce(admin, random.nextBoolean() ? " and info = 'COMMIT'" : "", killed);
                }
                while (applied.get() == before && !done.get()) {
                    LockSupport.parkNanos(100_000);
                }
            }
        }
        return null;
    }

    private static void killOnce(Jdbc admin, String which, AtomicInteger killed) throws SQLException {
        for (String id : admin.texts("select id from information_schema.processlist where id <> connection_id() and db is null and command <> 'Daemon' and user <> 'system user' and time_ms < 60000" + which)) {
            if (tryRun(admin, "kill connection " + id)) {
                killed.incrementAndGet();
            }
        }
    }

    private static boolean tryRun(Jdbc admin, String sql) {
        try {
            admin.run(sql);
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        Twin mortal = servers.twin("mortal");
        open(mortal.dataSource());
        TableDef once = pair.toTable("once");
        TableDef counted = pair.toTable("counted");
        Settings settings = new Settings("it:incr", ApplyPair.TO, OnConflict.STOP, OnError.STOP, 20, 1);
        AtomicBoolean back = new AtomicBoolean();
        AtomicInteger applied = new AtomicInteger();
        Future<Long> applying = threads.submit(() -> {
            long retries = 0;
            try (Lane lane = pair.applier().open(settings, pair.cancel)) {
                while (retries == 0 || !back.get() || applied.get() < 400) {
                    retries += lane.apply(batch(once, counted, applied.get() + 1)).retries();
                    applied.incrementAndGet();
                }
            }
            return retries;
        });
        await().atMost(PATIENCE).until(() -> pair.to.number("select count(*) from once") > 20);
        try (ServerCrash crash = ServerCrash.of(mortal)) {
            crash.restart();
            back.set(true);
            assertThat(applying.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isPositive();
            pair = ApplyPair.again(mortal.dataSource(), mortal.dataSource());
            assertOnce(applied.get());
            pair.close();
            open();
        }
    }

    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        open();
        pair.to.run("create table a (id int primary key, n int)");
        pair.to.run("insert into a values (1, 0)");
        TableDef a = pair.toTable("a");
        TableDef counted = pair.toTable("counted");
        LaneBatch batch = pair.batch(false, Images.written(a, List.of(List.of("1", "0"))).to(Images.written(a, List.of(List.of("1", "1"))), a),
                Images.written(counted, List.of(List.of("300", "0"))).to(Images.written(counted, List.of(List.of("300", "1"))), counted));
        try (Jdbc other = Jdbc.open(target); Lane lane = pair.applier().open(PATIENT, pair.cancel)) {
            other.run("use " + ApplyPair.TO);
            other.run("set autocommit = 0");
            other.run("update counted set n = 0, id = id");
            other.run("update counted set n = 1 where id > 1");
            other.run("update counted set n = 0");
            Future<Applied> applying = threads.submit(() -> lane.apply(batch));
            await().atMost(PATIENCE).until(() -> pair.to.number("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'") == 1);
            other.run("update a set n = 0 where id = 1");
            other.run("commit");
            assertThat(applying.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).retries()).isPositive();
        }
        assertThat(pair.to.rows("select a.n, c.n from a, counted c where c.id = 300").getFirst()).containsExactly("1", "1");
    }

    @Test
    void aCancelEndsAWaitingLaneWithinTwoSeconds() throws Exception {
        open();
        TableDef counted = pair.toTable("counted");
        CancelToken cancel = CancelToken.create();
        try (Jdbc other = Jdbc.open(target); Lane lane = pair.applier().open(PATIENT, cancel)) {
            other.run("use " + ApplyPair.TO);
            other.run("set autocommit = 0");
            other.run("update counted set n = 5");
            Future<Applied> applying = threads.submit(() -> lane.apply(batch(pair.toTable("once"), counted, 1)));
            await().atMost(PATIENCE).until(() -> pair.to.number("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'") == 1);
            long start = System.nanoTime();
            cancel.cancel();
            assertThatThrownBy(() -> applying.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasCauseInstanceOf(GodwitException.class)
                    .satisfies(e -> assertThat(((GodwitException) e.getCause()).problem().category()).isEqualTo(Category.CANCELLED));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            other.run("rollback");
        }
        assertThat(pair.to.number("select count(*) from once")).isZero();
    }

    @Test
    void aTargetThatIsReadOnlyForAWhileIsWaitedFor() throws Exception {
        open();
        pair.to.run("create or replace user writer@'127.0.0.1' identified by 'for-a-test'");
        pair.to.run("grant all on " + ApplyPair.TO + ".* to writer@'127.0.0.1'");
        DataSource writer = ConnectionUrl.parse("mysql://writer:for-a-test@127.0.0.1:" + target.port() + "?tls=disabled");
        TableDef once = pair.toTable("once");
        TableDef counted = pair.toTable("counted");
        try (Endpoint endpoint = new org.godwit.connector.mysql.MySqlConnector().open(writer, java.util.Map.of(), pair.cancel);
                Lane lane = endpoint.changeApplier().orElseThrow().open(new Settings("it:incr", ApplyPair.TO, OnConflict.STOP, OnError.STOP, 10, 1), pair.cancel)) {
            lane.apply(batch(once, counted, 1));
            pair.to.run("set global read_only = 1");
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> tryRun(pair.to, "set global read_only = 0"), CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS, threads));
            assertThat(lane.apply(batch(once, counted, 2)).retries()).isPositive();
            back.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        try (Endpoint endpoint = new org.godwit.connector.mysql.MySqlConnector().open(writer, java.util.Map.of(), pair.cancel);
                Lane lane = endpoint.changeApplier().orElseThrow().open(new Settings("it:incr", ApplyPair.TO, OnConflict.STOP, OnError.STOP, 1, 0), pair.cancel)) {
            pair.to.run("set global read_only = 1");
            assertThatThrownBy(() -> lane.apply(batch(once, counted, 3))).isInstanceOf(GodwitException.class).hasMessageContaining("read-only");
            pair.to.run("set global read_only = 0");
            lane.apply(batch(once, counted, 3));
        }
        assertOnce(3);
    }

    @Test
    void aTargetThatLostTransactionsIsNoticed() throws Exception {
        open();
        TableDef once = pair.toTable("once");
        TableDef counted = pair.toTable("counted");
        try (Lane lane = pair.applier().open(PATIENT, pair.cancel)) {
            lane.apply(batch(once, counted, 1));
            lane.apply(batch(once, counted, 2));
            // as if another server had taken over that has the first batch only
            pair.to.runAll(List.of("delete from once where batch = 2", "update counted set n = 1", "update godwit_checkpoint set position = 'batch 1'"));
            try (Jdbc admin = Jdbc.open(target)) {
                killOnce(admin, "", new AtomicInteger());
            }
            assertThatThrownBy(() -> lane.apply(batch(once, counted, 3))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-MYSQL-0306");
        }
        try (Lane lane = pair.applier().open(PATIENT, pair.cancel)) {
            pair.applier().reset(PATIENT, List.of(new Checkpoint(3, "batch 1")), pair.cancel);
            lane.apply(batch(once, counted, 2));
            lane.apply(batch(once, counted, 3));
        }
        assertOnce(3);
    }

    @Test
    void theTableOfCheckpointsIsMadeAgain() throws Exception {
        open();
        TableDef once = pair.toTable("once");
        TableDef counted = pair.toTable("counted");
        try (Lane lane = pair.applier().open(PATIENT, pair.cancel)) {
            lane.apply(batch(once, counted, 1));
            pair.to.run("drop table godwit_checkpoint");
            lane.apply(batch(once, counted, 2));
        }
        assertOnce(2);
    }
}
