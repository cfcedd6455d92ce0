package org.godwit.transfer.incr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;

/** A table that enforces its unique keys as a server does: rows with a NULL in a key never meet, text is compared by its collation (general_ci: no case, no accent, no trailing blanks). */
final class ModelTable {
    private TableDef def;
    private final List<String[]> rows = new ArrayList<>();

    ModelTable(TableDef def) {
        this.def = def;
    }

    ModelTable copy() {
        ModelTable copy = new ModelTable(def);
        rows.forEach(r -> copy.rows.add(r.clone()));
        return copy;
    }

    TableDef def() {
        return def;
    }

    List<String[]> rows() {
        return rows;
    }

    void addColumn(ColumnDef column) {
        def = Defs.with(def, column);
        rows.replaceAll(r -> Arrays.copyOf(r, r.length + 1));
    }

    /** Rows that may not be there together with this one. */
    List<String[]> inTheWay(String[] row, Optional<String[]> except) {
        return rows.stream().filter(r -> except.isEmpty() || r != except.get()).filter(r -> def.indexes().stream().anyMatch(i -> meet(i, r, row))).toList();
    }

    private boolean meet(IndexDef index, String[] a, String[] b) {
        return index.wholeColumns().orElseThrow().stream().mapToInt(this::position).allMatch(c -> a[c] != null && b[c] != null && fold(c, a[c]).equals(fold(c, b[c])));
    }

    int position(String column) {
        return def.columns().indexOf(def.column(column).orElseThrow());
    }

    String fold(int column, String value) {
        return def.columns().get(column).collation().orElse("").endsWith("_ci") ? value.stripTrailing().toUpperCase(Locale.ROOT).replace('É', 'E') : value;
    }

    void insert(String[] row) {
        if (!inTheWay(row, Optional.empty()).isEmpty()) {
            throw new IllegalStateException("duplicate key in " + def.name() + ": " + Arrays.toString(row));
        }
        rows.add(row);
    }

    void update(String[] there, String[] row) {
        if (!inTheWay(row, Optional.of(there)).isEmpty()) {
            throw new IllegalStateException("duplicate key in " + def.name() + ": " + Arrays.toString(row));
        }
        rows.set(index(there), row);
    }

    void remove(String[] there) {
        rows.remove(index(there));
    }

    private int index(String[] there) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == there) {
                return i;
            }
        }
        throw new IllegalStateException("not there");
    }

    List<String> sorted() {
        return rows.stream().map(Arrays::toString).sorted().toList();
    }
}
