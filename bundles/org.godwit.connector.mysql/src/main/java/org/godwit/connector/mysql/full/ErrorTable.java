package org.godwit.connector.mysql.full;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.schema.mysql.Sql;

/** The table that takes rows which the target refuses, in the transaction of the slice they belong to. Without state. */
final class ErrorTable {
    private ErrorTable() {
    }

    static void create(Session session, String database, CancelToken cancel) throws GodwitException {
        session.execute("CREATE TABLE IF NOT EXISTS " + name(database) + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, table_name VARCHAR(64) NOT NULL, row_key TEXT NOT NULL, error TEXT NOT NULL,"
                + " row_data LONGTEXT NOT NULL, refused_at DATETIME(6) NOT NULL) DEFAULT CHARACTER SET utf8mb4 COMMENT 'Godwit: rows that could not be written'", cancel);
    }

    static void add(Session session, ObjectName table, String key, String error, String row, CancelToken cancel) throws GodwitException {
        String sql = "INSERT INTO " + name(table.schema()) + " (table_name, row_key, error, row_data, refused_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))";
        try (PreparedStatement statement = session.connection().prepareStatement(sql); CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.setString(1, table.name());
            statement.setString(2, key);
            statement.setString(3, error);
            statement.setString(4, row);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw session.translate(e, table.schema() + "." + BulkWriter.ERROR_TABLE, cancel);
        }
    }

    private static String name(String database) {
        return Sql.quote(new ObjectName(database, BulkWriter.ERROR_TABLE));
    }
}
