package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts twins: MariaDB servers on a free loopback port, each with a random password and a folder of its own. Thread-safe.
 * The first use of a version on a machine unpacks the binaries and initialises a template in the user's cache folder, later ones need a second or two.
 */
public final class Twins {
    private static final Logger LOG = LoggerFactory.getLogger(Twins.class);
    private static final int PORT_ATTEMPTS = 3;
    private static final int START_SECONDS = 60;

    private final Path cache;
    private final Path root;
    private final ServerBinaries binaries;

    private Twins(Path cache, Path root, ServerBinaries binaries) {
        this.cache = cache;
        this.root = root;
        this.binaries = binaries;
    }

    /** Twins below the user's cache folder, with the binaries for this system. */
    public static Twins open(CancelToken cancel) throws GodwitException {
        Path cache = CacheFolder.ofUser();
        return open(cache, cache.resolve("twins"), cancel);
    }

    /**
     * @param cache where binaries and template are kept between runs
     * @param root where the twins' folders are made; what dead processes left there is removed first
     */
    public static Twins open(Path cache, Path root, CancelToken cancel) throws GodwitException {
        TwinPlatform platform = TwinPlatform.current();
        Path jar = BinaryLocator.find(platform);
        ServerBinaries binaries = new BinaryCache(cache.toAbsolutePath()).unpack(platform, jar, cancel);
        try {
            TwinFolder.sweep(root);
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, root, e.getMessage());
        }
        return new Twins(cache.toAbsolutePath(), root.toAbsolutePath(), binaries);
    }

    public String version() {
        return binaries.version();
    }

    /** The program that writes dumps, of the same version as the servers. */
    public Path dumpProgram() {
        return binaries.dump();
    }

    /** Starts a server and returns when it answers. */
    public Twin start(TwinRequest request, CancelToken cancel) throws GodwitException {
        for (int attempt = 1;; attempt++) {
            cancel.check();
            int port = freePort();
            try {
                return start(request, port, cancel);
            } catch (PortTakenException e) {
                LOG.info("port {} was taken by another program, trying another one", port, e);
                if (attempt == PORT_ATTEMPTS) {
                    throw new GodwitException(RehearsalError.TWIN_START, e, request.name(), "no free port on 127.0.0.1");
                }
            }
        }
    }

    private Twin start(TwinRequest request, int port, CancelToken cancel) throws GodwitException, PortTakenException {
        Secret password = randomPassword();
        Path folder = folder(request);
        Twin twin = null;
        boolean ready = false;
        try {
            new DataTemplate(cache, binaries).copyTo(folder.resolve("data"), cancel);
            Path init = folder.resolve("init.sql");
            Trees.writePrivate(init, initStatements(password));
            ServerProcess process = ServerProcess.start(ServerArguments.run(binaries, request, folder, port), folder, request.keep(), binaries.platform().isWindows());
            twin = new Twin(request, binaries.version(), folder, port, password, process);
            awaitAnswer(twin, process, cancel);
            Files.delete(init);
            if (request.keep()) {
                Trees.writePrivate(twin.clientOptions(), clientOptions(password, port));
            } else if (binaries.platform().isWindows()) {
                Twin atExit = twin;
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stopQuietly(atExit), "godwit-twin-shutdown"));
            }
            LOG.info("twin {} answers on 127.0.0.1:{}, folder {}", request.name(), port, folder);
            ready = true;
            return twin;
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, folder, e.getMessage());
        } finally {
            if (!ready && twin != null) {
                stopQuietly(twin);
            } else if (!ready) {
                removeQuietly(folder);
            }
        }
    }

    private Path folder(TwinRequest request) throws GodwitException {
        try {
            return TwinFolder.create(root, request.keep());
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, root, e.getMessage());
        }
    }

    /** The server opens its port before it has run the init file, and answers afterwards, so the first connection waits inside {@code connect}. */
    private static void awaitAnswer(Twin twin, ServerProcess process, CancelToken cancel) throws GodwitException, PortTakenException {
        CountDownLatch cancelled = new CountDownLatch(1);
        boolean answers = false;
        try (CancelToken.Registration registration = cancel.onCancel(cancelled::countDown)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            SQLException last = null;
            while (!answers) {
                cancel.check();
                if (process.hasEnded() || System.nanoTime() > deadline) {
                    throw failure(twin, process, last);
                }
                try (Connection connection = connect(twin)) {
                    answers = connection.isValid(START_SECONDS);
                } catch (SQLException e) {
                    last = e;
                    cancelled.await(50, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    private static GodwitException failure(Twin twin, ServerProcess process, SQLException last) throws PortTakenException {
        String said = LogTail.of(process.log());
        if (said.contains("Can't start server: Bind on TCP/IP port")) {
            throw new PortTakenException(said);
        }
        return new GodwitException(RehearsalError.TWIN_START, last, twin.name(), said.isEmpty() && last != null ? last.getMessage() : said);
    }

    private static Connection connect(Twin twin) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Twin.USER);
        properties.setProperty("password", twin.dataSource().password().reveal());
        return new com.mysql.cj.jdbc.Driver().connect("jdbc:mysql://127.0.0.1:" + twin.port() + "/?sslMode=DISABLED&connectTimeout=1000&socketTimeout=5000", properties);
    }

    /** The account's host part is written as an address, since the server resolves no names; there is no other account that could log in. */
    private static String initStatements(Secret password) {
        String account = "'" + Twin.USER + "'@'127.0.0.1'";
        return "CREATE USER " + account + " IDENTIFIED BY '" + password.reveal() + "';\nGRANT ALL PRIVILEGES ON *.* TO " + account + " WITH GRANT OPTION;\n";
    }

    private static String clientOptions(Secret password, int port) {
        return "[client]\nhost=127.0.0.1\nport=" + port + "\nuser=" + Twin.USER + "\npassword=" + password.reveal() + "\n";
    }

    private static Secret randomPassword() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return new Secret(HexFormat.of().formatHex(random));
    }

    private static int freePort() throws GodwitException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_START, e, "on 127.0.0.1", "no free port: " + e.getMessage());
        }
    }

    private static void stopQuietly(Twin twin) {
        try {
            twin.stop();
        } catch (GodwitException e) {
            LOG.warn("the twin {} could not be removed, the next start tries again", twin.name(), e);
        }
    }

    private static void removeQuietly(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            LOG.warn("the twin folder {} could not be removed, the next start tries again", folder, e);
        }
    }

    /** Somebody took the free port before the server did. */
    private static final class PortTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        PortTakenException(String message) {
            super(message);
        }
    }
}
