package org.godwit.connector.mysql.verify;

import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.RowSql;

/** Statements for servers of the MySQL family. Without state. */
public final class MySqlRowSql implements RowSql {
    private final DataSourceType type;

    public MySqlRowSql(DataSourceType type) {
        this.type = type;
    }

    /** Values mean the same as in our own sessions: UTF-8, UTC, zero dates and zero in an auto-increment column taken as they are. */
    @Override
    public String preamble() {
        return """
                -- for %s
                SET NAMES utf8mb4;
                SET time_zone='+00:00';
                SET sql_mode='NO_AUTO_VALUE_ON_ZERO';
                SET foreign_key_checks=0;
                """.formatted(type.label());
    }

    @Override
    public String insert(ObjectName table, List<Cell> values) {
        return "INSERT INTO " + name(table) + " (" + values.stream().map(c -> CanonicalSql.quote(c.column().name())).collect(Collectors.joining(",")) + ") VALUES ("
                + values.stream().map(Literals::of).collect(Collectors.joining(",")) + ")";
    }

    @Override
    public String update(ObjectName table, List<Cell> set, List<Cell> where) {
        return "UPDATE " + name(table) + " SET " + set.stream().map(c -> CanonicalSql.quote(c.column().name()) + "=" + Literals.of(c)).collect(Collectors.joining(",")) + where(where, false);
    }

    @Override
    public String delete(ObjectName table, List<Cell> where, long limit) {
        return "DELETE FROM " + name(table) + where(where, limit > 0) + (limit > 0 ? " LIMIT " + limit : "");
    }

    @Override
    public String show(Cell cell, int limit) {
        return Literals.show(cell, limit);
    }

    private static String where(List<Cell> cells, boolean exact) {
        return " WHERE " + cells.stream().map(c -> exact ? exact(c) : CanonicalSql.quote(c.column().name()) + "=" + Literals.of(c)).collect(Collectors.joining(" AND "));
    }

    /** Without a key a row is known only by all its bytes, so no collation may make two values equal. */
    private static String exact(Cell cell) {
        String value = CanonicalSql.value(cell.column(), cell.form());
        if (cell.value().isEmpty()) {
            return CanonicalSql.quote(cell.column().name()) + " IS NULL";
        }
        return switch (cell.form().kind()) {
            case PLAIN, NUMBER, DECIMAL, DOUBLE, TEMPORAL -> value + "=" + Literals.of(cell);
            case BYTES, UTF8, JSON, GEOMETRY -> "CAST(" + value + " AS BINARY)=CAST(" + Literals.of(cell) + " AS BINARY)";
        };
    }

    private static String name(ObjectName table) {
        return CanonicalSql.quote(table.schema()) + "." + CanonicalSql.quote(table.name());
    }
}
