package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The running server of one twin. On Unix a small shell stands between: it holds the reading end of a pipe from this process, and when that end closes, because the twin is closed or
 * because this process ended in whatever way (also by kill -9), it kills the server and removes the folder. Windows has no such shell; there a shutdown hook and the next sweep do it.
 * A kept server has neither. The server ignores the terminal's Ctrl-C, which would otherwise reach it together with us.
 */
final class ServerProcess {
    private static final long STOP_SECONDS = 20;
    private static final String GUARD = """
            trap '' INT HUP TERM
            folder=$1
            shift
            exec 3<&0
            "$@" </dev/null >>"$folder/server.log" 2>&1 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -9 $server 2>/dev/null; } &
            guard=$!
            exec 3<&-
            wait $server
            echo $? >"$folder/server.exit"
            wait $guard
            rm -rf "$folder"
            """;
    private static final String DETACHED = """
            trap '' INT HUP
            folder=$1
            shift
            exec "$@" </dev/null >>"$folder/server.log" 2>&1
            """;

    private final Process process;
    private final Path folder;
    private final boolean guarded;

    private ServerProcess(Process process, Path folder, boolean guarded) {
        this.process = process;
        this.folder = folder;
        this.guarded = guarded;
    }

    static ServerProcess start(List<String> serverCommand, Path folder, boolean keep, boolean windows) throws IOException {
        boolean guarded = !keep && !windows;
        List<String> command = new ArrayList<>();
        if (!windows) {
            command.addAll(List.of("/bin/sh", "-c", guarded ? GUARD : DETACHED, "godwit-twin", folder.toString()));
        }
        command.addAll(serverCommand);
        Path log = folder.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (!guarded) {
            builder.redirectInput(ProcessBuilder.Redirect.from(Files.createFile(folder.resolve("empty")).toFile()));
        }
        return new ServerProcess(builder.start(), folder, guarded);
    }

    /** Whether the server has ended by itself; its log tells why. */
    boolean hasEnded() {
        return guarded ? Files.exists(folder.resolve("server.exit")) || !process.isAlive() : !process.isAlive();
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Kills the server at once and removes the folder; a twin's data is worth nothing afterwards. Safe to call twice. */
    void stop() throws IOException {
        try {
            if (guarded) {
                process.getOutputStream().close();
            } else {
                process.destroyForcibly();
            }
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server of " + folder + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server was ending", e);
        }
        Trees.delete(folder);
    }
}
