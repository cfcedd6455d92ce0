package org.godwit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/**
 * Verifies equal tables of the shape that sysbench makes on two servers, by turns with the reference: one connection that digests all rows of one side with MD5 folded to 64 bits, the query
 * that sync-diff-inspector sends. Our time is a new process from its start to its end, both sides digested with 128 bits.
 */
final class VerifyBenchmark {
    static final String DATABASE = "sbtest";
    private static final double MUST = 2.0;
    private static final double WANTED = 1.2;
    private static final int BUFFER_POOL_MEGABYTES = 1024;
    private static final List<String> SERVER = List.of("--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0");
    private static final String ROW = "MD5(CONCAT_WS(',', `id`, `k`, `c`, `pad`, CONCAT(ISNULL(`id`), ISNULL(`k`), ISNULL(`c`), ISNULL(`pad`))))";
    private static final String REFERENCE = "SELECT COUNT(*), BIT_XOR(CAST(CONV(SUBSTRING(" + ROW + ", 1, 16), 16, 10) AS UNSIGNED) ^ CAST(CONV(SUBSTRING(" + ROW + ", 17, 16), 16, 10) AS UNSIGNED)) FROM ";

    private final Twin source;
    private final Twin target;
    private final int tables;
    private final int rows;

    private VerifyBenchmark(Twin source, Twin target, int tables, int rows) {
        this.source = source;
        this.target = target;
        this.tables = tables;
        this.rows = rows;
    }

    /** Arguments: {@code --rounds N --tables N --rows N} and component parameters as {@code key=value}. */
    static void run(String[] args) throws Exception {
        Twins twins = Twins.open(CancelToken.create());
        Path folder = Files.createTempDirectory("godwit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Twin source = twins.start(new TwinRequest("bench-source", 1, false, BUFFER_POOL_MEGABYTES, SERVER), CancelToken.create());
                Twin target = twins.start(new TwinRequest("bench-target", 2, false, BUFFER_POOL_MEGABYTES, SERVER), CancelToken.create())) {
            VerifyBenchmark benchmark = new VerifyBenchmark(source, target, option(args, "--tables", 4), option(args, "--rows", 500_000));
            benchmark.measure(option(args, "--rounds", 5), Arrays.stream(args).filter(a -> a.contains("=")).toList(), "MariaDB " + twins.version(), folder);
        } finally {
            delete(folder);
        }
    }

    private static int option(String[] args, String name, int otherwise) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(args[at + 1]);
    }

    private void measure(int rounds, List<String> parameters, String server, Path folder) throws Exception {
        fill(source);
        fill(target);
        List<Double> reference = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            reference.add(reference());
            ours.add(ours(parameters, folder));
            System.err.printf("round %d   MD5 digest of one side %6.2f s   godwit, both sides %6.2f s   ratio %.2f%n", round, reference.getLast(), ours.getLast(), ours.getLast() / reference.getLast());
        }
        double ratio = median(ours) / median(reference);
        System.err.printf("%nverification, %d tables of %,d rows, %s, %d processors%n  MD5 folded to 64 bits, one side, one connection  median %6.2f s%n"
                + "  godwit, both sides, 128 bits, whole process      median %6.2f s   %,.0f rows/s%n  ratio %.2f (must %.1f, wanted %.1f)%n", tables, rows, server, Runtime.getRuntime().availableProcessors(),
                median(reference), median(ours), (double) tables * rows / median(ours), ratio, MUST, WANTED);
        ObjectNode json = new ObjectMapper().createObjectNode().put("benchmark", "verify").put("server", server).put("tables", tables).put("rowsPerTable", rows)
                .put("referenceName", "MD5 folded to 64 bits of one side on one connection").put("referenceSeconds", median(reference)).put("seconds", median(ours)).put("ratio", ratio).put("must", MUST)
                .put("wanted", WANTED).put("equal", true);
        reference.forEach(json.putArray("referenceRuns")::add);
        ours.forEach(json.putArray("runs")::add);
        System.out.println(json);
    }

    /** The columns and lengths of sysbench's tables; digits follow from the row's number, so both servers have the same. */
    private void fill(Twin server) throws SQLException {
        System.err.printf("filling %s%n", server.name());
        try (Connection connection = connect(server.dataSource()); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
            // the sequence tables live in the default database
            statement.execute("USE " + DATABASE);
            for (int table = 1; table <= tables; table++) {
                String name = DATABASE + ".sbtest" + table;
                statement.execute("CREATE TABLE " + name + " (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, k int NOT NULL DEFAULT 0, c char(120) NOT NULL DEFAULT '', pad char(60) NOT NULL DEFAULT '', KEY k_"
                        + table + " (k)) ENGINE=InnoDB");
                statement.execute("INSERT INTO " + name + " SELECT seq, seq * 7919 % " + rows + ", " + digits(10, table) + ", " + digits(5, table + 100) + " FROM seq_1_to_" + rows);
                statement.execute("ANALYZE TABLE " + name);
            }
        }
    }

    private static String digits(int groups, int salt) {
        StringBuilder sql = new StringBuilder("CONCAT_WS('-'");
        for (int group = 1; group <= groups; group++) {
            sql.append(", LPAD((seq + ").append(salt * 1_000_003L).append(") * ").append(2_654_435_761L + 2 * group).append(" % 99999999977, 11, '0')");
        }
        return sql.append(')').toString();
    }

    private double reference() throws SQLException {
        try (Connection connection = connect(source.dataSource()); Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            long counted = 0;
            for (int table = 1; table <= tables; table++) {
                try (ResultSet result = statement.executeQuery(REFERENCE + DATABASE + ".sbtest" + table)) {
                    result.next();
                    counted += result.getLong(1);
                }
            }
            if (counted != (long) tables * rows) {
                throw new IllegalStateException("the reference saw " + counted + " rows");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The connection URLs go through standard input, so that no password is on a command line. */
    private double ours(List<String> parameters, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), VerifyOnce.class.getName(), folder.resolve("run").toString()));
        command.addAll(parameters);
        long start = System.nanoTime();
        String said = Programs.run(folder, url(source.dataSource()) + "\n" + url(target.dataSource()) + "\n", command).strip();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!said.equals("equal " + (long) tables * rows)) {
            throw new IllegalStateException("the verification said " + said);
        }
        return seconds;
    }

    private static Connection connect(DataSource at) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", at.user());
        properties.setProperty("password", at.password().reveal());
        properties.setProperty("sslMode", "DISABLED");
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + at.port() + "/", properties);
    }

    private static String url(DataSource at) {
        return "mariadb://" + at.user() + ":" + at.password().reveal() + "@127.0.0.1:" + at.port() + "/" + DATABASE;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
