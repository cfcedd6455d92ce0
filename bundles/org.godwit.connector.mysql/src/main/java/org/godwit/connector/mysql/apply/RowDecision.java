package org.godwit.connector.mysql.apply;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.godwit.connector.mysql.apply.CarefulRun.Outcome;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.connector.mysql.full.Warnings;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeApplier.OnConflict;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;

/**
 * Decides about one change that did not meet what the log says: finds out why by looking, and stops, lets the source win or lets the target stay, as was chosen. Whatever is not applied is counted and
 * listed. Comes after the statement was undone. Used by one thread.
 */
final class RowDecision {
    private static final String RELAXED = "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'";

    private final Session session;
    private final CarefulRun run;
    private final StatementText text;
    private final Settings settings;
    private final boolean idempotent;
    private final ApplyTally tally;
    private final CancelToken cancel;

    RowDecision(Session session, CarefulRun run, Dialect dialect, Settings settings, boolean idempotent, ApplyTally tally, CancelToken cancel) {
        this.session = session;
        this.run = run;
        this.text = new StatementText(dialect);
        this.settings = settings;
        this.idempotent = idempotent;
        this.tally = tally;
        this.cancel = cancel;
    }

    /** What stands at the target for a key. */
    private enum Found {
        NOTHING, BEFORE, OTHER
    }

    void decide(Step step, Outcome outcome) throws GodwitException {
        if (outcome.bytes() > 0) {
            tooLarge(step, outcome.bytes());
        } else if (outcome.refusal().isPresent()) {
            refused(step, outcome.refusal().get());
        } else {
            counted(step, outcome.affected());
        }
    }

    private void tooLarge(Step step, long bytes) throws GodwitException {
        if (settings.onError() == OnError.STOP) {
            throw new GodwitException(ApplyError.TOO_LARGE, step.table().name().toString(), word(step.kind()), RowWords.key(step), bytes, run.maxPacket());
        }
        tally.conflict(step, "the statement of " + bytes + " bytes is larger than max_allowed_packet", "skipped");
    }

    private void refused(Step step, SQLException refusal) throws GodwitException {
        if (SqlErrors.classify(refusal) == MySqlError.DUPLICATE_KEY) {
            conflict(step, "another row has one of its unique keys");
        } else if (step.form() == Step.Form.UPSERT && SqlErrors.classify(refusal) == MySqlError.NOT_NULL && look(step) == Found.NOTHING) {
            // the statement has met another row, see StatementText
            conflict(step, "the row is missing, and another row has one of its unique keys");
        } else if (step.table().enumErrors(step.after(), step.from()) == 0 || !applyRelaxed(step)) {
            refusedFor(step, refusal);
        }
    }

    private void refusedFor(Step step, SQLException refusal) throws GodwitException {
        String words = SqlErrors.translate(refusal, step.table().name().toString()).problem().message();
        if (settings.onError() == OnError.STOP) {
            throw new GodwitException(ApplyError.REFUSED, refusal, step.table().name().toString(), word(step.kind()), RowWords.key(step), words);
        }
        tally.conflict(step, words, "skipped");
    }

    /** A row with an ENUM error value can only be written by a session that is not strict. Nothing else of the row may be changed by that. */
    private boolean applyRelaxed(Step step) throws GodwitException {
        int errors = step.table().enumErrors(step.after(), step.from());
        session.execute(RELAXED, cancel);
        try {
            Warnings warnings = run.sendRelaxed(step);
            boolean kept = warnings.onlyEnumErrors(errors) || warnings.none();
            if (kept) {
                tally.rows(step.kind(), 1);
            } else {
                run.undo();
            }
            return kept;
        } finally {
            session.execute(MySqlChangeApplier.STRICT, cancel);
        }
    }

    private void counted(Step step, long affected) throws GodwitException {
        switch (step.kind()) {
            case DELETE -> conflict(step, affected == 0 ? "the row is missing" : "the key means " + affected + " rows");
            case INSERT -> conflict(step, affected + " rows were inserted");
            case UPDATE -> updated(step, affected);
        }
    }

    private void updated(Step step, long affected) throws GodwitException {
        boolean several = affected > 1 && step.form() != Step.Form.UPSERT;
        if (several) {
            conflict(step, "the key means " + affected + " rows");
            return;
        }
        switch (look(step)) {
            case NOTHING -> conflict(step, "the row is missing");
            // the target keeps less than the source, and in what it keeps both images are the same
            case BEFORE -> tally.rows(step.kind(), 1);
            case OTHER -> {
                if (idempotent) {
                    tally.rows(step.kind(), 1);
                } else {
                    conflict(step, "the row has the new values already");
                }
            }
        }
    }

    private Found look(Step step) throws GodwitException {
        SqlBuffer sql = new SqlBuffer();
        sql.add("SELECT ");
        text.image(step.table(), step.before(), step.from(), sql);
        sql.add(" FROM ").add(step.table().sqlName()).add(" WHERE ");
        if (step.table().hasKey()) {
            text.key(step.table(), step.before(), step.from(), sql);
        } else {
            text.image(step.table(), step.before(), step.from(), sql);
        }
        sql.add(" LIMIT 1");
        List<Boolean> rows = session.query(sql.toString(), List.of(), row -> row.getInt(1) == 1, cancel);
        return rows.isEmpty() ? Found.NOTHING : rows.getFirst() ? Found.BEFORE : Found.OTHER;
    }

    private void conflict(Step step, String reason) throws GodwitException {
        OnConflict policy = idempotent && step.table().hasKey() ? OnConflict.OVERWRITE : settings.onConflict();
        switch (policy) {
            case STOP -> throw new GodwitException(ApplyError.CONFLICT, step.table().name().toString(), word(step.kind()), RowWords.key(step), reason);
            case SKIP -> tally.conflict(step, reason, "the target stays");
            case OVERWRITE -> overwrite(step, reason);
        }
    }

    private void overwrite(Step step, String reason) throws GodwitException {
        if (step.kind() == Kind.DELETE) {
            tally.conflict(step, reason, "nothing to delete");
            return;
        }
        session.execute("SAVEPOINT godwit_change", cancel);
        Optional<Outcome> failed = step.table().isWholeRow() ? put(step.as(Step.Form.REPLACE)) : makeRoom(step);
        if (failed.isEmpty()) {
            tally.rows(step.kind(), 1);
            if (!idempotent) {
                tally.conflict(step, reason, "the source's row was written");
            }
            return;
        }
        run.undo();
        if (failed.get().bytes() > 0) {
            tooLarge(step, failed.get().bytes());
        } else {
            refusedFor(step, failed.get().refusal().orElseGet(() -> new SQLException(reason, "23000")));
        }
    }

    /** Replacing would lose values of columns that are not delivered: only other rows in the way go. */
    private Optional<Outcome> makeRoom(Step step) throws GodwitException {
        Optional<Outcome> failed = step.table().otherUnique().isEmpty() ? Optional.empty() : put(step.as(Step.Form.DELETE_RIVALS));
        if (failed.isPresent()) {
            return failed;
        }
        if (step.table().mayUpsert()) {
            return put(step.as(Step.Form.PUT));
        }
        boolean there = step.table().hasKey() && look(new Step(step.table(), step.form(), Kind.UPDATE, step.after(), step.after(), step.from(), step.to())) != Found.NOTHING;
        return put(there ? new Step(step.table(), Step.Form.UPDATE_KEY, Kind.INSERT, RowBatch.NONE, step.after(), step.from(), step.to()) : step.as(Step.Form.REPLACE));
    }

    private Optional<Outcome> put(Step step) throws GodwitException {
        Outcome outcome = run.send(step);
        return outcome.refusal().isEmpty() && outcome.bytes() == 0 ? Optional.empty() : Optional.of(outcome);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case INSERT -> "insert";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }
}
