package org.godwit.supervisor.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TlsSettings;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ServerInfo;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.EndpointRepository;
import org.godwit.rm.repository.EndpointRow;
import org.godwit.rm.secret.SecretBox;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.DataSourceService;
import org.godwit.transfer.filter.RowFilter;

/** Data sources on {@code oms_endpoint}; what they hold is asked through shared endpoints. Thread-safe. */
public final class DataSources implements DataSourceService {
    private static final int LONGEST_NAME = 32;

    private final RmDatabase rm;
    private final SecretBox secrets;
    private final ConnectorRegistry connectors;
    private final SharedEndpoints endpoints;
    private final EndpointRepository rows = new EndpointRepository();
    private final AuditRepository audit = new AuditRepository();

    public DataSources(RmDatabase rm, SecretBox secrets, ConnectorRegistry connectors, SharedEndpoints endpoints) {
        this.rm = rm;
        this.secrets = secrets;
        this.connectors = connectors;
        this.endpoints = endpoints;
    }

    @Override
    public List<DataSource> list() throws GodwitException {
        List<DataSource> list = new ArrayList<>();
        for (EndpointRow row : rm.call(rows::list)) {
            list.add(dataSource(row));
        }
        return list;
    }

    @Override
    public Optional<DataSource> find(String idOrName) throws GodwitException {
        Optional<EndpointRow> row = rm.call(h -> rows.find(h, idOrName));
        return row.isPresent() ? Optional.of(dataSource(row.get())) : Optional.empty();
    }

    /** As {@link #find}, for callers that cannot go on without. */
    public DataSource require(String idOrName) throws GodwitException {
        return find(idOrName).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_SOURCE, idOrName));
    }

    @Override
    public DataSource save(DataSource dataSource) throws GodwitException {
        checkName(dataSource.name());
        connectors.of(dataSource.type());
        boolean fresh = dataSource.id().isEmpty();
        DataSource saved = fresh ? dataSource.withId(Ids.random("e_")) : dataSource;
        EndpointRow row = row(saved);
        rm.run(h -> {
            Optional<EndpointRow> sameName = rows.find(h, row.name()).filter(r -> r.name().equals(row.name()) && !r.id().equals(row.id()));
            if (sameName.isPresent()) {
                throw new GodwitException(SupervisorError.NAME_TAKEN, row.name());
            }
            if (fresh) {
                rows.insert(h, row);
            } else if (!rows.update(h, row)) {
                throw new GodwitException(SupervisorError.NO_SUCH_SOURCE, row.id());
            }
            audit.add(h, fresh ? "CREATE_DATA_SOURCE" : "CHANGE_DATA_SOURCE", row.name(), saved.address());
        });
        endpoints.forget(saved.id());
        return saved;
    }

    @Override
    public void delete(String id) throws GodwitException {
        rm.run(h -> {
            EndpointRow row = rows.find(h, id).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_SOURCE, id));
            List<String> users = rows.usedBy(h, row.id());
            if (!users.isEmpty()) {
                throw new GodwitException(SupervisorError.IN_USE, row.name(), String.join(", ", users));
            }
            rows.delete(h, row.id());
            audit.add(h, "DELETE_DATA_SOURCE", row.name(), "");
        });
        endpoints.forget(id);
    }

    @Override
    public List<String> usedBy(String id) throws GodwitException {
        return rm.call(h -> rows.usedBy(h, id));
    }

    @Override
    public ProbeReport test(DataSource dataSource, CancelToken cancel) throws GodwitException {
        return connectors.of(dataSource.type()).probe(dataSource, cancel);
    }

    @Override
    public List<String> databases(String id, CancelToken cancel) throws GodwitException {
        return endpoints.with(require(id), cancel, e -> e.catalog().databases(cancel));
    }

    @Override
    public List<ObjectSummary> objects(String id, String database, CancelToken cancel) throws GodwitException {
        return endpoints.with(require(id), cancel, e -> e.catalog().objects(database, cancel));
    }

    @Override
    public Optional<TableDef> table(String id, ObjectName name, CancelToken cancel) throws GodwitException {
        return endpoints.with(require(id), cancel, e -> e.catalog().tables(List.of(name), cancel).stream().findFirst());
    }

    @Override
    public String createStatement(String id, ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException {
        return endpoints.with(require(id), cancel, e -> e.catalog().createStatement(name, kind, cancel));
    }

    @Override
    public void checkRowFilter(String id, ObjectName table, String condition, CancelToken cancel) throws GodwitException {
        endpoints.with(require(id), cancel, e -> {
            RowFilters.check(e, table, condition, cancel);
            return Boolean.TRUE;
        });
    }

    @Override
    public void checkFollowedFilter(String id, ObjectName table, String condition, CancelToken cancel) throws GodwitException {
        TableDef definition = table(id, table, cancel).orElseThrow(() -> new GodwitException(SupervisorError.MISSING_OBJECTS, table));
        RowFilter.parse(condition, definition);
    }

    @Override
    public ServerInfo server(String id, CancelToken cancel) throws GodwitException {
        return endpoints.with(require(id), cancel, Endpoint::server);
    }

    @Override
    public void run(String id, List<String> statements, CancelToken cancel) throws GodwitException {
        DataSource source = require(id);
        endpoints.with(source, cancel, e -> {
            for (String statement : statements) {
                rm.run(h -> audit.add(h, "RUN_STATEMENT", source.name(), statement));
                e.statements().execute("", statement, cancel);
            }
            return Boolean.TRUE;
        });
    }

    private static void checkName(String name) throws GodwitException {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "it must have 1 to " + LONGEST_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isWhitespace)) {
            throw new GodwitException(SupervisorError.BAD_NAME, name, "it has a blank in it");
        }
    }

    private EndpointRow row(DataSource source) throws GodwitException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new EndpointRow(source.id(), source.name(), source.type().name(), source.host(), source.port(), source.user(), secrets.seal(source.password()), source.database(), source.tls().mode().name(),
                text(source.tls().authority()), text(source.tls().clientCertificate()), text(source.tls().clientKey()), source.remarks(), Json.write(source.attributes()), now, now);
    }

    private DataSource dataSource(EndpointRow row) throws GodwitException {
        TlsSettings tls = new TlsSettings(TlsSettings.Mode.valueOf(row.tlsMode()), path(row.tlsAuthority()), path(row.tlsCertificate()), path(row.tlsKey()));
        return new DataSource(row.id(), row.name(), DataSourceType.valueOf(row.type()), row.host(), row.port(), row.userName(), secrets.open(row.passwordSealed()), row.databaseName(), tls, row.remarks(),
                Json.map(row.attributesJson()));
    }

    private static String text(Optional<Path> path) {
        return path.map(Path::toString).orElse("");
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
