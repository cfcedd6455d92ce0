package org.godwit.rehearsal.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.godwit.core.model.ObjectName;

/**
 * Changes of the user's own rows that no key can refuse: a column that is in no index and no rule gets the value that another row has. Looked up once; used by the thread that writes.
 */
public final class Touches {
    /** Columns of tables with one integer as primary key that are in no index, no foreign key and no expression. */
    private static final String FIND = """
            SELECT c.table_schema, c.table_name, p.column_name, c.column_name
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
            JOIN information_schema.columns p ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.column_key = 'PRI' AND p.data_type IN ('int', 'bigint', 'mediumint', 'smallint')
            WHERE c.table_schema = ? AND c.column_key = '' AND c.extra NOT LIKE '%GENERATED%' AND c.extra NOT LIKE '%on update%'
              AND (SELECT COUNT(*) FROM information_schema.columns k WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_key = 'PRI') = 1
              AND NOT EXISTS (SELECT 1 FROM information_schema.statistics s WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name AND s.column_name = c.column_name)
              AND NOT EXISTS (SELECT 1 FROM information_schema.columns g WHERE g.table_schema = c.table_schema AND g.table_name = c.table_name AND g.extra LIKE '%GENERATED%')
            ORDER BY c.table_name, c.ordinal_position""";

    /** ER_CONSTRAINT_FAILED of MariaDB. */
    private static final int CHECK_VIOLATED = 4025;
    /** ER_CHECK_CONSTRAINT_VIOLATED of MySQL. */
    private static final int CHECK_VIOLATED_MYSQL = 3819;
    /** What a trigger or a routine raises with SIGNAL. */
    private static final String SIGNALLED = "45000";

    /**
     * A table whose rows are found by a number.
     *
     * @param keys the highest one
     */
    private record Numbered(String table, String key, long keys) {
        /** The first row from a random place on, which there always is. */
        String row(Random random, String columns) {
            return "(SELECT " + columns + " FROM " + table + " WHERE " + key + " >= " + random.nextLong(Math.max(1, keys)) + " ORDER BY " + key + " LIMIT 1)";
        }
    }

    private record Touch(Numbered table, String column) {
    }

    private final List<Touch> touches = new ArrayList<>();

    /** @param tables those that are carried over; the others are let alone */
    public Touches(Connection connection, Set<ObjectName> tables) throws SQLException {
        for (String database : tables.stream().map(ObjectName::schema).distinct().sorted().toList()) {
            find(connection, database, tables);
        }
    }

    private void find(Connection connection, String database, Set<ObjectName> tables) throws SQLException {
        Map<String, Numbered> found = new LinkedHashMap<>();
        try (var find = connection.prepareStatement(FIND); Statement highest = connection.createStatement()) {
            find.setString(1, database);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    if (tables.contains(new ObjectName(row.getString(1), row.getString(2)))) {
                        String name = quote(row.getString(1)) + '.' + quote(row.getString(2));
                        if (!found.containsKey(name)) {
                            found.put(name, numbered(highest, name, quote(row.getString(3))));
                        }
                        touches.add(new Touch(found.get(name), quote(row.getString(4))));
                    }
                }
            }
        }
    }

    private static Numbered numbered(Statement statement, String table, String key) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(" + key + "), 0) FROM " + table)) {
            row.next();
            return new Numbered(table, key, row.getBigDecimal(1).longValue());
        }
    }

    /**
     * Changes a row, if there is a table with rows for it.
     *
     * @return false when a rule of the rows, or another writer, did not let it
     */
    public boolean one(Statement statement, Random random) throws SQLException {
        if (touches.isEmpty()) {
            return true;
        }
        Touch touch = touches.get(random.nextInt(touches.size()));
        Numbered table = touch.table();
        return run(statement, "UPDATE " + table.table() + " a JOIN " + table.row(random, touch.column() + " v") + " b JOIN " + table.row(random, table.key() + " k") + " c ON a." + table.key() + " = c.k SET a."
                + touch.column() + " = b.v");
    }

    /** Deletes a row; only where nothing refers to it. */
    public boolean remove(Statement statement, Random random) throws SQLException {
        if (touches.isEmpty()) {
            return true;
        }
        Numbered table = touches.get(random.nextInt(touches.size())).table();
        // not by a join, since MariaDB looks for the alias in the current database, which there is none of
        return run(statement, "DELETE FROM " + table.table() + " WHERE " + table.key() + " IN (SELECT k FROM " + table.row(random, table.key() + " k") + " c)");
    }

    private static boolean run(Statement statement, String sql) throws SQLException {
        try {
            statement.executeUpdate(sql);
            return true;
        } catch (SQLIntegrityConstraintViolationException | SQLTransactionRollbackException refusal) {
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == CHECK_VIOLATED || e.getErrorCode() == CHECK_VIOLATED_MYSQL || SIGNALLED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
