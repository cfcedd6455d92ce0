package org.godwit.tests.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.godwit.core.model.DataSource;

/** Plain JDBC to a server, with nothing of the engine in between, so that what tests see does not depend on what they test. Used by one thread. */
public final class Jdbc implements AutoCloseable {
    /** Lets a session store what tests need: zero dates, zero in AUTO_INCREMENT, and times in UTC. */
    private static final List<String> SESSION = List.of("set names utf8mb4", "set session sql_mode = 'NO_AUTO_VALUE_ON_ZERO'", "set session time_zone = '+00:00'", "set session foreign_key_checks = 0");

    private final Connection connection;

    private Jdbc(Connection connection) {
        this.connection = connection;
    }

    public static Jdbc open(DataSource server) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password().reveal());
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        Jdbc jdbc = new Jdbc(new com.mysql.cj.jdbc.Driver().connect("jdbc:mysql://" + server.host() + ":" + server.port() + "/", properties));
        for (String statement : SESSION) {
            jdbc.run(statement);
        }
        return jdbc;
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + " in: " + (sql.length() > 2000 ? sql.substring(0, 2000) + "…" : sql), e.getSQLState(), e.getErrorCode(), e);
        }
    }

    public void runAll(List<String> statements) throws SQLException {
        for (String statement : statements) {
            run(statement);
        }
    }

    /** Rows with each value as the driver's text, NULL as null inside the row. */
    public List<List<String>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** First column of the first row. */
    public String text(String query) throws SQLException {
        return rows(query).getFirst().getFirst();
    }

    public long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** First column of all rows. */
    public List<String> texts(String query) throws SQLException {
        return rows(query).stream().map(List::getFirst).toList();
    }

    public static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
