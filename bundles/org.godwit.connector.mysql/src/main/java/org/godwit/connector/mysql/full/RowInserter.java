package org.godwit.connector.mysql.full;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter.OnBadRow;
import org.godwit.core.spi.BulkWriter.OnConflict;
import org.godwit.core.spi.BulkWriter.TableWrite;

/**
 * Writes rows with multi-row INSERT in a strict session. When the server refuses or changes something, halves the rows until the row is found, and then does with it what was chosen.
 * Used where LOAD DATA is not allowed, and to find out which row LOAD DATA remarked about. Belongs to one session and thread.
 */
final class RowInserter {
    private static final int MAX_ROWS = 1000;
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern COLUMN = Pattern.compile("[Cc]olumn [`'](?:[^'`]+[`']\\.[`'])*([^'`]+)[`']");

    private final Session session;
    private final TableWrite table;
    private final RowFormat format;
    private final Tally tally;
    private final long maxPacket;
    private final CancelToken cancel;

    /** @param maxPacket max_allowed_packet of the target */
    RowInserter(Session session, TableWrite table, RowFormat format, Tally tally, long maxPacket, CancelToken cancel) {
        this.session = session;
        this.table = table;
        this.format = format;
        this.tally = tally;
        this.maxPacket = maxPacket - 1024;
        this.cancel = cancel;
    }

    void insert(RowBatch batch) throws GodwitException {
        int from = 0;
        StringBuilder sql = new StringBuilder(format.insertHead());
        int head = sql.length();
        for (int row = 0; row < batch.rows(); row++) {
            int before = sql.length();
            sql.append(row == from ? "" : ",");
            format.appendRow(sql, batch, row);
            boolean full = sql.length() > Math.min(MAX_BYTES, maxPacket) || row - from >= MAX_ROWS;
            if (full && row > from) {
                sql.setLength(before);
                run(sql.toString(), batch, from, row);
                sql.setLength(head);
                format.appendRow(sql, batch, row);
                from = row;
            }
        }
        if (from < batch.rows()) {
            run(sql.toString(), batch, from, batch.rows());
        }
    }

    private void run(String sql, RowBatch batch, int from, int to) throws GodwitException {
        cancel.check();
        if (sql.length() > maxPacket) {
            tooLarge(sql.length(), batch, from);
            return;
        }
        session.execute("SAVEPOINT godwit_rows", cancel);
        Optional<SQLException> refusal = attempt(sql, to - from);
        if (refusal.isEmpty()) {
            tally.rows(to - from);
            return;
        }
        if (isOfRow(refusal.get())) {
            session.execute("ROLLBACK TO SAVEPOINT godwit_rows", cancel);
            divide(refusal.get(), batch, from, to);
        } else {
            throw session.translate(refusal.get(), table.table().toString(), cancel);
        }
    }

    private void divide(SQLException refusal, RowBatch batch, int from, int to) throws GodwitException {
        if (to - from == 1) {
            refused(refusal, batch, from);
            return;
        }
        int middle = (from + to) >>> 1;
        run(statement(batch, from, middle), batch, from, middle);
        run(statement(batch, middle, to), batch, middle, to);
    }

    private String statement(RowBatch batch, int from, int to) {
        StringBuilder sql = new StringBuilder(format.insertHead());
        for (int row = from; row < to; row++) {
            sql.append(row == from ? "" : ",");
            format.appendRow(sql, batch, row);
        }
        return sql.toString();
    }

    /** Empty when the rows are in the table unchanged; a remark of the server counts as a refusal. */
    private Optional<SQLException> attempt(String sql, long rows) throws GodwitException {
        try (Statement statement = session.connection().createStatement(); CancelToken.Registration guard = session.guard(statement, cancel)) {
            long inserted = statement.executeLargeUpdate(sql);
            Warnings warnings = Warnings.read(session, cancel);
            if (!warnings.none() && !warnings.listed().isEmpty()) {
                Warnings.Warning first = warnings.listed().getFirst();
                return Optional.of(session.noted(new SQLException(first.message(), "22000", first.number()), sql));
            }
            return inserted == rows ? Optional.empty() : Optional.of(new SQLException(rows + " rows were sent, " + inserted + " inserted", "22000"));
        } catch (SQLException e) {
            return Optional.of(session.noted(e, sql));
        }
    }

    static boolean isOfRow(SQLException e) {
        MySqlError kind = SqlErrors.classify(e);
        return kind.category() == Category.DATA && kind != MySqlError.UNKNOWN_TABLE && kind != MySqlError.UNKNOWN_COLUMN && kind != MySqlError.SYNTAX;
    }

    private void refused(SQLException refusal, RowBatch batch, int row) throws GodwitException {
        String key = format.keyText(batch, row);
        String words = SqlErrors.translate(refusal, table.table().toString()).problem().message();
        if (SqlErrors.classify(refusal) == MySqlError.DUPLICATE_KEY) {
            boolean stop = table.onConflict() == OnConflict.STOP || table.onConflict() == OnConflict.LEAVE_TO_LOG && isPrimary(String.valueOf(refusal.getMessage()));
            if (stop) {
                throw new GodwitException(FullError.KEY_CONFLICT, refusal, table.table().toString(), key, words);
            }
            tally.conflict(key, leftOut(table.onConflict()) + words);
        } else if (format.enumErrors(batch, row) == 0 || !insertRelaxed(batch, row)) {
            keepApart(refusal, batch, row, key, words);
        }
    }

    /** Whether the server's words about a duplicate name the primary key; MySQL puts the table's name before it. */
    static boolean isPrimary(String message) {
        return message.endsWith("'PRIMARY'") || message.endsWith(".PRIMARY'");
    }

    /** What is said first about a row that was left out. */
    static String leftOut(OnConflict rule) {
        return rule == OnConflict.LEAVE_TO_LOG ? "Left out while the source was changing; the changes after put it right. " : "";
    }

    /** A row with an ENUM error value can only be written by a session that is not strict. Nothing else of the row may be changed by that. */
    private boolean insertRelaxed(RowBatch batch, int row) throws GodwitException {
        session.execute("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'", cancel);
        try {
            session.execute(statement(batch, row, row + 1), cancel);
            boolean kept = Warnings.read(session, cancel).onlyEnumErrors(format.enumErrors(batch, row));
            if (kept) {
                tally.rows(1);
            } else {
                session.execute("ROLLBACK TO SAVEPOINT godwit_rows", cancel);
            }
            return kept;
        } finally {
            session.execute(WriteSession.STRICT, cancel);
        }
    }

    private void tooLarge(int bytes, RowBatch batch, int row) throws GodwitException {
        String key = format.keyText(batch, row);
        if (table.onBadRow() == OnBadRow.STOP) {
            throw new GodwitException(FullError.ROW_TOO_LARGE, key, table.table().toString(), bytes, maxPacket);
        }
        tally.badRow(key, "The row needs a statement of " + bytes + " bytes, more than max_allowed_packet at the target.");
        ErrorTable.add(session, table.table(), key, "max_allowed_packet", "", cancel);
    }

    private void keepApart(SQLException refusal, RowBatch batch, int row, String key, String words) throws GodwitException {
        Matcher column = COLUMN.matcher(String.valueOf(refusal.getMessage()));
        if (table.onBadRow() == OnBadRow.STOP) {
            throw new GodwitException(FullError.BAD_ROW, refusal, table.table().toString(), key, column.find() ? column.group(1) : "(not named by the server)", words);
        }
        tally.badRow(key, words);
        ErrorTable.add(session, table.table(), key, words, format.rowText(batch, row), cancel);
    }
}
