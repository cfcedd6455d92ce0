package org.godwit.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.godwit.core.model.DataSource;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command line in a process of its own: exit status, what goes to which stream, report files, and that no password shows anywhere. */
class CommandLineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIN = "org.godwit.cli.Main";
    private static final String WRONG = "wr0ng-p4ssw0rd";

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static int runs;

    /** How a command ended. */
    private record Ended(int status, String out, String err, Set<String> commandLines, Path workspace) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source");
        target = servers.source("target");
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.runAll(List.of("create database shop", "use shop", "create table t (id int primary key, v varchar(50), key (v))", "insert into t select seq, md5(seq) from seq_1_to_3000", "create table u (a int, b text)",
                    "insert into u values (1, 'x'), (1, 'x'), (null, null)", "create view v as select id from t"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void rehearsesASmallSampleAndWritesItsReport() throws Exception {
        Path report = servers.folder("report");
        Ended ended = run(Map.of(), "rehearse", "--rows", "20000", "--out", report.toString(), "--json");
        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode told = ended.json();
        assertThat(ended.out().strip().lines()).as("one line with one object").hasSize(1);
        assertThat(told.get("exitStatus").asInt()).isZero();
        long verified = 0;
        for (JsonNode table : told.get("tables")) {
            verified += table.get("consistent").asLong();
        }
        assertThat(told.get("totals").get("rows").asLong()).as("rows copied").isEqualTo(verified).isGreaterThanOrEqualTo(20_000);
        Path html = Path.of(told.get("html").asText());
        Path json = Path.of(told.get("json").asText());
        assertThat(html).isRegularFile();
        assertThat(html.toAbsolutePath().startsWith(report.toAbsolutePath())).isTrue();
        assertThat(Files.readString(html)).startsWithIgnoringCase("<!doctype html>").containsIgnoringCase("</html>").contains("shop");
        assertThat(JSON.readTree(Files.readString(json)).get("totals")).isEqualTo(told.get("totals"));
    }

    @Test
    void migratesBetweenServersAndShowsNoPassword() throws Exception {
        Ended ended = run(passwords(), "migrate", "--from", url(source) + "/shop", "--to", url(target) + "/moved", "--json");
        assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.json().get("exitStatus").asInt()).isZero();
        assertThat(ended.json().get("project").asText()).startsWith("np_");
        assertThat(ended.err()).startsWith("Godwit: migrating");
        assertThat(ended.commandLines()).anyMatch(c -> c.contains(MAIN));
        try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(target)) {
            assertThat(PlainCompare.differences(here, "shop", there, "moved")).isEmpty();
            assertThat(there.number("select count(*) from moved.v")).isEqualTo(3000);
        }
        for (DataSource server : List.of(source, target)) {
            assertHidden(server.password().reveal(), ended);
        }
        Ended steps = run(ended.workspace(), Map.of(), "steps", ended.json().get("project").asText(), "--json");
        assertThat(steps.status()).as(steps.err()).isZero();
        assertThat(steps.out()).contains("FULL_TRANSFER").contains("FINISHED");
        Ended sql = run(ended.workspace(), Map.of(), "sql", "select status from oms_project", "--json");
        assertThat(sql.json().get("rows").get(0).get(0).asText()).isEqualTo("FINISHED");
    }

    @Test
    void capturesWithAQuietConsoleAndWithoutPassword() throws Exception {
        Path bundle = servers.folder("bundles").resolve("shop.godwit");
        Ended ended = run(passwords(), "capture", "--from", url(source) + "/shop", "--out", bundle.toString(), "--rows", "100");
        assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.err() + ended.out()).contains("shop.t: ").contains("of 3,000 rows").doesNotContain("DEBUG").doesNotContain(" INFO ").doesNotContain("Hikari");
        assertThat(Files.size(bundle)).isPositive();
        assertHidden(source.password().reveal(), ended);
    }

    @Test
    void differencesEndWithOne() throws Exception {
        try (Jdbc jdbc = Jdbc.open(target)) {
            jdbc.runAll(List.of("create database planted", "use planted", "create table t (id int primary key, v varchar(50), key (v))", "insert into t values (7, 'somebody else was here')"));
        }
        Ended ended = run(passwords(), "migrate", "--from", url(source) + "/shop", "--to", url(target) + "/planted", "--tables", "shop.t=planted.", "--types", "full,verify", "--on-existing", "ignore", "--json");
        assertThat(ended.status()).as(ended.err() + ended.out()).isEqualTo(1);
        assertThat(ended.json().get("exitStatus").asInt()).isEqualTo(1);
        assertThat(ended.json().get("tables").toString()).contains("INCONSISTENT");
    }

    @Test
    void wrongUseEndsWithTwo() throws Exception {
        List<List<String>> wrong = List.of(List.of("migrate"), List.of("migrate", "--no-such-option"), List.of("no-such-command"), List.of("migrate", "--from", "nonsense", "--to", url(target)),
                List.of("migrate", "--from", url(source) + "/shop", "--to", url(target), "--tables", "shop.[", "--json"), List.of("migrate", "--from", url(source) + "/shop", "--to", url(target) + "/x", "--param", "no.such=1"),
                List.of("rehearse", "/no/such/dump.sql"), List.of("migrate", "--from", url(source) + "/nothing_there", "--to", url(target) + "/x"));
        for (List<String> arguments : wrong) {
            Ended ended = run(passwords(), arguments.toArray(String[]::new));
            assertThat(ended.status()).as(arguments + "\n" + ended.out() + ended.err()).isEqualTo(2);
            assertThat(ended.err()).as(arguments.toString()).contains("godwit: ").doesNotContain("\tat ");
        }
    }

    @Test
    void failureEndsWithThreeAndSaysWhatToDo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Ended refused = run(passwords(), "migrate", "--from", "mysql://root@127.0.0.1:" + free + "/shop", "--to", url(target), "--json");
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(refused.json().get("error").get("code").asText()).isEqualTo("GODWIT-MYSQL-0002");
        assertThat(refused.json().get("error").get("remedy").asText()).isNotBlank();
        Ended denied = run(Map.of("GODWIT_FROM_PASSWORD", WRONG, "GODWIT_TO_PASSWORD", WRONG), "migrate", "--from", url(source) + "/shop", "--to", url(target));
        assertThat(denied.status()).as(denied.err()).isEqualTo(3);
        assertThat(denied.out()).isEmpty();
        assertThat(denied.err()).contains("GHANA-OPERAT000101").contains("what to do").doesNotContain("\tat ");
        assertHidden(WRONG, denied);
    }

    @Test
    void passwordInTheUrlIsNotRepeated() throws Exception {
        String from = "mysql://root:" + WRONG + "@127.0.0.1:" + source.port() + "/shop";
        Ended ended = run(passwords(), "migrate", "--from", from, "--to", url(target) + "/never");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out() + ended.err()).doesNotContain(WRONG);
        assertInNoFile(WRONG, ended.workspace());
    }

    private static void assertHidden(String password, Ended ended) throws IOException {
        assertThat(ended.out() + ended.err()).doesNotContain(password);
        assertThat(ended.commandLines()).noneMatch(c -> c.contains(password));
        assertInNoFile(password, ended.workspace());
    }

    private static void assertInNoFile(String password, Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(password)).as("the password stands in " + file).isFalse();
            }
        }
    }

    private static Map<String, String> passwords() {
        return Map.of("GODWIT_FROM_PASSWORD", source.password().reveal(), "GODWIT_TO_PASSWORD", target.password().reveal());
    }

    private static String url(DataSource server) {
        return "mariadb://" + server.user() + "@127.0.0.1:" + server.port();
    }

    private static Ended run(Map<String, String> environment, String... arguments) throws Exception {
        return run(servers.folder("cli-" + ++runs).resolve("workspace"), environment, arguments);
    }

    private static Ended run(Path workspace, Map<String, String> environment, String... arguments) throws Exception {
        Path out = servers.folder("streams").resolve("out-" + ++runs);
        Path err = out.resolveSibling("err-" + runs);
        ProcessBuilder builder = ChildJvm.builder(MAIN, arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("GODWIT_WORKSPACE", workspace.toString());
        Process process = builder.start();
        Set<String> seen = new ConcurrentSkipListSet<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).map(p -> p.info().commandLine().orElse("")).forEach(seen::add);
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the command does not end: " + Files.readString(err));
            }
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err), seen, workspace);
    }
}
