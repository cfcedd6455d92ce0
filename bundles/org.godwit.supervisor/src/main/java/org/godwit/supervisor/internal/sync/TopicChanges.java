package org.godwit.supervisor.internal.sync;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.spi.MessageQueue.Received;
import org.godwit.supervisor.service.QueueService.ChangeReader;
import org.godwit.supervisor.service.TopicChange;
import org.godwit.supervisor.service.TopicChange.Cell;
import org.godwit.supervisor.service.TopicReplay;
import org.godwit.transfer.message.format.SerializerType;
import org.godwit.transfer.message.read.MessageReader;
import org.godwit.transfer.message.read.ReadMessage;
import org.godwit.transfer.message.read.ValueForm;

/** Makes changes of the messages of one topic. Used by one thread. */
final class TopicChanges {
    private static final Set<String> NO_ROWS = Set.of("DDL", "HEARTBEAT");

    private final Optional<SerializerType> format;
    private final Map<String, ObjectName> names;
    private final Map<ObjectName, Map<String, ColumnDef>> columns = new HashMap<>();
    private final ChangeReader reader;
    private final Map<ObjectName, Set<String>> sent = new HashMap<>();
    private final Map<ObjectName, Set<String>> rounded = new HashMap<>();
    private long changes;
    private long others;
    private long unreadable;
    private String firstUnreadable = "";

    /** @param format empty to recognise it */
    TopicChanges(Optional<SerializerType> format, Map<ObjectName, TableDef> tables, ChangeReader reader) {
        this.format = format;
        this.reader = reader;
        this.names = tables.keySet().stream().collect(Collectors.toMap(ObjectName::toString, Function.identity()));
        tables.forEach((name, table) -> columns.put(name, table.columns().stream().collect(Collectors.toMap(ColumnDef::name, Function.identity()))));
    }

    boolean take(Received message) throws GodwitException {
        Optional<TopicChange> change;
        try {
            change = change(message);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            if (unreadable++ == 0) {
                firstUnreadable = message.place().partition() + ":" + message.place().offset() + ", " + e.getMessage();
            }
            return true;
        }
        if (change.isEmpty()) {
            others++;
        } else {
            changes++;
            reader.take(change.get());
        }
        return true;
    }

    private Optional<TopicChange> change(Received message) throws IOException {
        SerializerType layout = format.or(() -> MessageReader.guess(message.value())).orElseThrow(() -> new IOException("none of the known layouts"));
        ReadMessage read = MessageReader.read(layout, message.value());
        Optional<ObjectName> name = NO_ROWS.contains(read.operation()) ? Optional.empty() : table(read.table());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TopicChange(name.get(), cells(name.get(), read.cellsBefore(), read.form()), cells(name.get(), read.cellsAfter(), read.form())));
    }

    /** DebeziumSmt names no table, so it must be the only one. OceanBase's tenant may stand before the database. */
    private Optional<ObjectName> table(String named) {
        if (named.isEmpty() && names.size() == 1) {
            return Optional.of(names.values().iterator().next());
        }
        return Optional.ofNullable(names.get(named)).or(() -> Optional.ofNullable(names.get(named.substring(named.indexOf('.') + 1))));
    }

    private Map<String, Cell> cells(ObjectName table, Map<String, Optional<String>> row, ValueForm form) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            ColumnDef column = columns.get(table).get(name);
            // one that the table no longer has
            if (column != null) {
                cells.put(name, value.isPresent() ? cell(column, value.get(), form) : new Cell.Null());
                sent.computeIfAbsent(table, t -> new TreeSet<>()).add(name);
                if (!form.isExact(column)) {
                    rounded.computeIfAbsent(table, t -> new TreeSet<>()).add(name);
                }
            }
        });
        return cells;
    }

    private static Cell cell(ColumnDef column, String value, ValueForm form) {
        return ValueForm.isBytes(column) ? new Cell.Bytes(form.bytes(value)) : new Cell.Text(form.text(column, value));
    }

    TopicReplay replay() {
        return new TopicReplay(changes, others, unreadable, firstUnreadable, sent, rounded);
    }
}
