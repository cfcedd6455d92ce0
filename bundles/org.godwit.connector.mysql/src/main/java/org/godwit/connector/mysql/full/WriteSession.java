package org.godwit.connector.mysql.full;

import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.BulkWriter.TableWrite;
import org.godwit.core.spi.BulkWriter.Written;

/**
 * One connection that fills one table. Rows are collected to a few megabytes and loaded with one LOAD DATA LOCAL; when the server remarks anything, that load is undone and its rows are inserted
 * in a way that shows which row it was. Used by one thread.
 */
final class WriteSession implements BulkWriter.Session {
    /** Dates as the source has them, 0 for an auto-increment column, everything else that does not fit is an error. */
    static final String STRICT = "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'";

    private final MySqlBulkWriter writer;
    private final Session session;
    private final TableWrite table;
    private final CancelToken cancel;
    private final RowFormat format;
    private final RowInserter inserter;
    private final Tally tally = new Tally();
    private final List<RowBatch> pending = new ArrayList<>();
    private long pendingBytes;
    private boolean broken;

    WriteSession(MySqlBulkWriter writer, Session session, TableWrite table, CancelToken cancel) {
        this.writer = writer;
        this.session = session;
        this.table = table;
        this.cancel = cancel;
        this.format = new RowFormat(table);
        this.inserter = new RowInserter(session, table, format, tally, writer.maxPacket(), cancel);
    }

    @Override
    public Optional<Written> written(String mark) throws GodwitException {
        return writer.marks().find(session, table.table().schema(), mark, cancel);
    }

    @Override
    public void write(RowBatch batch) throws GodwitException {
        pending.add(batch);
        pendingBytes += batch.size();
        if (pendingBytes >= writer.loadBytes()) {
            flush();
        }
    }

    @Override
    public Written commit(String mark) throws GodwitException {
        flush();
        Written written = tally.written();
        if (!mark.isEmpty()) {
            writer.marks().insert(session, table.table().schema(), mark, written, cancel);
        }
        broken = true;
        session.execute("COMMIT", cancel);
        broken = false;
        tally.reset();
        return written;
    }

    @Override
    public void rollback() throws GodwitException {
        discard();
        session.execute("ROLLBACK", cancel);
    }

    private void discard() {
        pending.clear();
        pendingBytes = 0;
        tally.reset();
    }

    private void flush() throws GodwitException {
        if (pending.isEmpty()) {
            return;
        }
        broken = true;
        if (!writer.mayLoad() || !load()) {
            for (RowBatch batch : pending) {
                inserter.insert(batch);
            }
        }
        broken = false;
        pending.clear();
        pendingBytes = 0;
    }

    /** Whether all rows are in the table now. */
    private boolean load() throws GodwitException {
        session.execute("SAVEPOINT godwit_load", cancel);
        long rows = pending.stream().mapToLong(RowBatch::rows).sum();
        try {
            long loaded = loadPending();
            Warnings warnings = Warnings.read(session, cancel);
            if (warnings.none() && loaded == rows) {
                tally.rows(rows);
                return true;
            }
            if (loaded == rows && warnings.onlyEnumErrors(format.enumErrors(pending))) {
                tally.rows(rows);
                return true;
            }
            if (mayLeaveOut(warnings) && warnings.allDuplicates() && loaded + warnings.count() == rows) {
                tally.rows(loaded);
                warnings.listed().forEach(w -> tally.conflict(MySqlBulkWriter.duplicateEntry(w.message()),
                        RowInserter.leftOut(table.onConflict()) + SqlErrors.translate(new SQLException(w.message(), "23000", w.number()), table.table().toString()).problem().message()));
                return true;
            }
        } catch (SQLException e) {
            MySqlError kind = SqlErrors.classify(e);
            if (kind == MySqlError.NOT_ALLOWED_LOCAL_INFILE) {
                writer.loadRefused(e);
            } else if (!RowInserter.isOfRow(e)) {
                throw session.translate(session.noted(e, format.loadStatement()), table.table().toString(), cancel);
            }
        }
        session.execute("ROLLBACK TO SAVEPOINT godwit_load", cancel);
        return false;
    }

    /** Whether rows whose keys are taken stay out. */
    private boolean mayLeaveOut(Warnings warnings) {
        return switch (table.onConflict()) {
            case STOP -> false;
            case IGNORE -> true;
            case LEAVE_TO_LOG -> warnings.listed().stream().noneMatch(w -> RowInserter.isPrimary(w.message()));
        };
    }

    private long loadPending() throws SQLException {
        try (Statement statement = session.connection().createStatement(); CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new EscapedRows(pending, format.plain()));
            return statement.executeLargeUpdate(format.loadStatement());
        }
    }

    @Override
    public void close() throws GodwitException {
        if (broken || cancel.isCancelled()) {
            writer.drop(session);
            return;
        }
        try {
            discard();
            session.execute("ROLLBACK", cancel);
            writer.giveBack(session);
        } catch (GodwitException e) {
            writer.drop(session);
            throw e;
        }
    }
}
