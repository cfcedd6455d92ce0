package org.godwit.connector.mysql.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ViewDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;

/** The dictionary of a server of the MySQL family. Thread-safe. */
public final class MySqlCatalog implements Catalog {
    private static final String DATABASES = "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA ORDER BY SCHEMA_NAME";
    private static final String DEFAULTS = "SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA ORDER BY SCHEMA_NAME";

    private final Connections connections;
    private final Features features;

    public MySqlCatalog(Connections connections, Features features) {
        this.connections = connections;
        this.features = features;
    }

    @Override
    public List<String> databases(CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return session.query(DATABASES, List.of(), row -> row.getString(1), cancel).stream().filter(name -> !SystemDatabases.contains(name)).sorted().toList();
        }
    }

    @Override
    public List<DatabaseDef> databaseDefs(Collection<String> names, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return session.query(DEFAULTS, List.of(), row -> new DatabaseDef(row.getString(1), row.getString(2), row.getString(3)), cancel).stream().filter(d -> names.contains(d.name())).toList();
        }
    }

    @Override
    public List<ObjectSummary> objects(String database, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return new ObjectLister(new InfoQuery(session, features, cancel), features).list(database);
        }
    }

    /** Reads on a connection of its own, because what the text is sent as is changed for it, and because MySQL 8 must not answer from cached statistics (AUTO_INCREMENT would be stale). */
    @Override
    public List<TableDef> tables(Collection<ObjectName> names, CancelToken cancel) throws GodwitException {
        Map<ObjectName, TableDef> found = new HashMap<>();
        try (Session session = connections.dedicated(SessionKind.QUERY, cancel)) {
            if (features.type() == DataSourceType.MYSQL && features.version().atLeast(8, 0)) {
                session.execute("SET SESSION information_schema_stats_expiry = 0", cancel);
            }
            TableReader reader = new TableReader(session, features, cancel);
            for (Map.Entry<String, Set<String>> database : byDatabase(names).entrySet()) {
                reader.read(database.getKey(), database.getValue()).values().forEach(table -> found.put(table.name(), table));
            }
        }
        return ordered(names, found);
    }

    @Override
    public List<ViewDef> views(Collection<ObjectName> names, CancelToken cancel) throws GodwitException {
        Map<ObjectName, ViewDef> found = new HashMap<>();
        try (Session session = connections.pooled(cancel)) {
            ViewReader reader = new ViewReader(new InfoQuery(session, features, cancel), features);
            for (Map.Entry<String, Set<String>> database : byDatabase(names).entrySet()) {
                reader.read(database.getKey(), database.getValue()).values().forEach(view -> found.put(view.name(), view));
            }
        }
        return ordered(names, found);
    }

    @Override
    public String createStatement(ObjectName name, ObjectSummary.Kind kind, CancelToken cancel) throws GodwitException {
        String word = kind == ObjectSummary.Kind.SEQUENCE && features.isMariaDb() ? "SEQUENCE" : kind.name();
        int column = kind == ObjectSummary.Kind.TABLE || kind == ObjectSummary.Kind.VIEW || kind == ObjectSummary.Kind.SEQUENCE ? 2 : kind == ObjectSummary.Kind.EVENT ? 4 : 3;
        try (Session session = connections.pooled(cancel)) {
            Optional<String> text = session.query("SHOW CREATE " + word + " " + Sql.quote(name), List.of(), row -> Optional.ofNullable(row.getString(column)), cancel).stream().findFirst()
                    .flatMap(value -> value);
            return text.orElseThrow(() -> new GodwitException(MySqlError.NO_PRIVILEGE, connections.dataSource().address(), "the text of " + name + " is not shown to this account", 0));
        }
    }

    private static Map<String, Set<String>> byDatabase(Collection<ObjectName> names) {
        Map<String, Set<String>> byDatabase = new TreeMap<>();
        names.forEach(n -> byDatabase.computeIfAbsent(n.schema(), s -> new LinkedHashSet<>()).add(n.name()));
        return byDatabase;
    }

    private static <T> List<T> ordered(Collection<ObjectName> names, Map<ObjectName, T> found) {
        List<T> ordered = new ArrayList<>();
        for (ObjectName name : new LinkedHashSet<>(names)) {
            T definition = found.get(name);
            if (definition != null) {
                ordered.add(definition);
            }
        }
        return ordered;
    }
}
