package org.godwit.rm.internal;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.rm.RmError;
import org.godwit.rm.WorkspaceLock;
import org.h2.Driver;
import org.h2.engine.SysProperties;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as its owner has it: opened from the file, brought to the newest schema, served on loopback. Also the owner's own threads go through the server, because an
 * interrupted thread that is about to write to the file would close it for everybody. Used by one thread.
 */
final class RmOwner implements AutoCloseable {
    static final String USER = "GODWIT";
    private static final Logger LOG = LoggerFactory.getLogger(RmOwner.class);
    static final String LOOPBACK = "127.0.0.1";

    private final RmFiles files;
    private final WorkspaceLock lock;
    private final Connection keeper;
    private final Server server;

    private RmOwner(RmFiles files, WorkspaceLock lock, Connection keeper, Server server) {
        this.files = files;
        this.lock = lock;
        this.keeper = keeper;
        this.server = server;
    }

    /** Takes over the lock; it is given back when this fails. */
    static RmOwner open(RmFiles files, WorkspaceLock lock) throws GodwitException {
        Connection keeper = null;
        boolean open = false;
        try {
            if (!LOOPBACK.equals(SysProperties.BIND_ADDRESS)) {
                throw new GodwitException(RmError.NOT_LOOPBACK, String.valueOf(SysProperties.BIND_ADDRESS));
            }
            Files.deleteIfExists(files.address());
            String password = password(files);
            // DriverManager only knows drivers whose class is loaded; in Equinox nobody else loads this one.
            Driver.load();
            // WRITE_DELAY 0: a commit has been handed to the operating system when it returns, so no kill of this process loses it. H2 2.5.250 and 2.5.252 do lose commits that way, as soon as they
            // use freed space again (RmKilledIT), so the library stays at 2.4.
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:file:" + files.database().toAbsolutePath()
                    + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0;LOCK_TIMEOUT=10000;TIME ZONE=UTC");
            keeper = source.getConnection(USER, password);
            OwnerOnlyFiles.restrictFile(files.dataFile());
            Migrations.upgrade(files, keeper, password);
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists", "-baseDir", files.folder().toAbsolutePath().toString()).start();
            OwnerOnlyFiles.write(files.address(), "port=" + server.getPort() + "\npid=" + ProcessHandle.current().pid() + "\n");
            LOG.info("rm database opened, served on loopback port {}", server.getPort());
            open = true;
            return new RmOwner(files, lock, keeper, server);
        } catch (SQLException | java.io.IOException e) {
            throw new GodwitException(RmError.UNREACHABLE, e, files.folder(), e.getMessage());
        } finally {
            if (!open) {
                shutdown(keeper);
                lock.close();
            }
        }
    }

    private static String password(RmFiles files) throws GodwitException {
        if (!Files.exists(files.password())) {
            if (Files.exists(files.dataFile())) {
                throw new GodwitException(RmError.PASSWORD_LOST, files.password());
            }
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            OwnerOnlyFiles.write(files.password(), HexFormat.of().formatHex(random));
        }
        return OwnerOnlyFiles.read(files.password()).strip();
    }

    /** Ends service, writes everything and gives the lock back; another process may then become the owner. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(files.address());
        } catch (java.io.IOException e) {
            LOG.warn("cannot remove {}", files.address(), e);
        }
        server.stop();
        shutdown(keeper);
        lock.close();
    }

    private static void shutdown(Connection keeper) {
        if (keeper == null) {
            return;
        }
        try (keeper; Statement statement = keeper.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.debug("closing the rm database", e);
        }
    }
}
