package org.godwit.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TransferType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.model.ViewDef;
import org.godwit.core.option.Option;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.Connector;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.Precheck;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ServerInfo;
import org.godwit.core.spi.Side;
import org.godwit.core.spi.StatementExecutor;

/** Servers in memory, one per host name: databases with tables and views, every statement remembered, and switches that make things fail. Thread-safe. */
public final class FakeConnector implements Connector {
    /** One server. */
    public static final class Server {
        public final Map<String, Map<String, ObjectSummary.Kind>> databases = new ConcurrentHashMap<>();
        public final List<String> statements = new CopyOnWriteArrayList<>();
        /** Decides what happens to a statement; by default nothing. */
        public volatile Statement onStatement = (s, c) -> {};

        public void table(String database, String name) {
            databases.computeIfAbsent(database, k -> new ConcurrentHashMap<>()).put(name, ObjectSummary.Kind.TABLE);
        }

        public void view(String database, String name) {
            databases.computeIfAbsent(database, k -> new ConcurrentHashMap<>()).put(name, ObjectSummary.Kind.VIEW);
        }
    }

    /** Behaviour of a statement. */
    public interface Statement {
        void run(String sql, CancelToken cancel) throws GodwitException;
    }

    private final Map<String, Server> servers = new ConcurrentHashMap<>();
    public volatile Precheck.Result precheck = Precheck.Result.PASSED;
    public volatile boolean skippable = true;

    public Server server(String host) {
        return servers.computeIfAbsent(host, k -> new Server());
    }

    public static GodwitException failure(Category category, String message) {
        return new GodwitException(new Problem("FAKE-0001", category, message, "Mend it."), null);
    }

    @Override
    public Set<DataSourceType> types() {
        return Set.of(DataSourceType.MYSQL, DataSourceType.MARIADB);
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Option.integer("sink.fake", 1, 1, 9, "For tests."));
    }

    @Override
    public ProbeReport probe(DataSource dataSource, CancelToken cancel) {
        return new ProbeReport(info(dataSource), Duration.ZERO, Duration.ZERO, "", List.of());
    }

    @Override
    public Endpoint open(DataSource dataSource, Map<String, String> parameters, CancelToken cancel) {
        return new FakeEndpoint(dataSource, server(dataSource.host()));
    }

    @Override
    public List<Precheck> prechecks() {
        return List.of(new FakePrecheck(Side.SOURCE), new FakePrecheck(Side.TARGET));
    }

    private static ServerInfo info(DataSource dataSource) {
        return new ServerInfo(dataSource.type(), "8.0.0-fake", Map.of(), Duration.ZERO);
    }

    private final class FakePrecheck implements Precheck {
        private final Side side;

        FakePrecheck(Side side) {
            this.side = side;
        }

        @Override
        public String key() {
            return "RDB_CONNECT";
        }

        @Override
        public Side side() {
            return side;
        }

        @Override
        public String description() {
            return "connectivity";
        }

        @Override
        public boolean skippable() {
            return skippable;
        }

        @Override
        public boolean appliesTo(Set<TransferType> types) {
            return true;
        }

        @Override
        public Result check(Context context, CancelToken cancel) {
            return side == Side.TARGET ? precheck : Result.PASSED;
        }
    }

    /** A log in which nothing happens. */
    private static final class FakeLog implements LogReader {
        @Override
        public LogPosition current(CancelToken cancel) {
            return new LogPosition("end", 1);
        }

        @Override
        public LogPosition at(Instant time, CancelToken cancel) {
            return new LogPosition("at " + time, time.getEpochSecond());
        }

        @Override
        public void requireAvailable(LogPosition from, CancelToken cancel) {
            // everything is there
        }

        @Override
        public boolean covers(LogPosition reached, LogPosition wanted) {
            return true;
        }

        @Override
        public void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) throws GodwitException {
            sink.idle(from);
        }

        @Override
        public ChangeDecoder decoder(ChangeDecoder.Tables tables) {
            throw new IllegalStateException("nothing to decode");
        }
    }

    private record FakeEndpoint(DataSource dataSource, Server fake) implements Endpoint, Catalog, StatementExecutor {
        @Override
        public ServerInfo server() {
            return info(dataSource);
        }

        @Override
        public Catalog catalog() {
            return this;
        }

        @Override
        public StatementExecutor statements() {
            return this;
        }

        @Override
        public Optional<LogReader> logReader() {
            return Optional.of(new FakeLog());
        }

        @Override
        public String quote(String identifier) {
            return "`" + identifier.replace("`", "``") + "`";
        }

        @Override
        public void close() {
            // nothing is open
        }

        @Override
        public List<String> databases(CancelToken cancel) {
            return List.copyOf(new TreeMap<>(fake.databases).keySet());
        }

        @Override
        public List<ObjectSummary> objects(String database, CancelToken cancel) {
            List<ObjectSummary> list = new ArrayList<>();
            new TreeMap<>(fake.databases.getOrDefault(database, Map.of())).forEach((name, kind) -> list.add(new ObjectSummary(new ObjectName(database, name), kind, "InnoDB", 10, 100, true, "")));
            return list;
        }

        @Override
        public List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) {
            return names.stream().filter(n -> fake.databases.getOrDefault(n.schema(), Map.of()).get(n.name()) == ObjectSummary.Kind.TABLE).map(FakeEndpoint::definition).toList();
        }

        @Override
        public List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) {
            return names.stream().filter(n -> fake.databases.getOrDefault(n.schema(), Map.of()).get(n.name()) == ObjectSummary.Kind.VIEW)
                    .map(n -> new ViewDef(n, List.of("id"), "select 1", Set.of(), "NONE", "DEFINER")).toList();
        }

        @Override
        public String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) {
            return "CREATE " + kind + " " + name;
        }

        @Override
        public void execute(String database, String statement, CancelToken cancel) throws GodwitException {
            cancel.check();
            fake.statements.add(statement);
            fake.onStatement.run(statement, cancel);
        }

        private static TableDef definition(ObjectName name) {
            ColumnDef id = new ColumnDef("id", 1, new SqlType("int", "int", ValueKind.INTEGER, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of()), false, Optional.empty(),
                    Optional.empty(), false, Optional.empty(), false, Optional.empty(), Optional.empty(), "");
            IndexDef key = new IndexDef("PRIMARY", IndexDef.Kind.PRIMARY, List.of(new IndexDef.Part.Column("id", OptionalInt.empty(), false)), true, "", Optional.empty());
            return new TableDef(name, List.of(id), List.of(key), List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_general_ci", "", OptionalLong.empty(), 10, 100);
        }
    }

    /** Data sources of two fake servers. */
    public static Map<String, DataSource> pair() {
        Map<String, DataSource> pair = new LinkedHashMap<>();
        for (String name : List.of("from", "to")) {
            pair.put(name, new DataSource("", name, DataSourceType.MYSQL, name, 3306, "root", new org.godwit.core.model.Secret("s3cret-" + name), "", org.godwit.core.model.TlsSettings.PREFERRED, "", Map.of()));
        }
        return pair;
    }
}
