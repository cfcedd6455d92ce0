package org.godwit.connector.mysql.log.decode;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.log.Event;
import org.godwit.connector.mysql.log.Frames;
import org.godwit.connector.mysql.log.LogError;
import org.godwit.connector.mysql.log.QueryEvent;
import org.godwit.connector.mysql.log.Statement;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.ChangeDecoder;

/** Reads the frames that the log reader keeps. Used by one thread. */
public final class MySqlChangeDecoder implements ChangeDecoder {
    /** A batch is handed over when it has so many bytes or rows. */
    private static final int BATCH_BYTES = 512 << 10;
    private static final int BATCH_ROWS = 4096;

    private final Tables tables;
    private final Map<Long, Source> sources = new HashMap<>();
    private final Map<ObjectName, Plan> plans = new HashMap<>();
    private final Cells before = new Cells(new RowBatch.Builder(1, 1, 16));
    private final Cells after = new Cells(new RowBatch.Builder(1, 1, 16));
    private Optional<Payload> payload = Optional.empty();
    private Sink current;
    private long seconds;

    /** What a table number of the log stands for in this transaction. */
    private sealed interface Source {
        /** Nobody wants it. */
        record Unwanted() implements Source {
        }

        record MarkTable(TableMap map) implements Source {
        }

        record Rows(Plan plan) implements Source {
        }
    }

    /** When the event at work was written. */

    public MySqlChangeDecoder(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void reset() {
        sources.clear();
        payload.ifPresent(Payload::reset);
    }

    @Override
    public long seconds() {
        return seconds;
    }

    @Override
    public void decode(byte[] bytes, int from, int length, Sink sink) throws GodwitException {
        current = sink;
        int at = from;
        while (at < from + length) {
            seconds = Event.number(bytes, at + 1, 4);
            int size = (int) Event.number(bytes, at + 5, 4);
            event(bytes[at] & 0xFF, bytes, at + Frames.HEAD, size);
            at += Frames.HEAD + size;
        }
    }

    private void event(int type, byte[] bytes, int from, int length) throws GodwitException {
        try {
            if (Event.isRows(type)) {
                rows(RowsEvent.parse(type, bytes, from, length));
                return;
            }
            switch (type) {
                case Event.TABLE_MAP -> tableMap(bytes, from);
                case Event.QUERY, Event.QUERY_COMPRESSED -> statement(QueryEvent.parse(type, bytes, from, length));
                case Event.TRANSACTION_PAYLOAD -> {
                    if (payload.isEmpty()) {
                        payload = Optional.of(new Payload(this::event));
                    }
                    payload.get().take(bytes, from, length);
                }
                case Event.PARTIAL_UPDATE_ROWS -> partial(Event.number(bytes, from, 6));
                case Event.INCIDENT -> throw new GodwitException(LogError.INCIDENT, "", "?", "?", "");
                default -> {
                    // the end of a compressed transaction, comments of the server and the like
                }
            }
        } catch (DataFormatException | IOException | IndexOutOfBoundsException e) {
            throw new GodwitException(LogError.BAD_EVENT, e, "of kind " + type, String.valueOf(e.getMessage()));
        }
    }

    private void statement(QueryEvent query) throws GodwitException {
        switch (Statement.kind(query.statement())) {
            case DDL, DDL_WITH_ROWS -> current.ddl(new DdlEvent(query.database(), query.statement(), query.sqlMode(), seconds));
            case DML -> refuse(query);
            case BEGIN, COMMIT, ROLLBACK, ROLLBACK_TO, NOTHING, XA_START, XA_COMMIT, XA_ROLLBACK -> {}
        }
    }

    /** Inside a compressed transaction the reader could not look. */
    private void refuse(QueryEvent query) throws GodwitException {
        for (ObjectName name : Statement.names(query)) {
            if (tables.find(name).isPresent()) {
                throw new GodwitException(LogError.STATEMENT, "the source", name, "?", "?");
            }
        }
    }

    private void partial(long id) throws GodwitException {
        if (sources.get(id) instanceof Source.Rows rows) {
            throw new GodwitException(LogError.PARTIAL_ROWS, rows.plan.table().name(), "binlog_row_value_options has PARTIAL_JSON");
        }
    }

    private void tableMap(byte[] bytes, int from) throws GodwitException {
        TableMap map = TableMap.parse(bytes, from);
        sources.put(Event.number(bytes, from, 6), source(map));
    }

    private Source source(TableMap map) throws GodwitException {
        if (map.name().name().equals(BulkWriter.MARK_TABLE)) {
            return new Source.MarkTable(map);
        }
        Optional<TableDef> table = tables.find(map.name());
        if (table.isEmpty()) {
            return new Source.Unwanted();
        }
        Plan plan = plans.get(map.name());
        if (plan == null || !plan.isFor(map, table.get())) {
            plan = Plan.of(map, table.get());
            plans.put(map.name(), plan);
        }
        return new Source.Rows(plan);
    }

    private void rows(RowsEvent event) throws GodwitException, IOException {
        switch (sources.getOrDefault(event.table(), new Source.Unwanted())) {
            case Source.Unwanted none -> {}
            case Source.MarkTable marks -> Marks.read(marks.map, event, current);
            case Source.Rows rows -> rows(rows.plan, event);
        }
    }

    private void rows(Plan plan, RowsEvent event) throws GodwitException, IOException {
        if (event.columns() != plan.logged()) {
            throw new IOException("rows of " + plan.table().name() + " have " + event.columns() + " columns, the table had " + plan.logged());
        }
        boolean hasBefore = event.kind() != RowChanges.Kind.INSERT;
        boolean hasAfter = event.kind() != RowChanges.Kind.DELETE;
        int at = event.from();
        int handed = at;
        before.into(hasBefore ? builder(plan, event) : before.rows());
        after.into(hasAfter ? builder(plan, event) : after.rows());
        Cells counted = hasAfter ? after : before;
        while (at < event.to()) {
            at = hasBefore ? plan.image(event.rows(), at, event.bytes(), event.present(), before) : at;
            at = hasAfter ? plan.image(event.rows(), at, event.bytes(), event.presentAfter(), after) : at;
            boolean full = counted.rows().size() >= BATCH_BYTES || counted.rows().rows() >= BATCH_ROWS || hasBefore && before.rows().size() >= BATCH_BYTES;
            if (full || at >= event.to()) {
                current.rows(new RowChanges(plan.table(), event.kind(), hasBefore ? before.rows().build() : RowBatch.NONE, hasAfter ? after.rows().build() : RowBatch.NONE));
                handed = at;
                if (at < event.to()) {
                    before.into(hasBefore ? builder(plan, event) : before.rows());
                    after.into(hasAfter ? builder(plan, event) : after.rows());
                }
            }
        }
        if (handed != event.to()) {
            throw new IOException("rows of " + plan.table().name() + " end behind their event");
        }
    }

    private static RowBatch.Builder builder(Plan plan, RowsEvent event) {
        int columns = Math.max(1, plan.table().columns().size());
        int bytes = Math.min(event.to() - event.from(), BATCH_BYTES);
        return new RowBatch.Builder(columns, Math.max(1, Math.min(BATCH_ROWS, bytes / (4 * columns))), bytes + bytes / 2);
    }
}
