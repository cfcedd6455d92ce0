package org.godwit.rehearsal.drill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.godwit.core.model.ObjectName;

/**
 * Changes of the user's own rows that no key can refuse: a column that is in no index and no rule gets the value that another row has. Looked up once; used by the thread that writes.
 */
final class Touches {
    /** Columns of tables with one integer as primary key that are in no index, no foreign key and no expression. */
    private static final String FIND = """
            SELECT c.table_schema, c.table_name, p.column_name, c.column_name, CAST(COALESCE(t.auto_increment, t.table_rows) AS UNSIGNED)
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
            JOIN information_schema.columns p ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.column_key = 'PRI' AND p.data_type IN ('int', 'bigint', 'mediumint', 'smallint')
            WHERE c.table_schema = ? AND c.column_key = '' AND c.extra NOT LIKE '%GENERATED%' AND c.extra NOT LIKE '%on update%'
              AND (SELECT COUNT(*) FROM information_schema.columns k WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_key = 'PRI') = 1
              AND NOT EXISTS (SELECT 1 FROM information_schema.statistics s WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name AND s.column_name = c.column_name)
              AND NOT EXISTS (SELECT 1 FROM information_schema.columns g WHERE g.table_schema = c.table_schema AND g.table_name = c.table_name AND g.extra LIKE '%GENERATED%')
            ORDER BY c.table_name, c.ordinal_position""";

    /** @param keys the highest key there may be */
    private record Touch(String sql, long keys) {
    }

    private final List<Touch> touches = new ArrayList<>();

    /** @param tables those that are carried over; the others are let alone */
    Touches(Connection connection, Set<ObjectName> tables) throws SQLException {
        for (String database : tables.stream().map(ObjectName::schema).distinct().sorted().toList()) {
            find(connection, database, tables);
        }
    }

    private void find(Connection connection, String database, Set<ObjectName> tables) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setString(1, database);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    String table = Ledger.quote(row.getString(1)) + '.' + Ledger.quote(row.getString(2));
                    String key = Ledger.quote(row.getString(3));
                    String column = Ledger.quote(row.getString(4));
                    if (tables.contains(new ObjectName(row.getString(1), row.getString(2)))) {
                        touches.add(new Touch("UPDATE " + table + " a JOIN (SELECT " + column + " v FROM " + table + " WHERE " + key + " >= %d ORDER BY " + key + " LIMIT 1) b SET a." + column + " = b.v WHERE a." + key + " = %d",
                                Math.max(1, row.getLong(5))));
                    }
                }
            }
        }
    }

    /** Changes a row, or none where the chosen key has none. */
    void one(Statement statement, Random random) throws SQLException {
        if (!touches.isEmpty()) {
            Touch touch = touches.get(random.nextInt(touches.size()));
            statement.executeUpdate(String.format(touch.sql(), random.nextLong(touch.keys()), 1 + random.nextLong(touch.keys())));
        }
    }
}
