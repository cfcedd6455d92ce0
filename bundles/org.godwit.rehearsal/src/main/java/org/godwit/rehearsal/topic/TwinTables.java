package org.godwit.rehearsal.topic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.internal.Jdbc;
import org.godwit.supervisor.service.TopicChange;
import org.godwit.supervisor.service.TopicChange.Cell;

/**
 * The tables of a twin, to which changes are applied as they come: a row is put where its key is, so that a message that came twice does no harm. Rows of a table without a key are found by all their
 * values. Used by one thread.
 */
final class TwinTables implements AutoCloseable {
    private static final int COMMIT_EVERY = 2000;
    private static final String SESSION = "SET SESSION time_zone = '+00:00', sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, check_constraint_checks = 0, sql_log_bin = 0";

    private final DataSource twin;
    private final Connection connection;
    private final CancelToken.Registration hook;
    private final CancelToken cancel;
    private final Map<ObjectName, TableDef> tables;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private String topic = "";
    private int open;

    private TwinTables(DataSource twin, Connection connection, Map<ObjectName, TableDef> tables, CancelToken cancel) {
        this.twin = twin;
        this.connection = connection;
        this.tables = Map.copyOf(tables);
        this.cancel = cancel;
        this.hook = cancel.onCancel(() -> Jdbc.abort(connection));
    }

    static TwinTables open(DataSource twin, Map<ObjectName, TableDef> tables, CancelToken cancel) throws GodwitException {
        try {
            Connection connection = Jdbc.connect(twin, new Properties());
            TwinTables opened = new TwinTables(twin, connection, tables, cancel);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SESSION);
                for (TableDef table : tables.values()) {
                    opened.relax(statement, table);
                }
                connection.setAutoCommit(false);
                return opened;
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(cancel, twin.address(), "", e);
        }
    }

    /** Keys other than the one that finds rows are taken away: between messages of different partitions they may not hold for a while. */
    private void relax(Statement statement, TableDef table) throws SQLException {
        List<String> drops = new ArrayList<>();
        table.foreignKeys().stream().map(ForeignKeyDef::name).forEach(name -> drops.add("DROP FOREIGN KEY " + quote(name)));
        Set<String> key = table.keyColumns().stream().map(ColumnDef::name).collect(Collectors.toSet());
        Set<String> counting = table.columns().stream().filter(ColumnDef::autoIncrement).map(ColumnDef::name).collect(Collectors.toSet());
        for (IndexDef index : table.indexes()) {
            List<String> columns = index.wholeColumns().orElse(List.of());
            boolean needed = index.kind() == IndexDef.Kind.PRIMARY || Set.copyOf(columns).equals(key) || columns.stream().anyMatch(counting::contains);
            if (index.isUnique() && !needed) {
                drops.add("DROP INDEX " + quote(index.name()));
            }
        }
        if (!drops.isEmpty()) {
            statement.execute("ALTER TABLE " + quote(table.name()) + " " + String.join(", ", drops));
        }
    }

    /** What failures name. */
    void reading(String named) {
        topic = named;
    }

    void apply(TopicChange change) throws GodwitException {
        TableDef table = tables.get(change.table());
        try {
            if (table.keyColumns().isEmpty()) {
                applyKeyless(table, change);
            } else {
                applyKeyed(table, change);
            }
            if (++open >= COMMIT_EVERY) {
                cancel.check();
                commit();
            }
        } catch (SQLException e) {
            throw failed(cancel, change.table().toString(), topic, e);
        }
    }

    private void applyKeyed(TableDef table, TopicChange change) throws SQLException {
        List<String> key = table.keyColumns().stream().map(ColumnDef::name).toList();
        boolean told = change.before().keySet().containsAll(key);
        boolean moved = told && !change.after().isEmpty() && key.stream().anyMatch(k -> !same(change.before().get(k), change.after().get(k)));
        if (change.after().isEmpty() || moved) {
            Map<String, Cell> old = new TreeMap<>();
            key.forEach(k -> old.put(k, change.before().getOrDefault(k, new Cell.Null())));
            run("DELETE FROM " + quote(table.name()) + where(old), List.of(old));
        }
        if (!change.after().isEmpty()) {
            insert("REPLACE", table, change.after());
        }
    }

    private void applyKeyless(TableDef table, TopicChange change) throws SQLException {
        if (!change.before().isEmpty()) {
            run("DELETE FROM " + quote(table.name()) + where(change.before()) + " LIMIT 1", List.of(change.before()));
        }
        if (!change.after().isEmpty()) {
            insert("INSERT", table, change.after());
        }
    }

    private void insert(String verb, TableDef table, Map<String, Cell> row) throws SQLException {
        Set<String> names = new LinkedHashSet<>(row.keySet());
        run(verb + " INTO " + quote(table.name()) + " (" + names.stream().map(TwinTables::quote).collect(Collectors.joining(", ")) + ") VALUES (" + names.stream().map(n -> "?").collect(Collectors.joining(", ")) + ")",
                List.of(row));
    }

    private static String where(Map<String, Cell> row) {
        return row.keySet().stream().map(n -> quote(n) + " <=> ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private void run(String sql, List<Map<String, Cell>> rows) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        int at = 1;
        for (Map<String, Cell> row : rows) {
            for (Cell cell : row.values()) {
                bind(statement, at++, cell);
            }
        }
        statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, int at, Cell cell) throws SQLException {
        switch (cell) {
            case Cell.Null none -> statement.setNull(at, java.sql.Types.NULL);
            case Cell.Text text -> statement.setString(at, text.value());
            case Cell.Bytes bytes -> statement.setBytes(at, bytes.value());
        }
    }

    private static boolean same(Cell a, Cell b) {
        return switch (a) {
            case Cell.Bytes left -> b instanceof Cell.Bytes right && java.util.Arrays.equals(left.value(), right.value());
            case Cell.Text left -> left.equals(b);
            case Cell.Null left -> left.equals(b);
        };
    }

    /** Everything so far is there for others. */
    void commit() throws GodwitException {
        try {
            connection.commit();
            open = 0;
        } catch (SQLException e) {
            throw failed(cancel, twin.address(), topic, e);
        }
    }

    private static GodwitException failed(CancelToken cancel, String where, String topic, SQLException e) {
        return cancel.isCancelled() ? new GodwitException(CoreError.CANCELLED, e) : new GodwitException(TopicError.REFUSED, e, where, topic, e.getMessage());
    }

    private static String quote(ObjectName name) {
        return quote(name.schema()) + '.' + quote(name.name());
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public void close() {
        hook.close();
        Jdbc.abort(connection);
    }
}
