package org.godwit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.store.ChangeStore;
import org.godwit.store.StoreSettings;

/**
 * Fetches the log of a sysbench load, by turns with {@code mariadb-binlog --raw} and with a store, and compares the rates. Ours is from opening the store to the moment in which the last transaction is
 * parsed, complete and synced; the reference only copies bytes and syncs nothing. Each round begins with an empty store. Afterwards the store must hold every transaction of the load.
 */
final class StoreBenchmark {
    private static final String DATABASE = "sbtest";
    /** The version is what the server calls itself: mariadb-binlog of current Debian turns away from servers of version 11, although the log is the same. */
    private static final List<String> SERVER = List.of("--version=10.11.99-MariaDB-log", "--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0", "--binlog-format=ROW", "--max-binlog-size=1G");
    private static final int TABLES = 4;
    private static final int ROWS = 50_000;

    private final Path folder;
    private final Twin source;
    private final int transactions;

    private StoreBenchmark(Path folder, Twin source, int transactions) {
        this.folder = folder;
        this.source = source;
        this.transactions = transactions;
    }

    /** What both sides fetch: from the beginning of a file of the log to its end. */
    private record Log(String firstFile, LogPosition begin, LogPosition end, long bytes) {
    }

    /** Arguments: {@code --rounds N --transactions N}. */
    static void run(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("godwit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Twins twins = Twins.open(CancelToken.create());
        try (Twin source = twins.start(new TwinRequest("bench-source", 1, false, 1024, SERVER), CancelToken.create());
                Endpoint endpoint = new MySqlConnector().open(source.dataSource(), Map.of(), CancelToken.create())) {
            StoreBenchmark benchmark = new StoreBenchmark(folder, source, FullBenchmark.option(args, "--transactions", 300_000));
            benchmark.measure(endpoint.logReader().orElseThrow(), FullBenchmark.option(args, "--rounds", 5), "MariaDB " + twins.version());
        } finally {
            FullBenchmark.delete(folder);
        }
    }

    private void measure(LogReader reader, int rounds, String server) throws Exception {
        Log log = load(reader);
        List<Double> reference = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            reference.add(reference(log));
            ours.add(ours(reader, log));
            System.err.printf("round %d   mariadb-binlog --raw %6.2f s   godwit %6.2f s%n", round, reference.getLast(), ours.getLast());
        }
        double megabytes = log.bytes() / 1e6;
        double ratio = FullBenchmark.median(reference) / FullBenchmark.median(ours);
        System.err.printf("%nlog of %,d transactions, %,.0f MB, %s, %d processors%n  mariadb-binlog --raw --read-from-remote-server  median %6.2f s   %6.0f MB/s%n"
                + "  godwit store, every transaction synced           median %6.2f s   %6.0f MB/s%n  rate %.2f of the reference (must 1.00)%n", transactions, megabytes, server,
                Runtime.getRuntime().availableProcessors(), FullBenchmark.median(reference), megabytes / FullBenchmark.median(reference), FullBenchmark.median(ours),
                megabytes / FullBenchmark.median(ours), ratio);
        ObjectNode json = new ObjectMapper().createObjectNode().put("benchmark", "store").put("server", server).put("transactions", transactions).put("megabytes", megabytes)
                .put("referenceName", "mariadb-binlog --raw --read-from-remote-server").put("referenceSeconds", FullBenchmark.median(reference)).put("seconds", FullBenchmark.median(ours))
                .put("rateRatio", ratio).put("must", 1.0);
        reference.forEach(json.putArray("referenceRuns")::add);
        ours.forEach(json.putArray("runs")::add);
        System.out.println(json);
    }

    private Log load(LogReader reader) throws Exception {
        DataSource at = source.dataSource();
        sql("CREATE DATABASE " + DATABASE);
        Path config = secretFile("sysbench.cnf", "mysql-password=" + at.password().reveal() + "\n");
        System.err.printf("sysbench writes %,d transactions%n", transactions);
        List<String> sysbench = List.of("sysbench", "--config-file=" + config, "--mysql-host=127.0.0.1", "--mysql-port=" + at.port(), "--mysql-user=" + at.user(), "--mysql-db=" + DATABASE,
                "--tables=" + TABLES, "--table-size=" + ROWS, "--threads=4", "--time=0", "--events=" + transactions, "oltp_write_only");
        Programs.run(folder, "", Stream.concat(sysbench.stream(), Stream.of("prepare")).toList());
        sql("FLUSH BINARY LOGS");
        String firstFile = sql("SHOW MASTER STATUS").split("\t")[0];
        LogPosition begin = reader.current(CancelToken.create());
        Programs.run(folder, "", Stream.concat(sysbench.stream(), Stream.of("run")).toList());
        LogPosition end = reader.current(CancelToken.create());
        long bytes = sql("SHOW BINARY LOGS").lines().map(l -> l.split("\t")).filter(l -> l[0].compareTo(firstFile) >= 0).mapToLong(l -> Long.parseLong(l[1])).sum();
        return new Log(firstFile, begin, end, bytes);
    }

    private double reference(Log log) throws Exception {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        long start = System.nanoTime();
        Programs.run(folder, "mariadb-binlog", "--defaults-file=" + options(), "--raw", "--read-from-remote-server", "--to-last-log", "--result-file=" + copy + "/", log.firstFile());
        double seconds = (System.nanoTime() - start) / 1e9;
        long copied = 0;
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                copied += Files.size(file);
            }
        }
        if (copied < log.bytes()) {
            throw new IOException("mariadb-binlog copied " + copied + " of " + log.bytes() + " bytes");
        }
        FullBenchmark.delete(copy);
        return seconds;
    }

    private double ours(LogReader reader, Log log) throws Exception {
        Path place = folder.resolve("store");
        try (ExecutorService pool = EngineThreads.pool("bench", "log", 1)) {
            long start = System.nanoTime();
            try (ChangeStore store = ChangeStore.open(place, StoreSettings.standard(reader::covers))) {
                LogPosition from = store.startAt(log.begin());
                LogReader.LogSink sink = store.appender();
                CancelToken cancel = CancelToken.create();
                CompletableFuture<Optional<GodwitException>> reading = CompletableFuture.supplyAsync(() -> read(reader, from, sink, cancel), pool);
                while (!reader.covers(store.state().end().orElse(from), log.end())) {
                    waitFor(reading);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                cancel.cancel();
                reading.join();
                if (store.state().transactions() < transactions) {
                    throw new IllegalStateException("the store has only " + store.state().transactions() + " transactions");
                }
                return seconds;
            }
        } finally {
            FullBenchmark.delete(place);
        }
    }

    private static Optional<GodwitException> read(LogReader reader, LogPosition from, LogReader.LogSink sink, CancelToken cancel) {
        try {
            reader.read(from, table -> true, sink, cancel);
            return Optional.empty();
        } catch (GodwitException e) {
            return Optional.of(e);
        }
    }

    /** A moment, or until reading fails. */
    private static void waitFor(CompletableFuture<Optional<GodwitException>> reading) throws GodwitException, InterruptedException, ExecutionException {
        try {
            throw reading.get(5, TimeUnit.MILLISECONDS).orElseThrow(() -> new IllegalStateException("reading ended before the log's end"));
        } catch (TimeoutException e) {
            Thread.onSpinWait(); // still reading
        }
    }

    private String sql(String statements) throws Exception {
        return Programs.run(folder, "mariadb", "--defaults-file=" + options(), "-N", "-e", statements);
    }

    private Path options() throws IOException {
        DataSource at = source.dataSource();
        return secretFile("source.cnf", "[client]\nhost=127.0.0.1\nport=" + at.port() + "\nuser=" + at.user() + "\npassword=" + at.password().reveal() + "\n");
    }

    private Path secretFile(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }
}
