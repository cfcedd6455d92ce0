package org.godwit.core.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table as the server describes it. Immutable.
 *
 * @param partitioning the whole PARTITION BY clause, empty when not partitioned
 * @param autoIncrement next value, empty when the table has no such column
 * @param estimatedRows the server's estimate
 * @param dataBytes bytes of rows and indexes by the server's estimate
 * @param options further table options that were set, by lower-case name, for example {@code row_format}
 */
public record TableDef(ObjectName name, List<ColumnDef> columns, List<IndexDef> indexes, List<ForeignKeyDef> foreignKeys, List<CheckDef> checks, Optional<String> partitioning, String engine,
        String charset, String collation, String comment, OptionalLong autoIncrement, long estimatedRows, long dataBytes,
        Map<String, String> options) {
    public TableDef {
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        Objects.requireNonNull(partitioning);
        options = Map.copyOf(options);
    }

    /** A table without further options. */
    public TableDef(ObjectName name, List<ColumnDef> columns, List<IndexDef> indexes, List<ForeignKeyDef> foreignKeys, List<CheckDef> checks, Optional<String> partitioning, String engine,
            String charset, String collation, String comment, OptionalLong autoIncrement, long estimatedRows, long dataBytes) {
        this(name, columns, indexes, foreignKeys, checks, partitioning, engine, charset, collation, comment, autoIncrement, estimatedRows, dataBytes, Map.of());
    }

    public Optional<ColumnDef> column(String columnName) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
    }

    public Optional<IndexDef> primaryKey() {
        return indexes.stream().filter(i -> i.kind() == IndexDef.Kind.PRIMARY).findFirst();
    }

    /**
     * The columns that identify a row: the primary key, else the unique index of the fewest NOT NULL whole columns. Empty for a table without such a key.
     * OMS calls a table with one a "unique key table".
     */
    public List<ColumnDef> keyColumns() {
        List<IndexDef> candidates = new ArrayList<>();
        primaryKey().ifPresent(candidates::add);
        indexes.stream().filter(i -> i.kind() == IndexDef.Kind.UNIQUE).sorted(Comparator.comparingInt((IndexDef i) -> i.parts().size()).thenComparing(IndexDef::name)).forEach(candidates::add);
        for (IndexDef index : candidates) {
            Optional<List<ColumnDef>> key = index.wholeColumns().map(names -> names.stream().map(n -> column(n).orElseThrow()).toList());
            if (key.isPresent() && key.get().stream().noneMatch(ColumnDef::nullable)) {
                return key.get();
            }
        }
        return List.of();
    }
}
