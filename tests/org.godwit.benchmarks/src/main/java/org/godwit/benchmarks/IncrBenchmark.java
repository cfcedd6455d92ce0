package org.godwit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.godwit.core.change.LogPosition;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.transfer.incr.IncrMetrics;

/**
 * Catches up with what sysbench's oltp_write_only wrote, from the same place of the source's log to the same end: a native replica with four threads, optimistic, and Godwit from the log over its store
 * to the target. Before each, the target's tables are as they were when the load began. Afterwards the checksums of all tables must be equal on both servers.
 */
final class IncrBenchmark {
    private static final String DATABASE = "sbtest";
    private static final List<String> SERVER = List.of("--innodb-doublewrite=ON", "--innodb-log-file-size=96M", "--character-set-server=latin1", "--max-allowed-packet=16M",
            "--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0", "--slave-parallel-threads=4", "--slave-parallel-mode=optimistic");

    private final Path folder;
    private final Twin source;
    private final Twin target;
    private final int tables;
    private final int rows;
    private final int transactions;
    private String file = "";
    private String offset = "";
    private String end = "";

    private IncrBenchmark(Path folder, Twin source, Twin target, int tables, int rows, int transactions) {
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.tables = tables;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** Arguments: {@code --rounds N --tables N --rows N --transactions N} and component parameters as {@code key=value}; {@code --ours} leaves the reference out. */
    static void run(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("godwit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Twins twins = Twins.open(CancelToken.create());
        try (Twin source = twins.start(new TwinRequest("bench-source", 1, false, 1024, SERVER), CancelToken.create());
                Twin target = twins.start(new TwinRequest("bench-target", 2, false, 1024, SERVER), CancelToken.create())) {
            IncrBenchmark benchmark = new IncrBenchmark(folder, source, target, option(args, "--tables", 4), option(args, "--rows", 500_000), option(args, "--transactions", 106_701));
            Map<String, String> parameters = Arrays.stream(args).filter(a -> a.contains("=")).collect(Collectors.toMap(a -> a.substring(0, a.indexOf('=')), a -> a.substring(a.indexOf('=') + 1)));
            benchmark.measure(option(args, "--rounds", 1), parameters, !Arrays.asList(args).contains("--ours"), "MariaDB " + twins.version());
        } finally {
            delete(folder);
        }
    }

    private static int option(String[] args, String name, int otherwise) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(args[at + 1]);
    }

    private void measure(int rounds, Map<String, String> parameters, boolean withReference, String server) throws Exception {
        LogPosition start;
        try (CatchUp catchUp = new TableCatchUp(source.dataSource(), target.dataSource(), DATABASE, Map.of())) {
            prepare();
            start = catchUp.current();
        }
        load();
        List<Double> reference = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        boolean equal = true;
        IncrMetrics last = null;
        for (int round = 1; round <= rounds; round++) {
            if (withReference) {
                reset();
                reference.add(reference());
                equal &= isEqual();
            }
            reset();
            try (CatchUp catchUp = new TableCatchUp(source.dataSource(), target.dataSource(), DATABASE, parameters)) {
                ours.add(catchUp.run(start, folder.resolve("store" + round)));
                last = catchUp.metrics();
            }
            equal &= isEqual();
            System.err.printf("round %d   replica %6.2f s   godwit %6.2f s   ratio %.2f%n", round, withReference ? reference.getLast() : 0.0, ours.getLast(),
                    withReference ? ours.getLast() / reference.getLast() : 0.0);
        }
        report(server, reference, ours, equal, last);
    }

    private void report(String server, List<Double> reference, List<Double> ours, boolean equal, IncrMetrics last) throws Exception {
        double ratio = reference.isEmpty() ? 0 : median(ours) / median(reference);
        System.err.printf("%ncatch up, %,d transactions on %d tables of %,d rows, %s, %d processors%n  native replica, 4 threads, optimistic  median %6.2f s%n  godwit, log to store to target         median %6.2f s   "
                + "%,.0f changes/s%n  ratio %.2f (must 1.00, wanted 0.50)   tables equal: %s%n  seconds: store wait %.1f, decode %.1f, fold %.1f, wait for lanes %.1f, statements of all lanes %.1f, commits %.1f%n"
                + "  %,d batches, %,d statements, %,d changes folded away, %,d retries%n", transactions, tables, rows, server, Runtime.getRuntime().availableProcessors(),
                reference.isEmpty() ? 0 : median(reference), median(ours), last.changesRead() / ours.getLast(), ratio, equal, last.storeWaitNanos() / 1e9, last.decodeNanos() / 1e9, last.foldNanos() / 1e9,
                last.laneWaitNanos() / 1e9, last.executeNanos() / 1e9, last.commitNanos() / 1e9, last.batches(), last.statements(), last.rowsFolded(), last.retries());
        ObjectNode json = new ObjectMapper().createObjectNode().put("benchmark", "incr").put("server", server).put("tables", tables).put("rowsPerTable", rows).put("transactions", transactions)
                .put("changes", last.changesRead()).put("referenceName", "native replica, 4 threads, optimistic").put("seconds", median(ours)).put("ratio", ratio).put("must", 1.0).put("wanted", 0.5)
                .put("equal", equal);
        reference.forEach(json.putArray("referenceRuns")::add);
        ours.forEach(json.putArray("runs")::add);
        System.out.println(json);
        if (!equal) {
            throw new IllegalStateException("the tables differ");
        }
    }

    private void prepare() throws Exception {
        sql(source.dataSource(), "source", "CREATE DATABASE " + DATABASE);
        System.err.printf("sysbench fills %d tables%n", tables);
        sysbench("oltp_write_only", "prepare", "--threads=4");
        Programs.run(folder, "mydumper", "--defaults-file=" + options(source.dataSource(), "source"), "-B", DATABASE, "-t", "4", "-r", "50000", "-o", folder.resolve("dump").toString());
        String[] status = status();
        file = status[0];
        offset = status[1];
    }

    private void load() throws Exception {
        System.err.printf("sysbench runs %,d transactions%n", transactions);
        sysbench("oltp_write_only", "run", "--threads=4", "--time=0", "--events=" + transactions);
        String[] status = status();
        end = "'" + status[0] + "', " + status[1];
    }

    private String[] status() throws Exception {
        return sql(source.dataSource(), "source", "SHOW MASTER STATUS").split("\\s+");
    }

    private void sysbench(String test, String command, String... more) throws Exception {
        DataSource at = source.dataSource();
        Path config = secretFile("sysbench.cnf", "mysql-password=" + at.password().reveal() + "\n");
        List<String> words = new ArrayList<>(List.of("sysbench", "--config-file=" + config, "--mysql-host=127.0.0.1", "--mysql-port=" + at.port(), "--mysql-user=" + at.user(), "--mysql-db=" + DATABASE,
                "--tables=" + tables, "--table-size=" + rows));
        words.addAll(List.of(more));
        words.addAll(List.of(test, command));
        Programs.run(folder, words.toArray(String[]::new));
    }

    /** The target's tables as they were before the load. */
    private void reset() throws Exception {
        sql(target.dataSource(), "target", "DROP DATABASE IF EXISTS " + DATABASE + "; CREATE DATABASE " + DATABASE);
        Programs.run(folder, "myloader", "--defaults-file=" + options(target.dataSource(), "target"), "-B", DATABASE, "-t", "4", "-q", "1000", "-d", folder.resolve("dump").toString());
    }

    private double reference() throws Exception {
        DataSource at = source.dataSource();
        long start = System.nanoTime();
        sqlFromFile("STOP SLAVE; RESET SLAVE ALL; CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + at.port() + ", MASTER_USER='" + at.user() + "', MASTER_PASSWORD='" + at.password().reveal()
                + "', MASTER_LOG_FILE='" + file + "', MASTER_LOG_POS=" + offset + ", MASTER_USE_GTID=no, MASTER_SSL=0; START SLAVE; SELECT MASTER_POS_WAIT(" + end + ")");
        double seconds = (System.nanoTime() - start) / 1e9;
        sql(target.dataSource(), "target", "STOP SLAVE; RESET SLAVE ALL");
        return seconds;
    }

    private boolean isEqual() throws Exception {
        String checksums = IntStream.rangeClosed(1, tables).mapToObj(i -> "CHECKSUM TABLE " + DATABASE + ".sbtest" + i).collect(Collectors.joining(";"));
        return sql(source.dataSource(), "source", checksums).equals(sql(target.dataSource(), "target", checksums));
    }

    /** For statements with a password in them, which must not stand on a command line. */
    private void sqlFromFile(String statements) throws Exception {
        Programs.run(folder, statements, List.of("mariadb", "--defaults-file=" + options(target.dataSource(), "target"), "-N"));
    }

    private String sql(DataSource at, String name, String statements) throws Exception {
        return Programs.run(folder, "mariadb", "--defaults-file=" + options(at, name), "-N", "-e", statements);
    }

    private Path options(DataSource at, String name) throws IOException {
        return secretFile(name + ".cnf", "[client]\nhost=127.0.0.1\nport=" + at.port() + "\nuser=" + at.user() + "\npassword=" + at.password().reveal() + "\n");
    }

    private Path secretFile(String name, String content) throws IOException {
        Path secret = folder.resolve(name);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(secret, content);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
