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
import java.util.stream.Stream;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/**
 * Copies sysbench tables between two servers, by turns with mydumper and myloader and with {@code godwit migrate}, and compares the median times. Our time is the whole command from the start of its
 * process to its end: precheck, schema, rows with every slice booked in the rm database, secondary indexes. Both write without the target's binary log, as myloader does unless told otherwise.
 * Afterwards the checksums of all tables must be equal on both servers.
 */
final class FullBenchmark {
    private static final String DATABASE = "sbtest";
    /** What the twins set for speed is set back to the server's defaults, so that both sides meet a server as users have it. */
    private static final List<String> SERVER = List.of("--innodb-doublewrite=ON", "--innodb-log-file-size=96M", "--character-set-server=latin1", "--max-allowed-packet=16M",
            "--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0", "--binlog-format=MIXED", "--binlog-row-metadata=NO_LOG");

    private final Path folder;
    private final Twin source;
    private final Twin target;
    private final int tables;
    private final int rows;

    private FullBenchmark(Path folder, Twin source, Twin target, int tables, int rows) {
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.tables = tables;
        this.rows = rows;
    }

    /** Arguments: {@code --rounds N --tables N --rows N} and component parameters as {@code key=value}. */
    static void run(String[] args) throws Exception {
        int rounds = option(args, "--rounds", 3);
        Path folder = Files.createTempDirectory("godwit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Twins twins = Twins.open(CancelToken.create());
        try (Twin source = twins.start(new TwinRequest("bench-source", 1, false, 1024, SERVER), CancelToken.create());
                Twin target = twins.start(new TwinRequest("bench-target", 2, false, 1024, SERVER), CancelToken.create())) {
            FullBenchmark benchmark = new FullBenchmark(folder, source, target, option(args, "--tables", 4), option(args, "--rows", 500_000));
            benchmark.measure(rounds, Arrays.stream(args).filter(a -> a.contains("=")).toList(), "MariaDB " + twins.version());
        } finally {
            delete(folder);
        }
    }

    static int option(String[] args, String name, int otherwise) {
        int at = Arrays.asList(args).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(args[at + 1]);
    }

    private void measure(int rounds, List<String> parameters, String server) throws Exception {
        prepare();
        List<Double> reference = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            reference.add(reference());
            ours.add(ours(parameters));
            System.err.printf("round %d   mydumper+myloader %6.2f s   godwit %6.2f s   ratio %.2f%n", round, reference.getLast(), ours.getLast(), ours.getLast() / reference.getLast());
        }
        boolean equal = checksums(source.dataSource(), "source").equals(checksums(target.dataSource(), "target"));
        double ratio = median(ours) / median(reference);
        System.err.printf("%nfull copy, %d tables of %,d rows, %s, %d processors%n  mydumper + myloader (-t 4 -r 50000, -t 4 -q 1000)  median %6.2f s%n"
                + "  godwit (no binary log at the target either)        median %6.2f s   %,.0f rows/s%n  ratio %.2f (must 1.10, wanted 0.90)   tables equal: %s%n", tables, rows, server,
                Runtime.getRuntime().availableProcessors(), median(reference), median(ours), (double) tables * rows / median(ours), ratio, equal);
        ObjectNode json = new ObjectMapper().createObjectNode().put("benchmark", "full").put("server", server).put("tables", tables).put("rowsPerTable", rows)
                .put("referenceName", "mydumper -t 4 -r 50000 + myloader -t 4 -q 1000").put("referenceSeconds", median(reference)).put("seconds", median(ours)).put("ratio", ratio).put("must", 1.1)
                .put("wanted", 0.9).put("equal", equal);
        reference.forEach(json.putArray("referenceRuns")::add);
        ours.forEach(json.putArray("runs")::add);
        System.out.println(json);
        if (!equal) {
            throw new IllegalStateException("the tables differ");
        }
    }

    private void prepare() throws Exception {
        DataSource at = source.dataSource();
        sql(at, "source", "CREATE DATABASE " + DATABASE);
        Path config = secretFile("sysbench.cnf", "mysql-password=" + at.password().reveal() + "\n");
        System.err.printf("sysbench fills %d tables%n", tables);
        Programs.run(folder, "sysbench", "--config-file=" + config, "--mysql-host=127.0.0.1", "--mysql-port=" + at.port(), "--mysql-user=" + at.user(), "--mysql-db=" + DATABASE, "--tables=" + tables,
                "--table-size=" + rows, "--threads=4", "oltp_read_write", "prepare");
    }

    private double reference() throws Exception {
        emptyTarget();
        Path dump = folder.resolve("dump");
        delete(dump);
        long start = System.nanoTime();
        Programs.run(folder, "mydumper", "--defaults-file=" + options(source.dataSource(), "source"), "-B", DATABASE, "-t", "4", "-r", "50000", "-o", dump.toString());
        Programs.run(folder, "myloader", "--defaults-file=" + options(target.dataSource(), "target"), "-B", DATABASE, "-t", "4", "-q", "1000", "-d", dump.toString());
        return (System.nanoTime() - start) / 1e9;
    }

    private double ours(List<String> parameters) throws Exception {
        emptyTarget();
        Path workspace = folder.resolve("workspace");
        delete(workspace);
        // the options that the godwit script starts the command line with; as there, the first run writes the archive of class data that the next ones start from
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + folder.resolve("cli-migrate.jsa"), "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:aot=off", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "org.godwit.cli.Main", "migrate", "--workspace", workspace.toString(), "--from", url(source.dataSource()), "--to", url(target.dataSource()),
                "--types", "schema,full", "--param", "sink.skipBinlog=true", "--param", "deferIndexCreation=true"));
        parameters.forEach(p -> command.addAll(List.of("--param", p)));
        long start = System.nanoTime();
        Programs.run(folder, Map.of("GODWIT_FROM_PASSWORD", source.dataSource().password().reveal(), "GODWIT_TO_PASSWORD", target.dataSource().password().reveal()), "", command);
        double seconds = (System.nanoTime() - start) / 1e9;
        return seconds;
    }

    private void emptyTarget() throws Exception {
        sql(target.dataSource(), "target", "DROP DATABASE IF EXISTS " + DATABASE + "; CREATE DATABASE " + DATABASE);
    }

    private String checksums(DataSource at, String name) throws Exception {
        return sql(at, name, String.join(";", Stream.iterate(1, i -> i + 1).limit(tables).map(i -> "CHECKSUM TABLE " + DATABASE + ".sbtest" + i).toList()));
    }

    private String sql(DataSource at, String name, String statements) throws Exception {
        return Programs.run(folder, "mariadb", "--defaults-file=" + options(at, name), "-N", "-e", statements);
    }

    private Path options(DataSource at, String name) throws IOException {
        return secretFile(name + ".cnf", "[client]\nhost=127.0.0.1\nport=" + at.port() + "\nuser=" + at.user() + "\npassword=" + at.password().reveal() + "\n");
    }

    private Path secretFile(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    private static String url(DataSource at) {
        return "mariadb://" + at.user() + "@127.0.0.1:" + at.port() + "/" + DATABASE;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
