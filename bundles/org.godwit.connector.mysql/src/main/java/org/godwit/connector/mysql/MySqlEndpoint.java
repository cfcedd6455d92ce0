package org.godwit.connector.mysql;

import java.util.Map;
import java.util.Optional;
import org.godwit.connector.mysql.apply.MySqlChangeApplier;
import org.godwit.connector.mysql.catalog.MySqlCatalog;
import org.godwit.connector.mysql.connect.ConnectionOptions;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.examine.MySqlExaminer;
import org.godwit.connector.mysql.full.FullOptions;
import org.godwit.connector.mysql.full.MySqlBulkWriter;
import org.godwit.connector.mysql.full.MySqlSliceReader;
import org.godwit.connector.mysql.full.MySqlSplitter;
import org.godwit.connector.mysql.log.LogOptions;
import org.godwit.connector.mysql.log.MySqlLogReader;
import org.godwit.connector.mysql.log.PlaybackOptions;
import org.godwit.connector.mysql.mark.MarkTable;
import org.godwit.connector.mysql.probe.ServerProbe;
import org.godwit.connector.mysql.verify.MySqlDigester;
import org.godwit.connector.mysql.verify.MySqlRowCorrector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.RowCorrector;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.SliceReader;
import org.godwit.core.spi.Splitter;
import org.godwit.core.spi.StatementExecutor;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;

/** An opened server of the MySQL family. Thread-safe. */
public final class MySqlEndpoint implements Endpoint {
    private final Connections connections;
    private final ServerInfo server;
    private final Catalog catalog;
    private final Statements statements;
    private final MySqlSplitter splitter;
    private final MySqlSliceReader reader;
    private final MySqlBulkWriter writer;
    private final Digester digester;
    private final LogReader logReader;
    private final ChangeApplier applier;

    private MySqlEndpoint(Connections connections, ServerInfo server, Map<String, String> parameters) throws GodwitException {
        FullOptions full = FullOptions.of(parameters);
        Features features = Features.of(server);
        this.connections = connections;
        this.server = server;
        this.catalog = new MySqlCatalog(connections, features);
        this.statements = new Statements(connections, server);
        this.splitter = new MySqlSplitter(connections);
        this.reader = new MySqlSliceReader(connections, server, full);
        MarkTable marks = new MarkTable();
        this.writer = new MySqlBulkWriter(connections, server, full, marks);
        this.applier = new MySqlChangeApplier(connections, server, marks);
        this.digester = new MySqlDigester(connections, server);
        Optional<LogReader> recorded = PlaybackOptions.reader(parameters);
        this.logReader = recorded.isPresent() ? recorded.get() : new MySqlLogReader(connections, server, LogOptions.of(parameters), ConnectionOptions.of(parameters));
    }

    static MySqlEndpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        Connections connections = Connections.open(dataSource, ConnectionOptions.of(parameters), cancel);
        try (Session session = connections.pooled(cancel)) {
            return new MySqlEndpoint(connections, ServerProbe.read(session, cancel), parameters);
        } catch (GodwitException e) {
            connections.close();
            throw e;
        }
    }

    /** For the parts of this connector and its prechecks. */
    public Connections connections() {
        return connections;
    }

    @Override
    public DataSource dataSource() {
        return connections.dataSource();
    }

    @Override
    public ServerInfo server() {
        return server;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public StatementExecutor statements() {
        return statements;
    }

    @Override
    public Optional<Splitter> splitter() {
        return Optional.of(splitter);
    }

    @Override
    public Optional<SliceReader> reader() {
        return Optional.of(reader);
    }

    @Override
    public Optional<BulkWriter> writer() {
        return Optional.of(writer);
    }

    @Override
    public Optional<Digester> digester() {
        return Optional.of(digester);
    }

    @Override
    public Optional<RowCorrector> corrector() {
        return Optional.of(new MySqlRowCorrector(connections));
    }

    @Override
    public Optional<ChangeApplier> changeApplier() {
        return Optional.of(applier);
    }

    /** TiDB has no log of this protocol. */
    @Override
    public Optional<LogReader> logReader() {
        return server.type() == DataSourceType.TIDB ? Optional.empty() : Optional.of(logReader);
    }

    @Override
    public Optional<Examiner> examiner() {
        return Optional.of(new MySqlExaminer(connections, server, catalog));
    }

    @Override
    public String quote(String identifier) {
        return Sql.quote(identifier);
    }

    @Override
    public void close() {
        statements.close();
        connections.close();
    }
}
