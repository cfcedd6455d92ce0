package org.godwit.core.slice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;

/**
 * What to read of one table on one side. The same list position is the same column on both sides.
 *
 * @param columns columns in reading order
 * @param key columns that identify and order the rows; empty for a table without a key
 * @param filter SQL condition in this side's names
 * @param recoded names of text columns that are read in UTF-8 because the other side keeps them in another character set; all others are read byte by byte as stored
 */
public record TableRead(ObjectName table, List<ColumnDef> columns, List<ColumnDef> key, Optional<String> filter, Set<String> recoded) {
    public TableRead {
        Objects.requireNonNull(table);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        Objects.requireNonNull(filter);
        recoded = Set.copyOf(recoded);
    }

    /** A read that leaves every text in its own character set. */
    public TableRead(ObjectName table, List<ColumnDef> columns, List<ColumnDef> key, Optional<String> filter) {
        this(table, columns, key, filter, Set.of());
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }
}
