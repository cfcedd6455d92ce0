package org.godwit.rehearsal.drill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * Two tables of the drill's own beside the user's, in which each transaction leaves a trace: a row with its number, and one counter raised by one. After a move the side that is written next must have
 * exactly the transactions that were committed: a lost one is missing, a doubled one breaks the counters' sum. Stateless.
 */
public final class Ledger {
    public static final String TRANSACTIONS = "godwit_drill_transaction";
    public static final String COUNTERS = "godwit_drill_counter";
    static final int COUNTER_ROWS = 100;

    private Ledger() {
    }

    /** Makes both tables, with no transaction yet. */
    public static void create(DataSource server, String database) throws GodwitException {
        String at = quote(database) + '.';
        run(server, "CREATE TABLE " + at + TRANSACTIONS + " (writer int NOT NULL, number bigint NOT NULL, filling varchar(200) CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (writer, number))",
                "CREATE TABLE " + at + COUNTERS + " (id int NOT NULL PRIMARY KEY, raised bigint NOT NULL)", "INSERT INTO " + at + COUNTERS + " VALUES " + counters());
    }

    /** Takes both away, where they are. */
    static void drop(DataSource server, String database) throws GodwitException {
        String at = quote(database) + '.';
        run(server, "DROP TABLE IF EXISTS " + at + TRANSACTIONS, "DROP TABLE IF EXISTS " + at + COUNTERS);
    }

    private static String counters() {
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < COUNTER_ROWS; id++) {
            rows.append(id == 0 ? "(" : ", (").append(id).append(", 0)");
        }
        return rows.toString();
    }

    /**
     * What a side has.
     *
     * @param writers the next number of a writer that nobody had
     */
    record Count(long transactions, long raised, int writers) {
    }

    static Count count(DataSource server, String database) throws GodwitException {
        String at = quote(database) + '.';
        try (Connection connection = Jdbc.connect(server, new Properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), (SELECT SUM(raised) FROM " + at + COUNTERS + "), COALESCE(MAX(writer) + 1, 0) FROM " + at + TRANSACTIONS)) {
            row.next();
            return new Count(row.getLong(1), row.getLong(2), row.getInt(3));
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    /** Fails when a side does not have exactly so many transactions. */
    public static void require(DataSource server, String database, long committed) throws GodwitException {
        Count count = count(server, database);
        if (count.transactions() != committed || count.raised() != committed) {
            throw new GodwitException(RehearsalError.DRILL_LOST, server.address(), committed, count.transactions(), count.raised());
        }
    }

    static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private static void run(DataSource server, String... statements) throws GodwitException {
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }
}
