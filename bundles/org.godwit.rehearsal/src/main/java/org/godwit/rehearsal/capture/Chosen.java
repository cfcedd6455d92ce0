package org.godwit.rehearsal.capture;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/** The rows of one table that go into the bundle. Used by one thread. */
final class Chosen {
    private static final Set<ValueKind> NUMBERS = Set.of(ValueKind.INTEGER, ValueKind.DECIMAL);

    private final TableDef table;
    private final List<ColumnDef> key;
    private final boolean whole;
    private final Set<RowKey> keys = new LinkedHashSet<>();
    private Set<RowKey> fresh = new LinkedHashSet<>();
    private long rows;
    private int collisions;
    private Map<String, Integer> traps = Map.of();
    private List<CaptureFacts.Column> columns = List.of();
    private Optional<KeyHistogram> histogram = Optional.empty();

    /** @param whole whether all rows are taken, as always of a table without a key */
    Chosen(TableDef table, boolean whole) {
        this.table = table;
        this.key = table.keyColumns();
        this.whole = whole || key.isEmpty();
    }

    TableDef table() {
        return table;
    }

    List<ColumnDef> key() {
        return key;
    }

    boolean isWhole() {
        return whole;
    }

    Set<RowKey> keys() {
        return keys;
    }

    void add(Collection<RowKey> more) {
        if (!whole) {
            more.stream().filter(keys::add).forEach(fresh::add);
        }
    }

    /** What was added since the last call. */
    Set<RowKey> takeFresh() {
        Set<RowKey> taken = fresh;
        fresh = new LinkedHashSet<>();
        return taken;
    }

    void studied(TrapChooser chooser) {
        rows = chooser.rows();
        traps = chooser.traps().entrySet().stream().collect(java.util.stream.Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
        columns = chooser.columnFacts().stream().map(c -> new CaptureFacts.Column(c.name(), c.type(), c.nulls(), c.empties(), c.longest())).toList();
    }

    void collide(int found) {
        collisions += found;
    }

    CaptureFacts.Table facts(long captured) {
        return new CaptureFacts.Table(table.name().schema(), table.name().name(), whole ? captured : rows, table.dataBytes(), captured, traps, collisions, columns,
                histogram.flatMap(KeyHistogram::result).map(List::of).orElse(List.of()));
    }

    /** Counts the values of the key's first column, when it is a number that may leave the source as it is. */
    void countKeys() {
        histogram = key.isEmpty() || !NUMBERS.contains(key.getFirst().type().kind()) ? Optional.empty() : Optional.of(new KeyHistogram(key.getFirst().name()));
    }

    Optional<KeyHistogram> histogram() {
        return histogram;
    }
}
