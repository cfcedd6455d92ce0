package org.godwit.connector.mysql.full;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.SliceReader;
import org.godwit.schema.mysql.Sql;

/**
 * Streams rows as the bytes of the text protocol: the server converts nothing, the driver hands the bytes through, one row at a time. Thread-safe.
 */
public final class MySqlSliceReader implements SliceReader {
    private final Reusable sessions;
    private final SnapshotPlace snapshots;
    private final int batchBytes;

    public MySqlSliceReader(Connections connections, ServerInfo server, FullOptions options) {
        this.sessions = new Reusable(connections, SessionKind.READ, (session, cancel) -> session.execute("SET character_set_results = NULL", cancel));
        this.snapshots = new SnapshotPlace(server, sessions);
        this.batchBytes = options.batchBytes();
    }

    @Override
    public long read(TableRead table, Slice slice, BatchSink sink, CancelToken cancel) throws GodwitException {
        Session session = sessions.take(cancel);
        boolean whole = false;
        try {
            long rows = stream(session, table, slice.range(), sink, cancel);
            whole = true;
            return rows;
        } finally {
            if (whole) {
                sessions.giveBack(session);
            } else {
                sessions.drop(session);
            }
        }
    }

    @Override
    public long readSnapshot(TableRead table, BatchSink sink, Consumer<LogPosition> place, CancelToken cancel) throws GodwitException {
        Session session = sessions.take(cancel);
        boolean whole = false;
        try {
            place.accept(snapshots.open(session, table.table(), cancel));
            long rows = stream(session, table, KeyRange.ALL, sink, cancel);
            session.execute("COMMIT", cancel);
            whole = true;
            return rows;
        } finally {
            if (whole) {
                sessions.giveBack(session);
            } else {
                sessions.drop(session);
            }
        }
    }

    private long stream(Session session, TableRead table, KeyRange range, BatchSink sink, CancelToken cancel) throws GodwitException {
        String sql = select(table, range);
        try {
            // not closed after a failure: closing would read all the rows that are still to come; the connection is dropped instead
            Statement statement = session.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            long rows;
            try (CancelToken.Registration guard = session.guard(statement, cancel)) {
                // the driver's way to ask for one row at a time (Connector/J manual, "JDBC API Implementation Notes")
                statement.setFetchSize(Integer.MIN_VALUE);
                rows = deliver(statement.executeQuery(sql), table.columns().size(), sink);
            }
            statement.close();
            return rows;
        } catch (SQLException e) {
            throw session.translate(e, table.table().toString(), cancel);
        }
    }

    private long deliver(ResultSet result, int columns, BatchSink sink) throws SQLException, GodwitException {
        long rows = 0;
        RowBatch.Builder batch = newBatch(columns);
        while (result.next()) {
            for (int column = 1; column <= columns; column++) {
                byte[] value = result.getBytes(column);
                if (value == null) {
                    batch.addNull();
                } else {
                    batch.add(value, 0, value.length);
                }
            }
            rows++;
            if (batch.size() >= batchBytes) {
                boolean huge = batch.size() > 2L * batchBytes;
                sink.accept(batch.build());
                if (huge) {
                    batch = newBatch(columns);
                }
            }
        }
        if (batch.rows() > 0) {
            sink.accept(batch.build());
        }
        return rows;
    }

    private RowBatch.Builder newBatch(int columns) {
        return new RowBatch.Builder(columns, Math.max(1, batchBytes / (64 * columns)), batchBytes + batchBytes / 8);
    }

    static String select(TableRead table, KeyRange range) throws GodwitException {
        String columns = table.columns().stream().map(c -> ColumnForm.select(c, table.recoded().contains(c.name()))).collect(Collectors.joining(", "));
        String order = table.key().stream().map(ColumnDef::name).map(Sql::quote).collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM " + Sql.quote(table.table()) + where(table, range) + (order.isEmpty() ? "" : " ORDER BY " + order);
    }

    /** The condition for the rows of a range that pass the filter, with WHERE in front; empty for all rows. */
    static String where(TableRead table, KeyRange range) throws GodwitException {
        List<String> conditions = new ArrayList<>();
        String bounds = KeySql.range(table.table(), table.key(), range);
        if (!bounds.isEmpty()) {
            conditions.add(bounds);
        }
        table.filter().ifPresent(f -> conditions.add("(" + f + "\n)"));
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
