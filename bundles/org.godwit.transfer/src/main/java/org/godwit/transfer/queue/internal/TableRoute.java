package org.godwit.transfer.queue.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.row.RowBatch;
import org.godwit.core.text.ServerCharsets;
import org.godwit.transfer.filter.RowFilter;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.format.MessageFormat;
import org.godwit.transfer.queue.QueueError;
import org.godwit.transfer.queue.QueueOptions.PartitionMode;
import org.godwit.transfer.queue.QueueSettings;

/**
 * Where rows of one definition of a table go, and what is sent of them. Generated columns are left out: the log does not carry all of them. Belongs to one thread.
 *
 * @param table as messages show it
 * @param partition of all messages, when it does not follow from the key
 * @param key cells whose values are the message's key; empty takes the table's name for all rows
 * @param spread whether rows of different keys may go to different partitions
 */
record TableRoute(ObjectName source, String topic, MessageTable table, MessageFormat.RowWriter writer, Optional<Integer> partition, List<KeyCell> key, boolean spread, Optional<RowFilter> filter) {
    /** Between the values of a key of several columns (OMS: data formats). */
    private static final byte JOIN = 1;

    /**
     * A value of the key.
     *
     * @param recoded the character set of a text that is not in UTF-8
     */
    record KeyCell(int cell, Optional<Charset> recoded) {
    }

    /**
     * @param cells the source's columns in the order of the batches
     * @param filtered whether rows that do not pass the row filter are still among them
     */
    static TableRoute of(TableMapping mapping, TableDef source, List<ColumnDef> cells, boolean filtered, QueueSettings settings, MessageFormat format) throws GodwitException {
        List<MessageTable.Field> fields = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Optional<String> name = mapping.targetColumn(cells.get(i).name());
            if (name.isPresent() && cells.get(i).isWritable()) {
                fields.add(new MessageTable.Field(renamed(cells.get(i), name.get()), i));
            }
        }
        if (fields.isEmpty()) {
            throw new GodwitException(QueueError.NO_COLUMNS, source.name());
        }
        List<MessageTable.Field> key = new ArrayList<>();
        for (ColumnDef column : source.keyColumns()) {
            key.add(field(fields, cells, column.name(), source.name()));
        }
        List<MessageTable.Field> by = new ArrayList<>();
        for (String column : settings.hashColumns(source.name())) {
            by.add(field(fields, cells, column, source.name()));
        }
        List<MessageTable.Field> routed = by.isEmpty() || settings.mode() != PartitionMode.HASH ? key : by;
        List<KeyCell> keyCells = settings.mode() == PartitionMode.TABLE ? List.of() : routed.stream().map(f -> new KeyCell(f.cell(), recoded(f.column()))).toList();
        MessageTable table = new MessageTable(mapping.target(), fields, key);
        Optional<RowFilter> filter = filtered && mapping.rowFilter().isPresent() ? Optional.of(RowFilter.parse(mapping.rowFilter().get(), source)) : Optional.empty();
        Optional<Integer> partition = settings.mode() == PartitionMode.ONE ? Optional.of(settings.partition()) : Optional.empty();
        return new TableRoute(source.name(), settings.topic(source.name()), table, format.rows(table), partition, keyCells, settings.mode() == PartitionMode.HASH && !keyCells.isEmpty(), filter);
    }

    private static MessageTable.Field field(List<MessageTable.Field> fields, List<ColumnDef> cells, String name, ObjectName table) throws GodwitException {
        return fields.stream().filter(f -> cells.get(f.cell()).name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new GodwitException(QueueError.HASH_COLUMN, table, name));
    }

    private static ColumnDef renamed(ColumnDef column, String name) {
        return new ColumnDef(name, column.position(), column.type(), column.nullable(), column.defaultValue(), column.onUpdate(), column.autoIncrement(), column.generated(), column.invisible(),
                column.charset(), column.collation(), column.comment());
    }

    private static Optional<Charset> recoded(ColumnDef column) {
        Optional<String> charset = column.charset().map(c -> c.toLowerCase(Locale.ROOT)).filter(c -> !c.startsWith("utf8") && !c.equals("ascii") && !c.equals("binary"));
        return charset.flatMap(ServerCharsets::of);
    }

    boolean passes(RowBatch rows, int row) throws GodwitException {
        return filter.isEmpty() || filter.get().test(rows, row);
    }

    /** The key of a row's messages. */
    byte[] key(RowBatch rows, int row) {
        if (key.isEmpty()) {
            return table.name().toString().getBytes(StandardCharsets.UTF_8);
        }
        if (key.size() == 1) {
            return value(key.getFirst(), rows, row);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(64);
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                joined.write(JOIN);
            }
            joined.writeBytes(value(key.get(i), rows, row));
        }
        return joined.toByteArray();
    }

    private static byte[] value(KeyCell cell, RowBatch rows, int row) {
        int from = rows.start(row, cell.cell());
        int to = rows.end(row, cell.cell());
        return cell.recoded().isEmpty() ? Arrays.copyOfRange(rows.bytes(), from, to) : new String(rows.bytes(), from, to - from, cell.recoded().get()).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether both images of a row go to the same place whatever the number of partitions. */
    boolean sameKey(RowBatch before, RowBatch after, int row) {
        for (KeyCell each : key) {
            int cell = each.cell();
            if (before.isNull(row, cell) != after.isNull(row, cell)
                    || !Arrays.equals(before.bytes(), before.start(row, cell), before.end(row, cell), after.bytes(), after.start(row, cell), after.end(row, cell))) {
                return false;
            }
        }
        return true;
    }
}
