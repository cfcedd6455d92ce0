package org.godwit.tests.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.row.RowBatch;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.core.spi.Endpoint;

/** The rows of a table at a moment, as bytes in the form in which logs deliver them, and the changes between two such moments. Immutable. */
public final class Images {
    private final List<ColumnDef> columns;
    private final List<byte[][]> rows;

    private Images(List<ColumnDef> columns, List<byte[][]> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** All rows of a table. */
    public static Images of(Endpoint source, TableDef table) throws GodwitException {
        return of(source, table, table.columns());
    }

    /** Some columns of all rows. */
    public static Images of(Endpoint source, TableDef table, List<ColumnDef> columns) throws GodwitException {
        List<byte[][]> rows = new ArrayList<>();
        TableRead read = new TableRead(table.name(), columns, List.of(), Optional.empty());
        source.reader().orElseThrow().read(read, new Slice(table.name(), 0, KeyRange.ALL, 0), batch -> add(batch, rows), CancelToken.create());
        return new Images(columns, rows);
    }

    /** Rows of a table written down by the test. */
    public static Images written(TableDef table, List<List<String>> rows) {
        return new Images(table.columns(), rows.stream().map(r -> r.stream().map(v -> v == null ? null : v.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toArray(byte[][]::new)).toList());
    }

    private static void add(RowBatch batch, List<byte[][]> rows) {
        for (int row = 0; row < batch.rows(); row++) {
            byte[][] values = new byte[batch.columns()][];
            for (int column = 0; column < values.length; column++) {
                values[column] = batch.isNull(row, column) ? null : Arrays.copyOfRange(batch.bytes(), batch.start(row, column), batch.end(row, column));
            }
            rows.add(values);
        }
    }

    public Images none() {
        return new Images(columns, List.of());
    }

    public int size() {
        return rows.size();
    }

    /** The first rows as a batch. */
    public RowBatch first(int count) {
        return batch(rows.subList(0, count));
    }

    private RowBatch batch(List<byte[][]> some) {
        if (some.isEmpty()) {
            return RowBatch.NONE;
        }
        RowBatch.Builder builder = new RowBatch.Builder(columns.size(), some.size(), 1024);
        for (byte[][] values : some) {
            for (byte[] value : values) {
                if (value == null) {
                    builder.addNull();
                } else {
                    builder.add(value, 0, value.length);
                }
            }
        }
        return builder.build();
    }

    /** What makes these rows of the others: net changes by key, changes of a unique column as DELETE and INSERT; without a key by the multiset of rows. */
    public TableChanges to(Images after, TableDef target) {
        List<ColumnDef> key = target.keyColumns();
        int[] places = (key.isEmpty() ? columns : key).stream().mapToInt(k -> place(k.name())).toArray();
        Map<String, List<byte[][]>> left = index(rows, places);
        List<byte[][]> updatedBefore = new ArrayList<>();
        List<byte[][]> updatedAfter = new ArrayList<>();
        List<byte[][]> inserted = new ArrayList<>();
        for (byte[][] row : after.rows) {
            List<byte[][]> same = left.getOrDefault(text(row, places), List.of());
            if (same.isEmpty()) {
                inserted.add(row);
                continue;
            }
            byte[][] old = same.getLast();
            if (Arrays.deepEquals(old, row)) {
                same.removeLast();
            } else if (!uniqueChanged(old, row, target)) {
                same.removeLast();
                updatedBefore.add(old);
                updatedAfter.add(row);
            } else {
                inserted.add(row);
            }
        }
        List<byte[][]> deleted = left.values().stream().flatMap(List::stream).toList();
        return new TableChanges(target, columns, key.stream().map(ColumnDef::name).toList(), batch(deleted), batch(updatedBefore), batch(updatedAfter), batch(inserted));
    }

    /** Updates of rows at the same places. */
    public TableChanges updatedTo(Images after, TableDef target) {
        return new TableChanges(target, columns, target.keyColumns().stream().map(ColumnDef::name).toList(), RowBatch.NONE, batch(rows), batch(after.rows), RowBatch.NONE);
    }

    /** The same rows, each at the place of the one before it. */
    public Images rotated() {
        List<byte[][]> others = new ArrayList<>(rows);
        java.util.Collections.rotate(others, -1);
        return new Images(columns, others);
    }

    private boolean uniqueChanged(byte[][] old, byte[][] row, TableDef target) {
        return target.indexes().stream().filter(IndexDef::isUnique).flatMap(i -> i.parts().stream()).filter(IndexDef.Part.Column.class::isInstance).map(p -> place(((IndexDef.Part.Column) p).name()))
                .anyMatch(i -> i >= 0 && !Arrays.equals(old[i], row[i]));
    }

    private int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, List<byte[][]>> index(List<byte[][]> rows, int[] places) {
        Map<String, List<byte[][]>> index = new LinkedHashMap<>();
        rows.forEach(r -> index.computeIfAbsent(text(r, places), k -> new ArrayList<>()).add(r));
        return index;
    }

    private static String text(byte[][] row, int[] places) {
        StringBuilder text = new StringBuilder();
        for (int place : places) {
            text.append(row[place] == null ? "-" : HexFormat.of().formatHex(row[place])).append('.');
        }
        return text.toString();
    }
}
