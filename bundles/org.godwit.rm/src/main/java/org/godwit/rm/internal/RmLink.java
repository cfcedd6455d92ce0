package org.godwit.rm.internal;

import java.io.StringReader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.rm.RmError;
import org.godwit.rm.WorkspaceLock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.LoggerFactory;

/**
 * A way to the served database: this process owns and serves it, or another one does. Either way every connection is one to the server on loopback. Thread-safe once made.
 */
public final class RmLink implements AutoCloseable {
    static {
        // H2 would listen on all interfaces. It reads this property when its first class is loaded, which may be to join another process, long before this one has to serve itself.
        System.setProperty("h2.bindAddress", RmOwner.LOOPBACK);
        // A connection on loopback is refused at once when the owner is dead. H2 would try the same port for a second and a half, while what helps is to become the owner.
        System.setProperty("h2.socketConnectRetry", "1");
    }

    private static final int MAX_CONNECTIONS = 16;
    private static final int LOGIN_SECONDS = 10;
    /** SQL state: connection does not exist. */
    private static final String CLOSED_LINK = "08003";

    private final Optional<RmOwner> owner;
    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;

    private RmLink(Optional<RmOwner> owner, JdbcConnectionPool pool) {
        this.owner = owner;
        this.pool = pool;
        this.jdbi = Jdbi.create(() -> connection(pool));
    }

    /** A thread may still hold a link that another one has just closed to replace it; for it that is a lost connection as any other, while H2's pool would call it an illegal state. */
    private static Connection connection(JdbcConnectionPool pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (IllegalStateException e) {
            throw new SQLNonTransientConnectionException("this link to the rm database was closed", CLOSED_LINK, e);
        }
    }

    /**
     * Becomes the owner when there is none, else connects to the owner. Tries until the owner answers, since it may still be opening the database or may just have died.
     */
    public static RmLink establish(RmFiles files, Duration patience) throws GodwitException {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            Optional<WorkspaceLock> lock = WorkspaceLock.tryAcquire(files.ownerLock());
            if (lock.isPresent()) {
                return own(files, lock.get());
            }
            try {
                return join(files);
            } catch (SQLException | NotServedYet e) {
                last = e;
            }
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(RmError.CLOSED, e);
            }
        }
        throw new GodwitException(RmError.UNREACHABLE, last, files.folder(), "the process that has it open does not answer within " + patience.toSeconds() + " seconds");
    }

    private static RmLink own(RmFiles files, WorkspaceLock lock) throws GodwitException {
        RmOwner owner = RmOwner.open(files, lock);
        boolean linked = false;
        try {
            RmLink link = new RmLink(Optional.of(owner), pool(files, address(files)));
            linked = true;
            return link;
        } catch (NotServedYet e) {
            throw new GodwitException(RmError.UNREACHABLE, e, files.folder(), e.getMessage());
        } finally {
            if (!linked) {
                owner.close();
            }
        }
    }

    private static RmLink join(RmFiles files) throws GodwitException, SQLException, NotServedYet {
        JdbcConnectionPool pool = pool(files, address(files));
        boolean usable = false;
        try (Connection connection = pool.getConnection()) {
            int schema = Migrations.current(connection);
            if (schema > Migrations.newest()) {
                throw new GodwitException(RmError.NEWER_SCHEMA, schema, Migrations.newest());
            }
            if (schema < Migrations.newest()) {
                throw new GodwitException(RmError.OLDER_OWNER, schema, Migrations.newest());
            }
            usable = true;
            return new RmLink(Optional.empty(), pool);
        } finally {
            if (!usable) {
                pool.dispose();
            }
        }
    }

    private static int address(RmFiles files) throws NotServedYet {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(files.address())));
            return Integer.parseInt(properties.getProperty("port", ""));
        } catch (java.io.IOException | NumberFormatException e) {
            throw new NotServedYet(e);
        }
    }

    /** Not by DriverManager, which sees no driver from inside an OSGi framework. */
    private static JdbcDataSource served(int port, String password) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://127.0.0.1:" + port + "/./" + RmFiles.DATABASE + ";IFEXISTS=TRUE;TIME ZONE=UTC");
        source.setUser(RmOwner.USER);
        source.setPassword(password);
        return source;
    }

    /** H2's own pool: unlike others it hands the refusal of a dead owner on instead of trying until a time limit, which would hold up the take-over. */
    private static JdbcConnectionPool pool(RmFiles files, int port) throws GodwitException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(served(port, OwnerOnlyFiles.read(files.password()).strip()));
        pool.setMaxConnections(MAX_CONNECTIONS);
        pool.setLoginTimeout(LOGIN_SECONDS);
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public boolean isOwner() {
        return owner.isPresent();
    }

    @Override
    public void close() {
        pool.dispose();
        owner.ifPresent(RmOwner::close);
        LoggerFactory.getLogger(RmLink.class).debug("link to the rm database closed");
    }

    /** The owner has not written its address yet, or died before it could take it back. */
    private static final class NotServedYet extends Exception {
        private static final long serialVersionUID = 1L;

        NotServedYet(Exception cause) {
            super("no address of the rm database", cause);
        }
    }
}
