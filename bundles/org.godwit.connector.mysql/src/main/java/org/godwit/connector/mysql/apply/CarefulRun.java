package org.godwit.connector.mysql.apply;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.connector.mysql.full.Warnings;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/**
 * Sends one statement at a time behind a savepoint. What is not as the log says is undone and halved until the row is found, and that row is {@linkplain RowDecision decided} by the policies.
 * Used by one thread.
 */
final class CarefulRun {
    private static final String SAVEPOINT = "SAVEPOINT godwit_change";
    private static final String UNDO = "ROLLBACK TO SAVEPOINT godwit_change";

    private final Session session;
    private final StatementText text;
    private final SqlBuffer buffer;
    private final long maxPacket;
    private final ApplyTally tally;
    private final CancelToken cancel;

    CarefulRun(Session session, Dialect dialect, SqlBuffer buffer, ApplyTally tally, CancelToken cancel) {
        this.session = session;
        this.text = new StatementText(dialect);
        this.buffer = buffer;
        this.maxPacket = dialect.maxPacket();
        this.tally = tally;
        this.cancel = cancel;
    }

    /**
     * How a statement went.
     *
     * @param refusal the server's words about rows; a warning counts as one
     * @param affected rows, 0 with a refusal
     * @param bytes of the statement when it is larger than the target takes, else 0
     */
    record Outcome(Optional<SQLException> refusal, long affected, long bytes) {
        boolean isRight(Step step) {
            return refusal.isEmpty() && bytes == 0 && step.isRight(affected);
        }
    }

    /** Applies the step, or as much of it as the policies let pass. */
    void run(Step step, RowDecision decision) throws GodwitException {
        Outcome outcome = attempt(step);
        if (outcome.isRight(step)) {
            tally.rows(step.kind(), step.form() == Step.Form.DELETE_RIVALS ? 0 : step.rows());
            return;
        }
        undo();
        if (step.rows() == 1) {
            decision.decide(step, outcome);
            return;
        }
        int middle = (step.from() + step.to()) >>> 1;
        run(step.part(step.from(), middle), decision);
        run(step.part(middle, step.to()), decision);
    }

    /** Sends the statement behind a savepoint. */
    Outcome attempt(Step step) throws GodwitException {
        cancel.check();
        session.execute(SAVEPOINT, cancel);
        return send(step);
    }

    /** Sends the statement without setting the savepoint anew. */
    Outcome send(Step step) throws GodwitException {
        buffer.clear();
        text.write(step, buffer);
        if (buffer.size() > maxPacket) {
            return new Outcome(Optional.empty(), 0, buffer.size());
        }
        long start = System.nanoTime();
        try (Statement statement = session.connection().createStatement(); CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.setEscapeProcessing(false);
            long affected = statement.executeLargeUpdate(buffer.toString());
            Warnings warnings = Warnings.read(session, cancel);
            if (!warnings.none()) {
                Warnings.Warning shown = warnings.listed().isEmpty() ? new Warnings.Warning(0, "a warning that the server does not show") : warnings.listed().getFirst();
                return new Outcome(Optional.of(new SQLException(shown.message(), "22000", shown.number())), 0, 0);
            }
            return new Outcome(Optional.empty(), affected, 0);
        } catch (SQLException e) {
            if (!Refusals.isOfRow(e)) {
                throw SqlErrors.translate(session.noted(e, buffer.toString()), step.table().name().toString(), cancel);
            }
            return new Outcome(Optional.of(session.noted(e, buffer.toString())), 0, 0);
        } finally {
            tally.executed(1, System.nanoTime() - start);
        }
    }

    /** Sends the statement of one row in a session that is not strict; returns what the server remarked. */
    Warnings sendRelaxed(Step step) throws GodwitException {
        buffer.clear();
        text.write(step, buffer);
        session.execute(buffer.toString(), cancel);
        return Warnings.read(session, cancel);
    }

    long maxPacket() {
        return maxPacket;
    }

    /** Takes back what was sent since the savepoint. */
    void undo() throws GodwitException {
        session.execute(UNDO, cancel);
    }
}
