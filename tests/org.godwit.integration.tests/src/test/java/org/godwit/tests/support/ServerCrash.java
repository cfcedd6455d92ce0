package org.godwit.tests.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.godwit.rehearsal.twin.Twin;

/** Kills the server of a twin and brings it back on the same port with the same data, as an operator would. Linux only. Used by one thread. */
public final class ServerCrash implements AutoCloseable {
    private final Twin twin;
    private final List<String> command;
    private final ProcessHandle server;
    private Process restarted;

    private ServerCrash(Twin twin, List<String> command, ProcessHandle server) {
        this.twin = twin;
        this.command = command;
        this.server = server;
    }

    /** Remembers how the server was started and kills it. */
    public static ServerCrash of(Twin twin) throws IOException, InterruptedException, java.util.concurrent.ExecutionException, java.util.concurrent.TimeoutException {
        ServerCrash crash = expected(twin);
        crash.server.destroyForcibly();
        crash.server.onExit().get(20, TimeUnit.SECONDS);
        return crash;
    }

    /** Remembers how the server was started, for when it should die by itself. */
    public static ServerCrash expected(Twin twin) throws IOException {
        long pid = Long.parseLong(Files.readString(twin.folder().resolve("mariadbd.pid")).strip());
        String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
        List<String> command = Arrays.stream(line.split("\0")).filter(a -> !a.startsWith("--init-file")).toList();
        return new ServerCrash(twin, command, ProcessHandle.of(pid).orElseThrow());
    }

    /** Whether the first server is dead. */
    public boolean happened() {
        return !server.isAlive();
    }

    public void restart() throws IOException {
        restarted = new ProcessBuilder(command).directory(twin.folder().toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try (Jdbc jdbc = Jdbc.open(twin.dataSource())) {
            return jdbc.number("select 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (restarted != null) {
            restarted.destroyForcibly().waitFor();
        }
    }
}
