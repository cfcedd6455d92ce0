package org.godwit.connector.mysql.apply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/**
 * Sends a batch's statements many at a time, about a megabyte per round trip, and looks at the counts and warnings of each. As soon as anything is not as the log says it gives up, and the batch is
 * done again in the {@linkplain CarefulRun careful} way. Used by one thread.
 */
final class FastRun {
    private static final String WARNINGS = ";SELECT @@warning_count;";

    private final StatementText text;
    private final SqlBuffer buffer;
    private final long maxBytes;
    private final long maxPacket;
    private final ApplyTally tally;
    private final CancelToken cancel;
    private final List<Step> sent = new ArrayList<>();
    private final Session session;
    private boolean checkpointSent;

    FastRun(Session session, Dialect dialect, SqlBuffer buffer, long maxBytes, ApplyTally tally, CancelToken cancel) {
        this.session = session;
        this.text = new StatementText(dialect);
        this.buffer = buffer;
        this.maxBytes = maxBytes;
        this.maxPacket = dialect.maxPacket();
        this.tally = tally;
        this.cancel = cancel;
    }

    /** Something was not as the log says. */
    static final class Doubt extends Exception {
        private static final long serialVersionUID = 1L;

        Doubt() {
            super("not as the log says", null, false, false);
        }
    }

    /** @param checkpoint statement that moves it */
    void start(String checkpoint) {
        buffer.clear();
        buffer.add(checkpoint).add(WARNINGS);
        sent.clear();
        checkpointSent = false;
    }

    void add(Step step) throws GodwitException, Doubt {
        text.write(step, buffer);
        buffer.add(WARNINGS);
        sent.add(step);
        if (buffer.size() > maxBytes) {
            send();
        }
    }

    /** Everything is done and was right. */
    void finish() throws GodwitException, Doubt {
        if (buffer.size() > 0) {
            send();
        }
    }

    private void send() throws GodwitException, Doubt {
        cancel.check();
        if (buffer.size() > maxPacket) {
            throw new Doubt();
        }
        long start = System.nanoTime();
        try (Statement statement = session.connection().createStatement(); CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.setEscapeProcessing(false);
            statement.execute(buffer.toString());
            tally.executed(sent.size(), System.nanoTime() - start);
            check(statement);
        } catch (SQLException e) {
            if (Refusals.isOfRow(e)) {
                throw new Doubt();
            }
            throw session.translate(session.noted(e, buffer.toString()), session.address(), cancel);
        }
        buffer.clear();
        sent.clear();
    }

    private void check(Statement statement) throws SQLException, Doubt {
        if (!checkpointSent) {
            checkpointSent = true;
            if (statement.getLargeUpdateCount() <= 0) {
                // somebody else has taken the job over; the careful way tells
                throw new Doubt();
            }
            statement.getMoreResults();
            statement.getMoreResults();
        }
        for (Step step : sent) {
            if (!step.isRight(statement.getLargeUpdateCount())) {
                throw new Doubt();
            }
            statement.getMoreResults();
            try (ResultSet warnings = statement.getResultSet()) {
                if (!warnings.next() || warnings.getLong(1) != 0) {
                    throw new Doubt();
                }
            }
            statement.getMoreResults();
            tally.rows(step.kind(), step.form() == Step.Form.DELETE_RIVALS ? 0 : step.rows());
        }
    }
}
