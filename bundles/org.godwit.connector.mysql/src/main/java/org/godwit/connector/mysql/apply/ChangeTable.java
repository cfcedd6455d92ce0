package org.godwit.connector.mysql.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.schema.mysql.Sql;

/** What is known of a target table before any row comes: which columns are written, by which a row is found, and which statements can be used. Immutable. */
final class ChangeTable {
    private final TableDef target;
    private final List<ColumnDef> delivered;
    private final List<String> keyNames;
    private final List<ChangeColumn> columns = new ArrayList<>();
    private final List<ChangeColumn> key = new ArrayList<>();
    private final List<String> untouched = new ArrayList<>();
    private final boolean wholeRow;
    private final boolean insertable;
    private final boolean keyIsUnique;
    private final boolean keyIsNotNull;
    private final List<IndexDef> otherUnique;

    ChangeTable(TableChanges changes, Dialect dialect) throws GodwitException {
        this.target = changes.table();
        this.delivered = changes.columns();
        this.keyNames = changes.key();
        Set<String> indexed = target.indexes().stream().filter(i -> i.parts().getFirst() instanceof IndexDef.Part.Column).map(i -> lower(((IndexDef.Part.Column) i.parts().getFirst()).name()))
                .collect(Collectors.toSet());
        for (int i = 0; i < delivered.size(); i++) {
            ColumnDef from = delivered.get(i);
            ColumnDef to = target.column(from.name()).orElseThrow(() -> new GodwitException(ApplyError.NO_COLUMN, target.name().toString(), from.name()));
            ChangeColumn column = new ChangeColumn(i, from, to, dialect, indexed.contains(lower(to.name())));
            if (to.isWritable()) {
                columns.add(column);
            }
            if (keyNames.stream().anyMatch(k -> k.equalsIgnoreCase(from.name()))) {
                key.add(column);
            }
        }
        if (columns.isEmpty() || key.size() != keyNames.size()) {
            throw new GodwitException(ApplyError.NOTHING_TO_FIND, target.name().toString());
        }
        List<ColumnDef> missing = target.columns().stream().filter(c -> c.isWritable() && columns.stream().noneMatch(d -> d.target == c)).toList();
        missing.stream().filter(c -> c.onUpdate().isPresent()).forEach(c -> untouched.add(Sql.quote(c.name())));
        this.wholeRow = missing.isEmpty();
        this.insertable = missing.stream().allMatch(c -> (c.nullable() || c.defaultValue().isPresent()) && !c.autoIncrement());
        Optional<IndexDef> keyIndex = target.indexes().stream().filter(IndexDef::isUnique).filter(this::isKey).findFirst();
        this.keyIsUnique = keyIndex.isPresent();
        this.keyIsNotNull = key.stream().noneMatch(c -> c.target.nullable());
        this.otherUnique = target.indexes().stream().filter(i -> i.isUnique() && keyIndex.filter(k -> k == i).isEmpty()).toList();
    }

    private boolean isKey(IndexDef index) {
        Set<String> names = new HashSet<>();
        key.forEach(c -> names.add(lower(c.target.name())));
        return !key.isEmpty() && index.wholeColumns().filter(parts -> parts.size() == names.size() && parts.stream().allMatch(p -> names.contains(lower(p)))).isPresent();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether this was made for the same definitions. */
    boolean fits(TableChanges changes) {
        return (target == changes.table() || target.equals(changes.table())) && delivered.equals(changes.columns()) && keyNames.equals(changes.key());
    }

    ObjectName name() {
        return target.name();
    }

    String sqlName() {
        return Sql.quote(target.name());
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /** Written columns in the order of the batches. */
    List<ChangeColumn> columns() {
        return columns;
    }

    List<ChangeColumn> key() {
        return key;
    }

    /** Columns of the target that are not delivered and would be set by the server when another one changes; quoted. */
    List<String> untouched() {
        return untouched;
    }

    /** Whether every writable column of the target is delivered, so that replacing a row loses nothing. */
    boolean isWholeRow() {
        return wholeRow;
    }

    boolean mayDeleteMany() {
        return keyIsNotNull;
    }

    /**
     * Whether INSERT … ON DUPLICATE KEY UPDATE updates rows by their key: the key is a unique index, and the values that an insert would need besides have defaults.
     */
    boolean mayUpsert() {
        return keyIsUnique && keyIsNotNull && insertable && columns.size() > key.size() && columns.containsAll(key);
    }

    /** Unique indexes of the target besides the key. */
    List<IndexDef> otherUnique() {
        return otherUnique;
    }

    Optional<ChangeColumn> column(String name) {
        return columns.stream().filter(c -> c.target.name().equalsIgnoreCase(name)).findFirst();
    }

    /** Whether the row's images are the same in all written columns. */
    boolean isUnchanged(RowBatch before, RowBatch after, int row) {
        return columns.stream().allMatch(c -> c.isUnchanged(before, after, row));
    }

    /** Number of ENUM error values in the image. */
    int enumErrors(RowBatch image, int row) {
        return (int) columns.stream().filter(c -> c.isEnumError(image, row)).count();
    }
}
