package org.godwit.connector.mysql.verify;

import java.util.Optional;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.RowCorrector;
import org.godwit.schema.mysql.Sql;

/** Corrects rows on a session of its own, in which an update counts a row only when it changes it. Thread-safe. */
public final class MySqlRowCorrector implements RowCorrector {
    /** As the correction files set it: what the source holds is taken as it is, also where it makes a generated value too large. */
    private static final String SQL_MODE = "'NO_AUTO_VALUE_ON_ZERO'";

    private final Connections connections;

    public MySqlRowCorrector(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Optional<Refusal> run(String database, Changes changes, CancelToken cancel) throws GodwitException {
        // A session that is closed before the COMMIT takes everything back.
        try (Session session = connections.dedicated(SessionKind.APPLY, cancel)) {
            session.execute("USE " + Sql.quote(database), cancel);
            session.execute("SET SESSION sql_mode = " + SQL_MODE, cancel);
            session.execute("START TRANSACTION", cancel);
            for (Optional<Change> change = changes.next(); change.isPresent(); change = changes.next()) {
                Optional<Refusal> refusal = run(session, change.get(), cancel);
                if (refusal.isPresent()) {
                    session.execute("ROLLBACK", cancel);
                    return refusal;
                }
            }
            cancel.check();
            // From here on it is done; a commit that is killed leaves open whether it was.
            session.execute("COMMIT", CancelToken.create());
            return Optional.empty();
        }
    }

    private static Optional<Refusal> run(Session session, Change change, CancelToken cancel) throws GodwitException {
        try {
            long rows = session.execute(change.sql(), cancel);
            return rows == change.rows() ? Optional.empty() : Optional.of(new Refusal(change, rows == 0 ? "the row is not as it was seen" : rows + " rows are as one was seen"));
        } catch (GodwitException e) {
            if (e.problem().code().equals(MySqlError.DUPLICATE_KEY.code())) {
                return Optional.of(new Refusal(change, e.problem().message()));
            }
            throw e;
        }
    }
}
