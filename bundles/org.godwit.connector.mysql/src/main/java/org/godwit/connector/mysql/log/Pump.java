package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.catalog.SystemDatabases;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.LogReader.LogSink;

/**
 * Makes transactions of events: knows where each begins and ends, keeps what concerns wanted tables, and stops where changes could be lost. Used by one thread.
 * What ends a transaction: XID, COMMIT, a compressed transaction as a whole, a statement outside of BEGIN, a one-phase XA PREPARE (MySQL manual, "The Binary Log"; MariaDB: a standalone GTID).
 */
final class Pump implements LogStream.Events {
    private static final int MARIA_STANDALONE = 1;

    private final String server;
    private final Cursor cursor;
    private final Predicate<ObjectName> wanted;
    private final LogSink sink;
    private final Frames frames;
    private final HarmlessXa harmless;
    /** Tables by the number under which the transaction's events name them; empty for those that nobody wants. */
    private final Map<Long, Optional<ObjectName>> tables = new HashMap<>();
    private boolean open;
    private boolean begun;
    private boolean encrypted;

    Pump(String server, Cursor cursor, Predicate<ObjectName> wanted, LogSink sink, HarmlessXa harmless) {
        this.harmless = harmless;
        this.server = server;
        this.cursor = cursor;
        this.wanted = wanted;
        this.sink = sink;
        this.frames = new Frames(sink);
    }

    /** Takes back a transaction that is not whole. */
    void abandon() throws GodwitException {
        if (open || frames.any()) {
            frames.drop();
            sink.abandon();
        }
        open = false;
        begun = false;
    }

    @Override
    public void event(int type, long seconds, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException {
        try {
            boolean artificial = (flags & Event.FLAG_ARTIFICIAL) != 0;
            if (last && !artificial && type != Event.ROTATE && type != Event.HEARTBEAT && type != Event.HEARTBEAT_V2) {
                cursor.advance(next);
            }
            take(type, seconds, serverId, flags, bytes, from, length, last);
        } catch (GodwitException e) {
            throw new Dump.StopException(e);
        } catch (DataFormatException | IndexOutOfBoundsException e) {
            throw new Dump.StopException(encrypted ? failure(LogError.ENCRYPTED) : new GodwitException(LogError.DAMAGED, e, server, cursor.file(), cursor.pos(), String.valueOf(e.getMessage())));
        }
    }

    private void take(int type, long seconds, long serverId, int flags, byte[] bytes, int from, int length, boolean last) throws GodwitException, IOException, DataFormatException {
        if (Event.isRows(type)) {
            rows(type, seconds, bytes, from, length);
            return;
        }
        switch (type) {
            case Event.TABLE_MAP -> tableMap(seconds, bytes, from, length);
            case Event.XID -> commit(seconds);
            case Event.QUERY, Event.QUERY_COMPRESSED, Event.EXECUTE_LOAD_QUERY -> query(type, seconds, bytes, from, length);
            case Event.GTID -> {
                begin();
                cursor.gtid(bytes, from);
            }
            case Event.GTID_TAGGED -> {
                begin();
                cursor.taggedGtid(bytes, from, length);
            }
            case Event.ANONYMOUS_GTID -> {
                begin();
                cursor.anonymous();
            }
            case Event.MARIA_GTID -> {
                begin();
                begun = (cursor.mariaGtid(bytes, from, serverId) & MARIA_STANDALONE) == 0;
            }
            case Event.TRANSACTION_PAYLOAD -> payload(seconds, bytes, from, length, last);
            case Event.ROTATE -> {
                abandon();
                cursor.rotate(bytes, from, length);
            }
            case Event.FORMAT_DESCRIPTION -> abandon();
            case Event.PREVIOUS_GTIDS, Event.MARIA_GTID_LIST -> cursor.list(bytes, from);
            case Event.HEARTBEAT, Event.HEARTBEAT_V2 -> idle();
            case Event.XA_PREPARE -> xaPrepare(seconds, bytes, from);
            case Event.PARTIAL_UPDATE_ROWS -> partial(bytes, from);
            case Event.START_ENCRYPTION -> encrypted = true;
            case Event.INCIDENT -> throw incident(bytes, from, length);
            case Event.STOP, Event.INTVAR, Event.RAND, Event.USER_VAR, Event.BEGIN_LOAD_QUERY, Event.IGNORABLE, Event.ROWS_QUERY, Event.TRANSACTION_CONTEXT, Event.VIEW_CHANGE, Event.ANNOTATE_ROWS,
                    Event.BINLOG_CHECKPOINT ->
                {}
            default -> {
                if ((flags & Event.FLAG_IGNORABLE) == 0) {
                    throw new GodwitException(LogError.UNKNOWN_EVENT, server, type, cursor.file(), cursor.pos());
                }
            }
        }
    }

    private void begin() throws GodwitException {
        if (begun || frames.any()) {
            abandon();
        }
        tables.clear();
        open = true;
    }

    private void commit(long seconds) throws GodwitException {
        frames.end();
        open = false;
        begun = false;
        tables.clear();
        sink.commit(cursor.commit(seconds));
    }

    private void idle() throws GodwitException {
        if (!open && !begun) {
            sink.idle(cursor.position());
        }
    }

    private void tableMap(long seconds, byte[] bytes, int from, int length) throws GodwitException {
        long id = Event.number(bytes, from, 6);
        int databaseLength = bytes[from + 8] & 0xFF;
        int nameLength = bytes[from + 10 + databaseLength] & 0xFF;
        ObjectName table = new ObjectName(new String(bytes, from + 9, databaseLength, StandardCharsets.UTF_8), new String(bytes, from + 11 + databaseLength, nameLength, StandardCharsets.UTF_8));
        boolean kept = isKept(table);
        tables.put(id, kept ? Optional.of(table) : Optional.empty());
        if (kept) {
            frames.add(Event.TABLE_MAP, seconds, bytes, from, length);
        }
    }

    private boolean isKept(ObjectName table) {
        return table.name().equals(BulkWriter.MARK_TABLE) || !SystemDatabases.contains(table.schema()) && wanted.test(table);
    }

    private void rows(int type, long seconds, byte[] bytes, int from, int length) throws GodwitException {
        if (table(bytes, from).isPresent()) {
            frames.add(type, seconds, bytes, from, length);
        }
    }

    private Optional<ObjectName> table(byte[] bytes, int from) throws GodwitException {
        Optional<ObjectName> table = tables.get(Event.number(bytes, from, 6));
        if (table == null) {
            // the number without a table ends a statement and has no rows (MySQL source, Rows_log_event::dummy)
            if (Event.number(bytes, from, 6) == 0xFF_FFFFL) {
                return Optional.empty();
            }
            throw new GodwitException(LogError.DAMAGED, server, cursor.file(), cursor.pos(), "rows of a table that was not named before");
        }
        return table;
    }

    private void query(int type, long seconds, byte[] bytes, int from, int length) throws GodwitException, DataFormatException {
        QueryEvent query = QueryEvent.parse(type, bytes, from, length);
        switch (type == Event.EXECUTE_LOAD_QUERY ? Statement.Kind.DML : Statement.kind(query.statement())) {
            case BEGIN, XA_START -> {
                open = true;
                begun = true;
            }
            case COMMIT -> commit(seconds);
            case ROLLBACK -> {
                abandon();
                commit(seconds);
            }
            case ROLLBACK_TO -> {
                if (frames.any()) {
                    throw failure(LogError.ROLLED_BACK_PART);
                }
            }
            case NOTHING -> endUnlessBegun(seconds);
            case XA_COMMIT -> {
                if (!harmless.finished(query.statement())) {
                    throw new GodwitException(LogError.XA, server, query.statement(), cursor.file(), cursor.pos());
                }
                commit(seconds);
            }
            case XA_ROLLBACK -> commit(seconds);
            case DML -> {
                refuseStatement(query);
                endUnlessBegun(seconds);
            }
            case DDL_WITH_ROWS -> {
                frames.add(type, seconds, bytes, from, length);
                begun = true;
            }
            case DDL -> {
                frames.add(type, seconds, bytes, from, length);
                endUnlessBegun(seconds);
            }
        }
    }

    private void endUnlessBegun(long seconds) throws GodwitException {
        if (!begun) {
            commit(seconds);
        }
    }

    private void refuseStatement(QueryEvent query) throws GodwitException {
        boolean own = SystemDatabases.contains(query.database());
        Optional<ObjectName> touched = Statement.touched(query, this::isKept);
        if (touched.isPresent() || !own && Statement.callsRoutine(query.statement())) {
            throw new GodwitException(LogError.STATEMENT, server, touched.map(ObjectName::toString).orElse("any of " + query.database()), cursor.file(), cursor.pos());
        }
    }

    private void payload(long seconds, byte[] bytes, int from, int length, boolean last) throws GodwitException {
        frames.add(Event.TRANSACTION_PAYLOAD, seconds, bytes, from, length);
        if (last) {
            commit(seconds);
        }
    }

    /** One phase is a commit; of two phases the second is another transaction, much later (MySQL source, XA_prepare_event). */
    private void xaPrepare(long seconds, byte[] bytes, int from) throws GodwitException {
        boolean onePhase = bytes[from] != 0;
        if (!onePhase && frames.any()) {
            throw new GodwitException(LogError.XA, server, HarmlessXa.name(bytes, from), cursor.file(), cursor.pos());
        }
        if (!onePhase) {
            harmless.prepared(bytes, from);
        }
        commit(seconds);
    }

    private void partial(byte[] bytes, int from) throws GodwitException {
        Optional<ObjectName> table = table(bytes, from);
        if (table.isPresent()) {
            throw new GodwitException(LogError.PARTIAL_ROWS, table.get(), "binlog_row_value_options has PARTIAL_JSON");
        }
    }

    private GodwitException incident(byte[] bytes, int from, int length) {
        String message = length > 3 ? new String(bytes, from + 3, Math.min(bytes[from + 2] & 0xFF, length - 3), StandardCharsets.UTF_8) : "";
        return new GodwitException(LogError.INCIDENT, server, cursor.file(), cursor.pos(), message);
    }

    private GodwitException failure(LogError error) {
        return new GodwitException(error, server, cursor.file(), cursor.pos());
    }
}
