package org.godwit.core.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is moved of one table and where to. Immutable.
 *
 * @param rowFilter SQL condition on the source's columns; only rows for which it is true are moved
 * @param columns chosen columns with their names at the target; empty means all columns with their own names
 */
public record TableMapping(ObjectName source, ObjectName target, Optional<String> rowFilter, List<ColumnMapping> columns) {
    /** A column and its name at the target. */
    public record ColumnMapping(String source, String target) {
        public ColumnMapping {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
        }
    }

    public TableMapping {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(rowFilter);
        columns = List.copyOf(columns);
    }

    public static TableMapping same(ObjectName table) {
        return new TableMapping(table, table, Optional.empty(), List.of());
    }

    /** The name a source column has at the target; empty when the column is not moved. */
    public Optional<String> targetColumn(String sourceColumn) {
        return columns.isEmpty() ? Optional.of(sourceColumn) : columns.stream().filter(c -> c.source().equalsIgnoreCase(sourceColumn)).map(ColumnMapping::target).findFirst();
    }
}
