package org.godwit.tests.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.RowCorrector;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyLedger.Correction;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.GuardedChange;
import org.godwit.transfer.verify.VerifySummary;

/** Two servers whose database {@value #DATABASE} is compared. */
final class VerifyPair implements AutoCloseable {
    static final String DATABASE = "shop";

    private final Connection source;
    private final Connection target;
    private final Endpoint sourceEnd;
    private final Endpoint targetEnd;

    VerifyPair(DataSource source, DataSource target) throws GodwitException, SQLException {
        this.source = connect(source);
        this.target = connect(target);
        both("DROP DATABASE IF EXISTS " + DATABASE, "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4", "USE " + DATABASE);
        CancelToken cancel = CancelToken.create();
        sourceEnd = new MySqlConnector().open(source, Map.of(), cancel);
        targetEnd = new MySqlConnector().open(target, Map.of(), cancel);
    }

    private static Connection connect(DataSource dataSource) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", dataSource.user());
        properties.setProperty("password", dataSource.password().reveal());
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("characterEncoding", "UTF-8");
        // the driver would switch strict mode on
        properties.setProperty("jdbcCompliantTruncation", "false");
        properties.setProperty("connectionCollation", "utf8mb4_general_ci");
        properties.setProperty("sessionVariables", "sql_mode='NO_AUTO_VALUE_ON_ZERO',time_zone='+00:00',foreign_key_checks=0");
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + dataSource.port() + "/", properties);
    }

    void both(String... statements) throws SQLException {
        run(source, statements);
        run(target, statements);
    }

    void source(String... statements) throws SQLException {
        run(source, statements);
    }

    void target(String... statements) throws SQLException {
        run(target, statements);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Runs a file of statements, one a line, at the target. */
    void apply(Path file) throws IOException, SQLException {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.startsWith("--")) {
                target(line.substring(0, line.length() - 1));
            }
        }
    }

    /** Runs the changes of all corrections at the target, in their turns, in one transaction. */
    Optional<RowCorrector.Refusal> correct(List<Difference> differences, Function<Correction, List<GuardedChange>> changes) throws GodwitException {
        Iterator<GuardedChange> all = differences.stream().flatMap(d -> changes.apply(d.correction()).stream()).sorted(Comparator.comparing(GuardedChange::turn)).iterator();
        return targetEnd.corrector().orElseThrow().run(DATABASE, () -> all.hasNext() ? Optional.of(all.next().change()) : Optional.empty(), CancelToken.create());
    }

    /** Whether the source works on a statement that holds the text. */
    boolean isRunning(String text) throws SQLException {
        try (PreparedStatement statement = source.prepareStatement("SELECT 1 FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND INSTR(INFO, ?) > 0")) {
            statement.setString(1, text);
            return statement.executeQuery().next();
        }
    }

    static ObjectName name(String table) {
        return new ObjectName(DATABASE, table);
    }

    /** Every table of the source's database. */
    List<TableMapping> tables() throws GodwitException {
        List<TableMapping> tables = new ArrayList<>();
        for (ObjectSummary object : sourceEnd.catalog().objects(DATABASE, CancelToken.create())) {
            if (object.kind() == ObjectSummary.Kind.TABLE) {
                tables.add(TableMapping.same(object.name()));
            }
        }
        return tables;
    }

    VerifyJob job(List<TableMapping> tables, VerifyJob.Scope scope, Path directory, Map<String, String> parameters) {
        return new VerifyJob("np_test-full_verify-1-0:0000000001", sourceEnd, targetEnd, tables, scope, directory, 1, false, parameters);
    }

    VerifySummary verify(KeptResults ledger, Path directory, Map<String, String> parameters) throws GodwitException {
        return verify(ledger, job(tables(), VerifyJob.Scope.ALL, directory, parameters));
    }

    VerifySummary verify(KeptResults ledger, VerifyJob job) throws GodwitException {
        FullVerification verification = new FullVerification(job, ledger);
        verification.run(Progress.SILENT, CancelToken.create());
        return verification.summary();
    }

    /** Files below a directory whose name ends so. */
    static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(p -> p.toString().endsWith(suffix)).sorted().toList();
        }
    }

    Endpoint sourceEnd() {
        return sourceEnd;
    }

    Endpoint targetEnd() {
        return targetEnd;
    }

    @Override
    public void close() throws GodwitException, SQLException {
        sourceEnd.close();
        targetEnd.close();
        source.close();
        target.close();
    }
}
