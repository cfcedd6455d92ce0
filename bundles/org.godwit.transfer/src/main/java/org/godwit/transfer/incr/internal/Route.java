package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ChangeApplier.KeyForm;
import org.godwit.transfer.filter.RowFilter;
import org.godwit.transfer.incr.IncrError;

/**
 * How rows of a source table, as it is defined at one place of the log, go to their target table. Immutable.
 *
 * @param moved the source's columns that are moved, by their place in the images
 * @param columns the same as the target knows them: its names, the source's types
 * @param key the columns that identify a row, by their place in the images; empty for a table without a key
 * @param targetKey the target's names of the key
 * @param uniques the target's unique indexes as far as images tell what stands in them
 * @param separate whether rows of different identity can never be in each other's way
 * @param unclear whether images do not tell everything that stands in a unique index, so that any two rows may be in each other's way
 */
record Route(TableDef source, TableDef target, int[] moved, List<ColumnDef> columns, int[] key, List<String> targetKey, List<UniqueKey> uniques, boolean separate, boolean unclear,
        Optional<RowFilter> filter) {
    /** @throws GodwitException when a chosen column has no place at the target, or part of the key is not moved */
    static Route of(TableMapping mapping, TableDef source, TableDef target, Function<ColumnDef, KeyForm> forms, boolean leaveOutColumns) throws GodwitException {
        List<Integer> moved = new ArrayList<>();
        List<ColumnDef> columns = new ArrayList<>();
        for (int i = 0; i < source.columns().size(); i++) {
            ColumnDef column = source.columns().get(i);
            Optional<String> name = mapping.targetColumn(column.name());
            Optional<ColumnDef> there = name.flatMap(target::column);
            if (there.isPresent() && there.get().isWritable()) {
                moved.add(i);
                columns.add(renamed(column, there.get().name()));
            } else if (name.isPresent() && there.isEmpty() && column.isWritable() && !leaveOutColumns) {
                throw new GodwitException(IncrError.COLUMN_MISSING, target.name(), name.get(), source.name() + "." + column.name());
            }
        }
        if (moved.isEmpty()) {
            throw new GodwitException(IncrError.NO_COLUMNS, source.name(), target.name());
        }
        List<Integer> key = new ArrayList<>();
        List<String> targetKey = new ArrayList<>();
        for (ColumnDef column : source.keyColumns()) {
            int at = source.columns().indexOf(column);
            if (!moved.contains(at)) {
                throw new GodwitException(IncrError.KEY_NOT_MOVED, source.name(), column.name());
            }
            key.add(at);
            targetKey.add(columns.get(moved.indexOf(at)).name());
        }
        int[] keyColumns = key.stream().mapToInt(Integer::intValue).toArray();
        UniqueKeys uniques = UniqueKeys.of(source, target, moved, columns, forms);
        boolean separate = !uniques.unclear() && uniques.keys().stream().allMatch(u -> u.isOn(keyColumns));
        Optional<RowFilter> filter = mapping.rowFilter().isPresent() ? Optional.of(RowFilter.parse(mapping.rowFilter().get(), source)) : Optional.empty();
        return new Route(source, target, moved.stream().mapToInt(Integer::intValue).toArray(), columns, keyColumns, targetKey, uniques.keys(), separate, uniques.unclear(), filter);
    }

    boolean hasKey() {
        return key.length > 0;
    }

    /** Whether an update between both images must be made a delete and an insert, so that no key is taken that another row still has. */
    boolean changesUnique(Image before, Image after) {
        if (separate) {
            return false;
        }
        return unclear || uniques.stream().anyMatch(u -> u.parts().stream().anyMatch(p -> !before.sameValue(after, p.column())));
    }

    /** Whether nothing that is moved differs. */
    boolean isSame(Image before, Image after) {
        return Arrays.stream(moved).allMatch(c -> before.sameValue(after, c));
    }

    private static ColumnDef renamed(ColumnDef column, String name) {
        return new ColumnDef(name, column.position(), column.type(), column.nullable(), column.defaultValue(), column.onUpdate(), column.autoIncrement(), column.generated(), column.invisible(),
                column.charset(), column.collation(), column.comment());
    }

    /** The target's unique indexes. */
    private record UniqueKeys(List<UniqueKey> keys, boolean unclear) {
        static UniqueKeys of(TableDef source, TableDef target, List<Integer> moved, List<ColumnDef> columns, Function<ColumnDef, KeyForm> forms) {
            List<UniqueKey> keys = new ArrayList<>();
            boolean unclear = false;
            for (IndexDef index : target.indexes()) {
                if (!index.isUnique()) {
                    continue;
                }
                List<UniqueKey.Part> parts = new ArrayList<>();
                for (IndexDef.Part part : index.parts()) {
                    Optional<UniqueKey.Part> seen = part instanceof IndexDef.Part.Column c ? part(c, source, target, moved, columns, forms) : Optional.empty();
                    unclear |= seen.isEmpty();
                    seen.ifPresent(parts::add);
                }
                if (parts.size() == index.parts().size()) {
                    keys.add(new UniqueKey(keys.size(), parts));
                }
            }
            return new UniqueKeys(keys, unclear);
        }

        /** Empty where the target computes the value, keeps it in another type, or tells values apart that have the same meaning (floating point). */
        private static Optional<UniqueKey.Part> part(IndexDef.Part.Column part, TableDef source, TableDef target, List<Integer> moved, List<ColumnDef> columns, Function<ColumnDef, KeyForm> forms) {
            for (int i = 0; i < columns.size(); i++) {
                ColumnDef there = target.column(columns.get(i).name()).orElseThrow();
                if (there.name().equalsIgnoreCase(part.name())) {
                    ColumnDef here = source.columns().get(moved.get(i));
                    boolean alike = here.type().kind() == there.type().kind() && here.type().scale().equals(there.type().scale());
                    return alike && !isFloat(there) ? Optional.of(new UniqueKey.Part(moved.get(i), forms.apply(there), part.prefix().orElse(0))) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static boolean isFloat(ColumnDef column) {
            return column.type().kind() == org.godwit.core.model.ValueKind.FLOAT;
        }
    }
}
