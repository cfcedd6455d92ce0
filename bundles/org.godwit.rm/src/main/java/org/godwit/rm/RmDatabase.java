package org.godwit.rm;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.rm.internal.RmFiles;
import org.godwit.rm.internal.RmLink;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rm database of a workspace. The first process that opens it owns the file and serves it on loopback with a random password that stays in the workspace; the others connect. When the
 * owner ends or dies, the next call of any process makes that process the owner and goes on: callers notice a pause at most.
 *
 * <p>A transaction that returned has been handed to the operating system, so no kill of a process loses it. Losing power may lose the last ones; {@link #harden} is for what must survive that too.
 * Thread-safe.
 */
public final class RmDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RmDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;
    /** What H2's pool says when all its connections stayed in use. */
    private static final int POOL_EXHAUSTED = 8001;

    private final RmFiles files;
    private RmLink link;
    /** The link broke and no new one could be made yet. */
    private boolean unlinked;
    private boolean closed;

    private RmDatabase(RmFiles files, RmLink link) {
        this.files = files;
        this.link = link;
    }

    /** Opens {@code <workspace>/rm}, making and upgrading it where needed. */
    public static RmDatabase open(Path workspace) throws GodwitException {
        RmFiles files = new RmFiles(OwnerOnlyFiles.folder(workspace.resolve("rm")));
        return new RmDatabase(files, RmLink.establish(files, PATIENCE));
    }

    /** Runs the work in one transaction: everything or nothing of it is kept. */
    public <T> T call(RmWork<T> work) throws GodwitException {
        for (int attempt = 1;; attempt++) {
            RmLink current = link(Optional.empty());
            try {
                return current.jdbi().inTransaction(work::run);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !mayPass(e)) {
                    throw new GodwitException(RmError.STATEMENT, e, firstLine(e));
                }
                LOG.debug("transaction on the rm database is repeated", e);
                if (isLost(e)) {
                    link(Optional.of(current));
                }
            }
        }
    }

    public void run(RmWork.Action action) throws GodwitException {
        call(handle -> {
            action.run(handle);
            return Boolean.TRUE;
        });
    }

    /** Returns when every transaction that has returned so far is on the disk itself. Takes as long as the disk does, some milliseconds. */
    public void harden() throws GodwitException {
        run(handle -> handle.execute("CHECKPOINT SYNC"));
    }

    /** Whether this process serves the database to the others. */
    public synchronized boolean isOwner() {
        return link.isOwner();
    }

    /** Takes a right that one process of this workspace has at a time, for example to work on the projects; given back on close or by the end of the process. */
    public Optional<WorkspaceLock> tryLock(String name) throws GodwitException {
        return WorkspaceLock.tryAcquire(files.folder().resolve(name + ".lock"));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            link.close();
        }
    }

    /** The link to use; a broken one is replaced by whichever thread comes first. */
    private synchronized RmLink link(Optional<RmLink> broken) throws GodwitException {
        if (closed) {
            throw new GodwitException(RmError.CLOSED);
        }
        if (unlinked || broken.isPresent() && broken.get() == link) {
            unlinked = true;
            link.close();
            link = RmLink.establish(files, PATIENCE);
            unlinked = false;
            LOG.info("rm database reached again, {}", link.isOwner() ? "now served by this process" : "served by another process");
        }
        return link;
    }

    private static boolean mayPass(Throwable failure) {
        return isLost(failure) || sqlCause(failure).filter(e -> e.getErrorCode() == POOL_EXHAUSTED).isPresent()
                || sqlCause(failure).map(SQLException::getSQLState).filter(s -> s.startsWith("40") || s.equals("HYT00")).isPresent();
    }

    /** Whether the server went away: connection broken, or the database was shut down while we were connected. */
    private static boolean isLost(Throwable failure) {
        return sqlCause(failure).map(e -> {
            boolean broken = String.valueOf(e.getSQLState()).startsWith("08") && e.getErrorCode() != POOL_EXHAUSTED;
            return broken || e.getErrorCode() == 90067 || e.getErrorCode() == 90098 || e.getErrorCode() == 90121 || e.getErrorCode() == 90007;
        }).orElse(false);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable failure) {
        String text = sqlCause(failure).map(Throwable::getMessage).orElseGet(() -> String.valueOf(failure.getMessage()));
        int end = text.indexOf("; SQL statement");
        return (end < 0 ? text : text.substring(0, end)).lines().findFirst().orElse("");
    }
}
