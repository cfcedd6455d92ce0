package org.godwit.core.slice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;

/**
 * What to read of one table on one side. The same list position is the same column on both sides.
 *
 * @param columns columns in reading order
 * @param key columns that identify and order the rows; empty for a table without a key
 * @param filter SQL condition in this side's names
 */
public record TableRead(ObjectName table, List<ColumnDef> columns, List<ColumnDef> key, Optional<String> filter) {
    public TableRead {
        Objects.requireNonNull(table);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        Objects.requireNonNull(filter);
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }
}
