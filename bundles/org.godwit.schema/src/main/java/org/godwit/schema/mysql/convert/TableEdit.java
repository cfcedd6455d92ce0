package org.godwit.schema.mysql.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;

/** Makes changed copies of a table. Used by one thread. */
public final class TableEdit {
    private final TableDef table;
    private ObjectName name;
    private List<ColumnDef> columns;
    private List<IndexDef> indexes;
    private List<ForeignKeyDef> foreignKeys;
    private List<CheckDef> checks;
    private Optional<String> partitioning;
    private String engine;
    private String charset;
    private String collation;
    private final Map<String, String> options;

    private TableEdit(TableDef table) {
        this.table = table;
        this.name = table.name();
        this.columns = table.columns();
        this.indexes = table.indexes();
        this.foreignKeys = table.foreignKeys();
        this.checks = table.checks();
        this.partitioning = table.partitioning();
        this.engine = table.engine();
        this.charset = table.charset();
        this.collation = table.collation();
        this.options = new HashMap<>(table.options());
    }

    public static TableEdit of(TableDef table) {
        return new TableEdit(table);
    }

    public TableEdit name(ObjectName newName) {
        name = newName;
        return this;
    }

    public TableEdit columns(UnaryOperator<ColumnDef> change) {
        columns = columns.stream().map(change).toList();
        return this;
    }

    public TableEdit keepColumns(Predicate<ColumnDef> kept) {
        columns = columns.stream().filter(kept).toList();
        return this;
    }

    public TableEdit indexes(UnaryOperator<IndexDef> change) {
        indexes = indexes.stream().map(change).toList();
        return this;
    }

    public TableEdit keepIndexes(Predicate<IndexDef> kept) {
        indexes = indexes.stream().filter(kept).toList();
        return this;
    }

    public TableEdit foreignKeys(UnaryOperator<ForeignKeyDef> change) {
        foreignKeys = foreignKeys.stream().map(change).toList();
        return this;
    }

    public TableEdit keepForeignKeys(Predicate<ForeignKeyDef> kept) {
        foreignKeys = foreignKeys.stream().filter(kept).toList();
        return this;
    }

    public TableEdit checks(UnaryOperator<CheckDef> change) {
        checks = checks.stream().map(change).toList();
        return this;
    }

    public TableEdit keepChecks(Predicate<CheckDef> kept) {
        checks = checks.stream().filter(kept).toList();
        return this;
    }

    public TableEdit partitioning(Optional<String> clause) {
        partitioning = clause;
        return this;
    }

    public TableEdit engine(String newEngine) {
        engine = newEngine;
        return this;
    }

    public TableEdit collation(String newCharset, String newCollation) {
        charset = newCharset;
        collation = newCollation;
        return this;
    }

    public TableEdit withoutOption(String option) {
        options.remove(option);
        return this;
    }

    public TableDef build() {
        OptionalLong autoIncrement = columns.stream().anyMatch(ColumnDef::autoIncrement) ? table.autoIncrement() : OptionalLong.empty();
        return new TableDef(name, columns, indexes, foreignKeys, checks, partitioning, engine, charset, collation, table.comment(), autoIncrement, table.estimatedRows(), table.dataBytes(), options);
    }
}
