package org.godwit.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A real MySQL server on loopback, started by {@code releng/tools/mysql-server}. Needs root on Debian; where that is not given, tests that ask for it are skipped and say why. */
public final class RealMySql implements AutoCloseable {
    private static final long START_MINUTES = 6;

    private final int port;

    private RealMySql(int port) {
        this.port = port;
    }

    /** Starts the server of this port with the data of its last run, or skips the calling test. */
    public static RealMySql start(int port) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isRoot() && Files.exists(Path.of("/etc/debian_version")), "a real MySQL server needs root on Debian");
        Assumptions.assumeTrue(run("start", Integer.toString(port)), "the MySQL server could not be installed or started");
        return new RealMySql(port);
    }

    public DataSource dataSource() throws GodwitException {
        return ConnectionUrl.parse("mysql://root@127.0.0.1:" + port + "?tls=disabled");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("stop", Integer.toString(port));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean run(String... arguments) throws IOException, InterruptedException {
        Path script = Path.of("").toAbsolutePath().resolve("../../releng/tools/mysql-server").normalize();
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(java.util.List.of(arguments));
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
