package org.godwit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.change.LogPosition;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.foreign.Foreign;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/**
 * Sends what sysbench's oltp_write_only wrote to a Kafka broker, by turns with Godwit, from the log over its store, and with Debezium's embedded engine and its connector for MariaDB, both from the same place
 * of the source's log, with the same producer settings and without schema blocks, until the same number of changes is acknowledged. Neither time contains the start of a JVM.
 */
final class KafkaBenchmark {
    private static final String DATABASE = "sbtest";
    private static final List<String> SERVER = List.of("--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0", "--binlog-format=ROW", "--max-binlog-size=1G", "--character-set-server=utf8mb4");
    private static final int TABLES = 4;
    private static final int ROWS = 50_000;

    private final Path folder;
    private final Twin source;
    private final int transactions;
    private final Map<String, String> parameters;

    private KafkaBenchmark(Path folder, Twin source, int transactions, Map<String, String> parameters) {
        this.folder = folder;
        this.source = source;
        this.transactions = transactions;
        this.parameters = parameters;
    }

    /** Arguments: {@code --rounds N --transactions N} and component parameters as {@code key=value}. */
    static void run(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("godwit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Twins twins = Twins.open(CancelToken.create());
        try (Twin source = twins.start(new TwinRequest("bench-source", 1, false, 512, SERVER), CancelToken.create())) {
            Map<String, String> parameters = Arrays.stream(args).filter(a -> a.contains("=")).collect(Collectors.toMap(a -> a.substring(0, a.indexOf('=')), a -> a.substring(a.indexOf('=') + 1)));
            KafkaBenchmark benchmark = new KafkaBenchmark(folder, source, FullBenchmark.option(args, "--transactions", 50_000), parameters);
            benchmark.measure(FullBenchmark.option(args, "--rounds", 3), "MariaDB " + twins.version());
        } finally {
            FullBenchmark.delete(folder);
        }
    }

    private void measure(int rounds, String server) throws Exception {
        int port = freePort();
        Process broker = broker(port);
        try {
            sysbench("prepare");
            // the reference cannot be told a place of the log, so it notes this one and goes on there in each round
            reference(port, folder.resolve("noted"), 0);
            LogPosition begin;
            try (QueueCatchUp ours = ours(port)) {
                begin = ours.current();
            }
            sysbench("run");
            List<Double> reference = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            long changes = 0;
            for (int round = 1; round <= rounds; round++) {
                try (QueueCatchUp ours = ours(port)) {
                    times.add(ours.run(begin, folder.resolve("store" + round)));
                    changes = ours.metrics().changesRead();
                }
                Path copy = Files.createDirectories(folder.resolve("reference" + round));
                for (String file : List.of("offsets", "history")) {
                    Files.copy(folder.resolve("noted").resolve(file), copy.resolve(file));
                }
                reference.add(reference(port, copy, changes));
                System.err.printf("round %d   Debezium %6.2f s   godwit %6.2f s   rate %.2f%n", round, reference.getLast(), times.getLast(), reference.getLast() / times.getLast());
            }
            report(server, changes, reference, times);
        } finally {
            broker.destroyForcibly().waitFor();
        }
    }

    private void report(String server, long changes, List<Double> reference, List<Double> ours) {
        double theirs = FullBenchmark.median(reference);
        double median = FullBenchmark.median(ours);
        System.err.printf("%n%,d changes of %,d transactions to one Kafka broker, %s, %d processors%n  Debezium embedded engine, connector for MariaDB   median %6.2f s   %,.0f changes/s%n"
                + "  godwit, log to store to broker                   median %6.2f s   %,.0f changes/s%n  rate %.2f of the reference (must 2.00)%n", changes, transactions, server,
                Runtime.getRuntime().availableProcessors(), theirs, changes / theirs, median, changes / median, theirs / median);
        ObjectNode json = new ObjectMapper().createObjectNode().put("benchmark", "kafka").put("server", server).put("transactions", transactions).put("changes", changes)
                .put("referenceName", "Debezium embedded engine, connector for MariaDB").put("referenceSeconds", theirs).put("seconds", median).put("rateRatio", theirs / median).put("must", 2.0);
        reference.forEach(json.putArray("referenceRuns")::add);
        ours.forEach(json.putArray("runs")::add);
        System.out.println(json);
    }

    private QueueCatchUp ours(int port) throws Exception {
        return new QueueCatchUp(source.dataSource(), ConnectionUrl.parse("kafka://127.0.0.1:" + port), DATABASE, parameters);
    }

    /** Seconds until so many changes are acknowledged. */
    private double reference(int port, Path place, long changes) throws Exception {
        Files.createDirectories(place);
        DataSource at = source.dataSource();
        String printed = Programs.run(folder, Map.of("CLASSPATH", Foreign.classPath(), "SINK_USER", at.user(), "SINK_PASSWORD", at.password().reveal()), "",
                List.of(java(), "-Xmx1g", "org.godwit.foreign.DebeziumProgram", "127.0.0.1:" + port, Integer.toString(at.port()), DATABASE, place.toString(), Long.toString(changes)));
        return Double.parseDouble(printed.lines().filter(l -> l.startsWith("SECONDS ")).findFirst().orElseThrow(() -> new IOException("Debezium told no time: " + printed)).substring(8));
    }

    private void sysbench(String command) throws Exception {
        DataSource at = source.dataSource();
        System.err.printf("sysbench: %s, %,d transactions%n", command, transactions);
        Path config = folder.resolve("sysbench.cnf");
        if (!Files.exists(config)) {
            Files.createFile(config, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(config, "mysql-password=" + at.password().reveal() + "\n");
            Path options = Files.createFile(folder.resolve("client.cnf"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(options, "[client]\nhost=127.0.0.1\nport=" + at.port() + "\nuser=" + at.user() + "\npassword=" + at.password().reveal() + "\n");
            Programs.run(folder, "mariadb", "--defaults-file=" + options, "-e", "create database " + DATABASE);
        }
        List<String> words = List.of("sysbench", "--config-file=" + config, "--mysql-host=127.0.0.1", "--mysql-port=" + at.port(), "--mysql-user=" + at.user(), "--mysql-db=" + DATABASE, "--tables=" + TABLES,
                "--table-size=" + ROWS, "--threads=4", "--time=0", "--events=" + transactions, "oltp_write_only");
        Programs.run(folder, "", Stream.concat(words.stream(), Stream.of(command)).toList());
    }

    /** A broker of one node in a process of its own. */
    private Process broker(int port) throws Exception {
        int controller = freePort();
        Path data = Files.createDirectories(folder.resolve("kafka"));
        Path settings = folder.resolve("server.properties");
        Files.writeString(settings, "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@127.0.0.1:" + controller + "\nlisteners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller
                + "\nadvertised.listeners=PLAINTEXT://127.0.0.1:" + port + "\ncontroller.listener.names=CONTROLLER\nlistener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n"
                + "auto.create.topics.enable=true\nnum.partitions=3\noffsets.topic.replication.factor=1\nlog.dirs=" + data + "\n");
        Files.writeString(data.resolve("meta.properties"), "version=1\nnode.id=1\ncluster.id=bench\ndirectory.id=" + org.apache.kafka.common.Uuid.randomUuid() + "\n");
        ProcessBuilder builder = new ProcessBuilder(java(), "-Xmx512m", "kafka.Kafka", settings.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("broker.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        long end = System.nanoTime() + 120_000_000_000L;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the broker does not answer:\n" + Files.readString(folder.resolve("broker.log")));
            }
        }
        return process;
    }

    private static boolean answers(int port) throws InterruptedException {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
