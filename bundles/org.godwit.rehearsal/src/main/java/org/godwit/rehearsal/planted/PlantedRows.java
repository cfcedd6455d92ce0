package org.godwit.rehearsal.planted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;

/** The rows of one table, found by their keys as text. Used by one thread. */
final class PlantedRows {
    private final Connection connection;
    private final TableDef table;
    private final String name;
    private final String where;

    PlantedRows(Connection connection, TableDef table) {
        this.connection = connection;
        this.table = table;
        this.name = quote(table.name().schema()) + "." + quote(table.name().name());
        this.where = table.keyColumns().stream().map(c -> quote(c.name()) + " = ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    TableDef table() {
        return table;
    }

    long count() throws SQLException {
        return number("SELECT COUNT(*) FROM " + name);
    }

    /** @return nothing where there are not so many rows */
    List<String> key(long offset) throws SQLException {
        String names = table.keyColumns().stream().map(c -> quote(c.name())).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT " + names + " FROM " + name + " ORDER BY " + names + " LIMIT 1 OFFSET " + offset)) {
            if (!row.next()) {
                return List.of();
            }
            String[] key = new String[table.keyColumns().size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = row.getString(i + 1);
            }
            return Arrays.asList(key);
        }
    }

    /** Its bytes as hexadecimal digits; empty for NULL. */
    Optional<String> value(ColumnDef column, List<String> key) throws SQLException {
        // HEX of a number would be that of its whole part
        String shown = column.type().kind() == ValueKind.TEXT ? quote(column.name()) : "CONCAT(" + quote(column.name()) + ", '')";
        try (PreparedStatement statement = bound("SELECT HEX(" + shown + ") FROM " + name + where, key); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    long count(List<String> key) throws SQLException {
        try (PreparedStatement statement = bound("SELECT COUNT(*) FROM " + name + where, key); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    boolean delete(List<String> key) throws SQLException {
        return update("DELETE FROM " + name + where, key) == 1;
    }

    /** Columns that the server would set by itself stay as they are. */
    void set(ColumnDef column, String expression, List<String> key) throws SQLException {
        String kept = table.columns().stream().filter(c -> c.onUpdate().isPresent() && !c.name().equals(column.name())).map(c -> ", " + quote(c.name()) + " = " + quote(c.name())).collect(Collectors.joining());
        update("UPDATE " + name + " SET " + quote(column.name()) + " = " + expression + kept + where, key);
    }

    /** Copies a row; only the last column of its key becomes another. */
    boolean copy(List<String> key, String fresh) throws SQLException {
        ColumnDef last = table.keyColumns().getLast();
        List<ColumnDef> columns = table.columns().stream().filter(ColumnDef::isWritable).toList();
        String names = columns.stream().map(c -> quote(c.name())).collect(Collectors.joining(", "));
        String values = columns.stream().map(c -> c.name().equals(last.name()) ? "?" : quote(c.name())).collect(Collectors.joining(", "));
        List<String> bound = new ArrayList<>(List.of(fresh));
        bound.addAll(key);
        return update("INSERT INTO " + name + " (" + names + ") SELECT " + values + " FROM " + name + where, bound) == 1;
    }

    /** A value of the last column of the key that no row has. */
    String freshKey() throws SQLException {
        ColumnDef last = table.keyColumns().getLast();
        return switch (last.type().kind()) {
            case INTEGER, DECIMAL -> Long.toString(number("SELECT COALESCE(MAX(" + quote(last.name()) + "), 0) + 7 FROM " + name));
            case DATE -> "2999-12-31";
            case TEXT -> "Zextra";
            case FLOAT, BIT, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> "";
        };
    }

    private long update(String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = bound(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement bound(String sql, List<String> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        return statement;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
