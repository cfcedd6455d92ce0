package org.godwit.ui.tests.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.godwit.core.model.DataSource;
import org.godwit.rehearsal.twin.Twin;

/** What tests do at a twin beside the studio. Stateless. */
public final class TwinSql {
    private TwinSql() {
    }

    /** As the twin's administrator, with a connection of its own. */
    public static void run(Twin server, String... statements) throws SQLException {
        try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    public static Connection connect(Twin server) throws SQLException {
        DataSource end = server.dataSource();
        Properties login = new Properties();
        login.setProperty("user", end.user());
        login.setProperty("password", end.password().reveal());
        login.setProperty("sslMode", "DISABLED");
        return new com.mysql.cj.jdbc.Driver().connect("jdbc:mysql://" + end.host() + ":" + end.port() + "/", login);
    }
}
