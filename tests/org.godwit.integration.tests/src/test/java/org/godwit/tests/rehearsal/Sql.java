package org.godwit.tests.rehearsal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.rehearsal.twin.Twin;

/** A plain connection to a twin, for looking at what it holds. */
final class Sql implements AutoCloseable {
    private final Connection connection;

    Sql(Twin twin) throws SQLException {
        connection = DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + twin.port() + "/?sslMode=DISABLED&zeroDateTimeBehavior=CONVERT_TO_NULL&yearIsDateType=false", "root",
                twin.dataSource().password().reveal());
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    String value(String query) throws SQLException {
        return column(query).getFirst();
    }

    /**
     * Checksum and row count of every table of a database over its stored columns, byte by byte. (CHECKSUM TABLE varies where there are virtual columns.) FLOAT is left out, since dump programs
     * print it with six digits.
     */
    Map<String, String> checksums(String database) throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        for (String table : column("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + database + "' AND table_type = 'BASE TABLE'")) {
            String columns = value("SELECT group_concat('ifnull(hex(`', replace(column_name, '`', '``'), '`),0)' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = '" + database
                    + "' AND table_name = '" + table + "' AND data_type <> 'float' AND is_generated = 'NEVER'");
            sums.put(table, value("SELECT concat(ifnull(sum(crc32(concat_ws('#'," + columns + "))), 0), '/', count(*)) FROM `" + database + "`.`" + table + "`"));
        }
        return sums;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
