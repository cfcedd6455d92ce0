package org.godwit.connector.mysql.apply;

import java.sql.SQLException;
import java.util.Optional;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.mark.MarkTable;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Lane;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that applies one transaction after the other, taken anew after it was lost. Used by one thread.
 * <p>
 * The checkpoint moves in the first statement and the commit goes in a message of its own. So whoever asks for the checkpoint with a lock, also from another process, waits for a transaction whose
 * commit may be under way, and then knows. When a commit is in doubt, the next transaction of the lane asks first.
 */
final class ApplyLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyLane.class);
    private static final int STATEMENT_BYTES = 1 << 20;
    private static final long LOCK_PAUSE_MILLIS = 20;

    private final MySqlChangeApplier applier;
    private final Settings settings;
    private final CancelToken cancel;
    private final Dialect dialect;
    private final SqlBuffer buffer = new SqlBuffer();
    private final long maxBytes;
    private final Steps steps;
    private final Optional<MarkTable.Owner> owner;
    private Optional<Session> session;
    /** Whether the connection was taken anew and nothing was applied by it yet. */
    private boolean fresh;
    /** What a commit in doubt would have left. */
    private Optional<InDoubt> inDoubt = Optional.empty();

    /** A transaction of which nobody said whether it was committed. */
    private record InDoubt(int lane, String position, Applied applied) {
    }

    ApplyLane(MySqlChangeApplier applier, Settings settings, Session session, CancelToken cancel) {
        this.applier = applier;
        this.settings = settings;
        this.session = Optional.of(session);
        this.cancel = cancel;
        this.owner = applier.owner(settings);
        this.dialect = applier.dialect();
        this.maxBytes = Math.min(STATEMENT_BYTES, dialect.maxPacket() / 2);
        this.steps = new Steps(dialect, (int) (maxBytes / 4));
    }

    /** Retries are counted for the whole batch. A batch that is not as the log says is done again at once, carefully. */
    @Override
    public Applied apply(LaneBatch batch) throws GodwitException {
        ApplyTally tally = new ApplyTally();
        boolean careful = false;
        for (int attempt = 1;; attempt++) {
            cancel.check();
            try {
                return attempt(batch, tally, careful);
            } catch (FastRun.Doubt e) {
                careful = true;
                attempt--;
                rollback(e);
            } catch (GodwitException failure) {
                GodwitException e = marksGone(failure);
                rollback(e);
                if (cancel.isCancelled() || !Refusals.mayPass(e) || attempt > settings.maxRetries()) {
                    throw e;
                }
                tally.retried();
                LOG.info("Lane {} of {} tries again: {}", batch.checkpoint().lane(), settings.job(), e.getMessage());
                Pause.before(attempt, Refusals.isLock(e) ? LOCK_PAUSE_MILLIS : settings.retrySeconds() * 1000L, cancel);
            } finally {
                tally.undo();
            }
        }
    }

    private Applied attempt(LaneBatch batch, ApplyTally tally, boolean careful) throws GodwitException, FastRun.Doubt {
        Session at = session();
        Optional<Applied> before = resolve(at, batch);
        if (before.isPresent()) {
            return before.get();
        }
        if (fresh) {
            applier.requireAcknowledged(at, settings, mark(batch.checkpoint().lane()), cancel);
            fresh = false;
        }
        int rows = batch.tables().stream().mapToInt(t -> t.rows()).sum();
        if (careful) {
            applyCarefully(at, batch, rows, tally);
        } else {
            FastRun run = new FastRun(at, dialect, buffer, maxBytes, tally, cancel);
            run.start(MySqlChangeApplier.moving(settings, mark(batch.checkpoint().lane()), batch.checkpoint(), owner, rows));
            steps.<FastRun.Doubt>of(batch, run::add);
            run.finish();
        }
        commit(at, batch, tally);
        return tally.applied();
    }

    private void applyCarefully(Session at, LaneBatch batch, int rows, ApplyTally tally) throws GodwitException {
        applier.move(at, settings, batch.checkpoint(), owner, rows, cancel);
        CarefulRun run = new CarefulRun(at, dialect, buffer, tally, cancel);
        RowDecision decision = new RowDecision(at, run, dialect, settings, batch.idempotent(), tally, cancel);
        steps.<GodwitException>of(batch, step -> run.run(step, decision));
    }

    private void commit(Session at, LaneBatch batch, ApplyTally tally) throws GodwitException {
        cancel.check();
        inDoubt = Optional.of(new InDoubt(batch.checkpoint().lane(), batch.checkpoint().position(), tally.applied()));
        long start = System.nanoTime();
        at.execute("COMMIT", cancel);
        tally.committed(System.nanoTime() - start);
        inDoubt = Optional.empty();
        applier.acknowledge(mark(batch.checkpoint().lane()), batch.checkpoint().position());
    }

    /** When the commit before is in doubt and this is the same transaction again: what it did, if it did. */
    private Optional<Applied> resolve(Session at, LaneBatch batch) throws GodwitException {
        Optional<InDoubt> doubt = inDoubt.filter(d -> d.lane() == batch.checkpoint().lane() && d.position().equals(batch.checkpoint().position()));
        if (doubt.isPresent()) {
            Optional<String> found = applier.marks().position(at, settings.database(), mark(batch.checkpoint().lane()), cancel);
            at.execute("ROLLBACK", cancel);
            inDoubt = Optional.empty();
            if (found.equals(Optional.of(doubt.get().position()))) {
                applier.acknowledge(mark(batch.checkpoint().lane()), doubt.get().position());
                return Optional.of(doubt.get().applied());
            }
        }
        inDoubt = Optional.empty();
        return Optional.empty();
    }

    /** Of two tables that may be missing the one with the checkpoints can be made again. */
    private GodwitException marksGone(GodwitException e) throws GodwitException {
        boolean missing = e.problem().code().equals(MySqlError.UNKNOWN_TABLE.code()) && session.isPresent();
        return missing && !applier.marks().exists(session.get(), settings.database(), cancel) ? applier.marks().gone(settings.database(), e) : e;
    }

    private String mark(int lane) {
        return settings.job() + ":" + lane;
    }

    private Session session() throws GodwitException {
        if (session.isEmpty()) {
            session = Optional.of(applier.connect(settings, cancel));
            fresh = true;
        }
        return session.get();
    }

    /** After a failure that is not about rows or locks, or a commit in doubt, the connection is not used again. */
    private void rollback(Exception failure) {
        boolean usable = inDoubt.isEmpty() && (failure instanceof FastRun.Doubt || failure instanceof GodwitException e && !e.isCancelled() && (Refusals.isLock(e) || !e.isTransient()));
        try {
            if (usable && session.isPresent()) {
                session.get().execute("ROLLBACK", cancel);
                return;
            }
        } catch (GodwitException e) {
            LOG.debug("A connection that cannot roll back is closed instead", e);
        }
        drop();
    }

    private void drop() {
        Optional<Session> old = session;
        session = Optional.empty();
        old.ifPresent(s -> {
            try {
                s.connection().abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Ending a connection to {} failed", s.address(), e);
            } finally {
                s.close();
            }
        });
    }

    @Override
    public void close() {
        if (inDoubt.isPresent() || cancel.isCancelled()) {
            drop();
            return;
        }
        session.ifPresent(Session::close);
        session = Optional.empty();
    }
}
