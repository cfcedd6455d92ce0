package org.godwit.rm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.Properties;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RmDatabaseTest {
    @TempDir
    Path workspace;

    @Test
    void keepsWhatWasWrittenAndLeavesNothingOpen() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            assertThat(rm.isOwner()).isTrue();
            rm.run(h -> h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')"));
        }
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            assertThat(labels(rm)).containsExactly("blue");
        }
    }

    @Test
    void takesBackEverythingOfAFailedTransaction() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            assertThatThrownBy(() -> rm.run(h -> {
                h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')");
                h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'red')");
            })).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-RM-0005");
            assertThat(labels(rm)).isEmpty();
        }
    }

    @Test
    void letsOnlyTheOwnerReadItsFiles() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            rm.run(h -> h.execute("CHECKPOINT"));
            try (Stream<Path> files = Files.walk(workspace.resolve("rm"))) {
                for (Path file : files.toList()) {
                    String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
                    if (!file.getFileName().toString().endsWith(".lock")) {
                        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void listensOnLoopbackOnlyAndWantsThePassword() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            assertThat(rm.isOwner()).isTrue();
            Properties address = new Properties();
            address.load(Files.newBufferedReader(workspace.resolve("rm/address.properties")));
            int port = Integer.parseInt(address.getProperty("port"));
            for (InetAddress other : addressesOfThisMachine()) {
                assertThatThrownBy(() -> connect(other, port)).as(other.toString()).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> login(port, "sa", "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> login(port, "GODWIT", "wrong")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void servesASecondOpenerAndAThirdOneGoesOnWhenTheOwnerCloses() throws Exception {
        RmDatabase first = RmDatabase.open(workspace);
        try (RmDatabase second = RmDatabase.open(workspace)) {
            assertThat(second.isOwner()).isFalse();
            first.run(h -> h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')"));
            first.harden();
            second.harden();
            assertThat(labels(second)).containsExactly("blue");
            first.close();
            second.run(h -> h.execute("INSERT INTO oms_label (id, name) VALUES ('l_2', 'red')"));
            assertThat(second.isOwner()).isTrue();
            try (RmDatabase third = RmDatabase.open(workspace)) {
                assertThat(labels(third)).containsExactly("blue", "red");
            }
        }
        assertThatThrownBy(() -> first.run(h -> h.execute("SELECT 1"))).hasMessageContaining("GODWIT-RM-0006");
    }

    @Test
    void sharesTheDatabaseWithAnotherProcessAndTakesOverWhenItIsKilled() throws Exception {
        try (RmChild.Started child = RmChild.start(workspace, "hold")) {
            assertThat(child.line()).isEqualTo("owner");
            try (RmDatabase rm = RmDatabase.open(workspace)) {
                assertThat(rm.isOwner()).isFalse();
                rm.run(h -> h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')"));
                child.kill();
                Instant killed = Instant.now();
                assertThat(labels(rm)).containsExactly("blue");
                assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(4));
                assertThat(rm.isOwner()).isTrue();
            }
        }
    }

    @Test
    void oneOfTheProcessesThatAreLeftTakesOverQuicklyAndTheOthersFollow() throws Exception {
        try (RmChild.Started child = RmChild.start(workspace, "hold")) {
            assertThat(child.line()).isEqualTo("owner");
            try (RmDatabase one = RmDatabase.open(workspace); RmDatabase two = RmDatabase.open(workspace); ExecutorService threads = Executors.newFixedThreadPool(12)) {
                one.run(h -> h.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')"));
                assertThat(labels(two)).containsExactly("blue");
                child.kill();
                Instant killed = Instant.now();
                List<Future<List<String>>> answers = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    RmDatabase rm = i % 2 == 0 ? one : two;
                    answers.add(threads.submit(() -> labels(rm)));
                }
                for (Future<List<String>> answer : answers) {
                    assertThat(answer.get()).containsExactly("blue");
                }
                assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(4));
                assertThat(one.isOwner()).isNotEqualTo(two.isOwner());
            }
        }
    }

    @Test
    void losesNothingThatWasCommittedBeforeAKill() throws Exception {
        for (int round = 1; round <= 3; round++) {
            try (RmChild.Started child = RmChild.start(workspace, "count")) {
                child.line();
                int last = 0;
                for (int i = 0; i < 40 * round; i++) {
                    last = Integer.parseInt(child.line());
                }
                child.kill();
                try (RmDatabase rm = RmDatabase.open(workspace)) {
                    List<Integer> kept = rm.call(h -> h.createQuery("SELECT n FROM counted ORDER BY n").mapTo(Integer.class).list());
                    assertThat(kept).hasSizeGreaterThanOrEqualTo(last).startsWith(1).isEqualTo(java.util.stream.IntStream.rangeClosed(1, kept.size()).boxed().toList());
                }
            }
        }
    }

    @Test
    void refusesADatabaseOfANewerProgram() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            rm.run(h -> h.execute("INSERT INTO \"oms_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\") "
                    + "VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'GODWIT', 1, TRUE)"));
        }
        assertThatThrownBy(() -> RmDatabase.open(workspace)).hasMessageContaining("GODWIT-RM-0003").hasMessageContaining("99");
    }

    @Test
    void saysWhichFileIsMissingWhenThePasswordIsLost() throws Exception {
        RmDatabase.open(workspace).close();
        Files.delete(workspace.resolve("rm/password"));
        assertThatThrownBy(() -> RmDatabase.open(workspace)).hasMessageContaining("GODWIT-RM-0002").hasMessageContaining("password");
    }

    @Test
    void givesANamedRightToOneAtATime() throws Exception {
        try (RmDatabase rm = RmDatabase.open(workspace)) {
            WorkspaceLock held = rm.tryLock("work").orElseThrow();
            assertThat(rm.tryLock("work")).isEmpty();
            held.close();
            try (WorkspaceLock again = rm.tryLock("work").orElseThrow()) {
                assertThat(again).isNotNull();
            }
        }
    }

    private static List<String> labels(RmDatabase rm) throws GodwitException {
        return rm.call(h -> h.createQuery("SELECT name FROM oms_label ORDER BY name").mapTo(String.class).list());
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream().flatMap(n -> Collections.list(n.getInetAddresses()).stream())
                .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress()).toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }

    private static void login(int port, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/./rm", user, password)) {
            connection.isValid(1);
        }
    }
}
