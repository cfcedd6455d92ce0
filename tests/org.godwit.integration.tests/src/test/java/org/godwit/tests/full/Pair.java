package org.godwit.tests.full;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.transfer.TablePair;
import org.godwit.transfer.full.FullImport;
import org.godwit.transfer.full.FullImportJob;
import org.godwit.transfer.full.FullImportResult;
import org.godwit.transfer.full.FullImportSettings;
import org.godwit.transfer.full.SliceLedger;

/** A source and a target with one database of the same name on both, and what tests do with them. */
final class Pair implements AutoCloseable {
    static final String DB = "full_it";

    final Connection from;
    final Connection to;
    private final DataSource source;
    private final DataSource target;

    Pair(DataSource source, DataSource target) throws SQLException {
        this.source = source;
        this.target = target;
        this.from = connect(source);
        this.to = connect(target);
        both("DROP DATABASE IF EXISTS " + DB);
        both("CREATE DATABASE " + DB + " CHARACTER SET utf8mb4");
        both("USE " + DB);
    }

    private static Connection connect(DataSource at) throws SQLException {
        Properties p = new Properties();
        p.setProperty("user", at.user());
        p.setProperty("password", at.password().reveal());
        p.setProperty("sslMode", "DISABLED");
        p.setProperty("allowPublicKeyRetrieval", "true");
        p.setProperty("sessionVariables", "sql_mode='NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES',time_zone='+00:00',max_error_count=1000");
        p.setProperty("jdbcCompliantTruncation", "false");
        p.setProperty("rewriteBatchedStatements", "true");
        return new com.mysql.cj.jdbc.Driver().connect("jdbc:mysql://" + at.host() + ":" + at.port() + "/", p);
    }

    void both(String sql) throws SQLException {
        source(sql);
        target(sql);
    }

    void source(String sql) throws SQLException {
        run(from, sql);
    }

    void target(String sql) throws SQLException {
        run(to, sql);
    }

    private static void run(Connection at, String sql) throws SQLException {
        try (Statement s = at.createStatement()) {
            s.execute(sql);
        }
    }

    static List<String> rows(Connection at, String sql) throws SQLException {
        try (Statement s = at.createStatement(); ResultSet r = s.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (r.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    row.add(r.getString(i));
                }
                rows.add(String.join("|", row.stream().map(v -> v == null ? "NULL" : v).toList()));
            }
            return rows;
        }
    }

    static long count(Connection at, String table) throws SQLException {
        return Long.parseLong(rows(at, "SELECT COUNT(*) FROM " + DB + "." + table).getFirst());
    }

    static ObjectName name(String table) {
        return new ObjectName(DB, table);
    }

    FullImportResult copy(SliceLedger ledger, Map<String, String> parameters, CancelToken cancel, String... tables) throws GodwitException {
        return copy(ledger, parameters, cancel, Optional.empty(), tables);
    }

    FullImportResult copy(SliceLedger ledger, Map<String, String> parameters, CancelToken cancel, Optional<String> filter, String... tables) throws GodwitException {
        MySqlConnector connector = new MySqlConnector();
        Map<String, String> all = new HashMap<>(Map.of("sink.retryIntervalTime", "0"));
        all.putAll(parameters);
        try (Endpoint one = connector.open(source, all, CancelToken.create()); Endpoint other = connector.open(target, all, CancelToken.create())) {
            List<TablePair> pairs = new ArrayList<>();
            for (String table : tables) {
                pairs.add(new TablePair(new TableMapping(name(table), name(table), filter, List.of()), one.catalog().tables(List.of(name(table)), cancel).getFirst(),
                        other.catalog().tables(List.of(name(table)), cancel).getFirst()));
            }
            return new FullImport(new FullImportJob("np_it", pairs, one, other, FullImportSettings.of(all)), ledger).run(Progress.SILENT, cancel);
        }
    }

    @Override
    public void close() throws SQLException {
        from.close();
        to.close();
    }
}
