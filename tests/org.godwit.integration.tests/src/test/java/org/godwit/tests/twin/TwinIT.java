package org.godwit.tests.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinIT {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "godwit");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final CancelToken cancel = CancelToken.create();

    @Test
    void startsAnswersAndIsGoneAfterClose() throws Exception {
        Twin twin = twins().start(TwinRequest.named("twin-source", 1), cancel);
        Path folder = twin.folder();
        try (twin; Connection connection = connect(twin); Statement statement = connection.createStatement()) {
            assertThat(text(statement, "select version()")).startsWith("11.4");
            assertThat(text(statement, "select concat_ws(',', @@log_bin, @@binlog_format, @@local_infile, @@bind_address, @@server_id)")).isEqualTo("ON,ROW,ON,127.0.0.1,1");
            assertThat(text(statement, "select group_concat(user, '@', host) from mysql.user where is_role = 'N' and user <> 'mariadb.sys'")).isEqualTo("root@127.0.0.1");
            assertThat(folder.resolve("init.sql")).doesNotExist();
            assertThat(Files.getPosixFilePermissions(folder)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        }
        assertThat(folder).doesNotExist();
        assertThat(answers(twin.port())).isFalse();
    }

    @Test
    void neverShowsThePasswordOnACommandLine() throws Exception {
        try (Twin twin = twins().start(TwinRequest.named("twin-source", 1), cancel)) {
            String password = twin.dataSource().password().reveal();
            assertThat(password).hasSizeGreaterThanOrEqualTo(24);
            assertThat(ProcessHandle.current().descendants().map(p -> p.info().commandLine().orElse(""))).isNotEmpty().noneMatch(c -> c.contains(password));
            assertThat(twin.toString()).doesNotContain(password);
            assertThat(twin.dataSource().toString()).doesNotContain(password);
        }
    }

    @Test
    void refusesAnotherPassword() throws Exception {
        try (Twin twin = twins().start(TwinRequest.named("twin-source", 1), cancel)) {
            String url = "jdbc:mysql://127.0.0.1:" + twin.port() + "/?sslMode=DISABLED";
            assertThatThrownBy(() -> DriverManager.getConnection(url, "root", "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(url, "", "")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void cancelEndsAStartAndLeavesNothing() throws Exception {
        Twins twins = twins();
        cancel.cancel();
        assertThatThrownBy(() -> twins.start(TwinRequest.named("twin-source", 1), cancel)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void tellsWhyAServerDoesNotStart() throws Exception {
        TwinRequest wrong = new TwinRequest("wrong", 1, false, 64, List.of("--no-such-option=1"));
        assertThatThrownBy(() -> twins().start(wrong, cancel)).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GODWIT-TWIN-0005");
            assertThat(e.problem().message()).contains("no-such-option");
        });
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void killingTheParentEndsServerAndRemovesFolder() throws Exception {
        Process parent = holder(false);
        String[] told = firstLine(parent).split(" ");
        assertThat(answers(Integer.parseInt(told[1]))).isTrue();
        parent.destroyForcibly().waitFor();
        await().atMost(SOON).until(() -> Files.notExists(Path.of(told[0])) && !answers(Integer.parseInt(told[1])));
    }

    @Test
    void aKeptTwinOutlivesItsParentAndIsSweptOnceItsServerIsGone() throws Exception {
        Process parent = holder(true);
        String[] told = firstLine(parent).split(" ");
        Path folder = Path.of(told[0]);
        parent.destroyForcibly().waitFor();
        twins();
        assertThat(answers(Integer.parseInt(told[1]))).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("client.cnf"))).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("mariadbd.pid")).strip())).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
        twins();
        assertThat(folder).doesNotExist();
    }

    @Test
    void sweepsWhatADeadOwnerLeftAndNothingElse() throws Exception {
        Path stale = Files.createDirectories(root.resolve("t1-stale"));
        Files.writeString(stale.resolve("owner.properties"), "pid=" + ProcessHandle.current().pid() + "\nstart=1\nkeep=false\n");
        Path foreign = Files.createDirectories(root.resolve("something-else"));
        twins();
        assertThat(stale).doesNotExist();
        assertThat(foreign).exists();
    }

    private Twins twins() throws GodwitException {
        return Twins.open(CACHE, root, cancel);
    }

    private Process holder(boolean keep) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx128m", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), TwinHolder.class.getName(), CACHE.toString(),
                root.toString(), Boolean.toString(keep)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String firstLine(Process process) throws Exception {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        assertThat(line).as("the holder's first line").isNotNull();
        return line;
    }

    private static Connection connect(Twin twin) throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + twin.port() + "/?sslMode=DISABLED", "root", twin.dataSource().password().reveal());
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
