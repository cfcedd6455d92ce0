package org.godwit.connector.mysql.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.schema.mysql.Features;

/**
 * Queries on {@code information_schema} for some tables of one database. Few tables are named in the condition; for many the whole database is read at once.
 * MariaDB and MySQL 5.7 have no dictionary to ask: they look at all files of a database unless the name is one constant, so few tables are asked for one by one
 * (MySQL 5.7 manual, "Optimizing INFORMATION_SCHEMA Queries"). Rows are streamed. Used by one thread.
 */
final class InfoQuery {
    /** Above this many names the whole database is read. */
    private static final int NAMED = 200;
    /** Up to this many names are asked for one by one where that is faster. */
    private static final int ONE_BY_ONE = 25;

    /** Takes a row. */
    @FunctionalInterface
    interface Sink {
        void accept(InfoRow row) throws SQLException;
    }

    private final Session session;
    private final CancelToken cancel;
    private final boolean withoutDictionary;

    InfoQuery(Session session, Features features, CancelToken cancel) {
        this.session = session;
        this.cancel = cancel;
        this.withoutDictionary = features.isMariaDb() || features.type() == DataSourceType.MYSQL && !features.version().atLeast(8, 0);
    }

    /**
     * @param sql with one parameter for the database, for example {@code SELECT * FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?}
     * @param nameColumn column that holds the table's name
     * @param names tables wanted; the sink may get rows of others too
     */
    void forTables(String sql, String nameColumn, String order, String database, Collection<String> names, Sink sink) throws GodwitException {
        if (names.size() == 1 || withoutDictionary && names.size() <= ONE_BY_ONE) {
            for (String name : names) {
                run(sql + " AND " + nameColumn + " = ?" + order, List.of(database, name), sink);
            }
        } else if (names.size() <= NAMED) {
            List<String> parameters = new ArrayList<>(List.of(database));
            parameters.addAll(names);
            run(sql + " AND " + nameColumn + " IN (" + String.join(",", Collections.nCopies(names.size(), "?")) + ")" + order, parameters, sink);
        } else {
            run(sql + order, List.of(database), sink);
        }
    }

    void run(String sql, List<String> parameters, Sink sink) throws GodwitException {
        cancel.check();
        try (PreparedStatement statement = session.connection().prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                InfoRow row = InfoRow.over(result);
                while (result.next()) {
                    sink.accept(row);
                }
            }
        } catch (SQLException e) {
            throw session.translate(e, session.address(), cancel);
        }
    }
}
