package org.godwit.connector.mysql.examine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.probe.Grants;
import org.godwit.connector.mysql.probe.PrivilegeNeeds;
import org.godwit.connector.mysql.probe.ServerProbe;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Catalog;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Sql;

/** Questions to a server of the MySQL family. Thread-safe: each takes a pooled connection. */
public final class MySqlExaminer implements Examiner {
    /** A table may be large: more orphans than these are not counted. */
    private static final int COUNTED = 1000;
    private static final String CLOCK = "SELECT UNIX_TIMESTAMP(NOW(6))";

    private final Connections connections;
    private final ServerInfo server;
    private final Catalog catalog;

    public MySqlExaminer(Connections connections, ServerInfo server, Catalog catalog) {
        this.connections = connections;
        this.server = server;
        this.catalog = catalog;
    }

    @Override
    public Map<String, String> variables(Collection<String> names, CancelToken cancel) throws GodwitException {
        Map<String, String> values = new HashMap<>();
        try (Session session = connections.pooled(cancel)) {
            session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + String.join(",", Collections.nCopies(names.size(), "?")) + ")", List.copyOf(names),
                    row -> values.put(row.getString(1).toLowerCase(Locale.ROOT), String.valueOf(row.getString(2))), cancel);
        }
        return values;
    }

    @Override
    public List<Lacking> lacking(Role role, Collection<ObjectName> tables, CancelToken cancel) throws GodwitException {
        Grants grants;
        try (Session session = connections.pooled(cancel)) {
            grants = Grants.read(session, server.variable("partial_revokes").equalsIgnoreCase("ON"), cancel);
        }
        String account = Grants.account(server.variable(ServerProbe.ACCOUNT));
        return switch (role) {
            case READ -> onTables(grants, PrivilegeNeeds.READER, tables, account);
            case WRITE -> onTables(grants, PrivilegeNeeds.WRITER, tables, account);
            case CREATE -> onDatabases(grants, PrivilegeNeeds.CREATOR, tables, account);
            case FOLLOW_LOG -> PrivilegeNeeds.LOG_READER.stream().filter(p -> !grants.hasGlobally(p)).map(p -> new Lacking(p, "*.*", PrivilegeNeeds.grant(List.of(p), "", account))).toList();
        };
    }

    private static List<Lacking> onTables(Grants grants, List<String> privileges, Collection<ObjectName> tables, String account) {
        List<Lacking> lacking = new ArrayList<>();
        for (ObjectName table : tables) {
            for (String privilege : privileges) {
                if (!grants.has(privilege, table.schema(), table.name())) {
                    lacking.add(new Lacking(privilege, table.toString(), PrivilegeNeeds.grant(List.of(privilege), table.schema(), account)));
                }
            }
        }
        return lacking;
    }

    private static List<Lacking> onDatabases(Grants grants, List<String> privileges, Collection<ObjectName> tables, String account) {
        List<Lacking> lacking = new ArrayList<>();
        Set<String> databases = new LinkedHashSet<>();
        tables.forEach(t -> databases.add(t.schema()));
        for (String database : databases) {
            privileges.stream().filter(p -> !grants.has(p, database)).forEach(p -> lacking.add(new Lacking(p, database + ".*", PrivilegeNeeds.grant(List.of(p), database, account))));
        }
        return lacking;
    }

    @Override
    public List<LockHolder> lockHolders(CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return LockLook.look(session, cancel);
        }
    }

    @Override
    public Optional<LogRange> logRange(CancelToken cancel) throws GodwitException {
        if (!variables(List.of("log_bin"), cancel).getOrDefault("log_bin", "OFF").equalsIgnoreCase("ON")) {
            return Optional.empty();
        }
        try (Session session = connections.pooled(cancel)) {
            List<Map.Entry<String, Long>> files = session.query("SHOW BINARY LOGS", List.of(), row -> Map.entry(row.getString(1), row.getLong(2)), cancel);
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LogRange(files.getFirst().getKey(), files.getLast().getKey(), files.size(), files.stream().mapToLong(Map.Entry::getValue).sum()));
        }
    }

    @Override
    public Space space(Optional<ObjectName> table, Optional<String> file, CancelToken cancel) throws GodwitException {
        return FreeSpace.look(connections, server, table, file, cancel);
    }

    /** The server looked at its clock somewhen between question and answer, so the difference is known up to the round trip. */
    @Override
    public ClockSkew clockSkew(CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            Instant before = Instant.now();
            BigDecimal seconds = new BigDecimal(session.text(CLOCK, cancel).orElse("0"));
            Instant after = Instant.now();
            Instant told = Instant.ofEpochSecond(seconds.longValue(), seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
            return new ClockSkew(Duration.between(after, told), Duration.between(before, told));
        }
    }

    @Override
    public List<Orphans> orphans(ObjectName table, CancelToken cancel) throws GodwitException {
        List<Orphans> orphans = new ArrayList<>();
        for (TableDef def : catalog.tables(List.of(table), cancel)) {
            for (ForeignKeyDef key : def.foreignKeys()) {
                try (Session session = connections.pooled(cancel)) {
                    long rows = session.query(orphanQuery(table, key), List.of(), row -> row.getLong(1), cancel).getFirst();
                    if (rows > 0) {
                        orphans.add(new Orphans(key.name(), table, key.referenced(), rows));
                    }
                }
            }
        }
        return orphans;
    }

    private static String orphanQuery(ObjectName table, ForeignKeyDef key) {
        List<String> joins = new ArrayList<>();
        List<String> set = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String child = "c." + Sql.quote(key.columns().get(i));
            joins.add("p." + Sql.quote(key.referencedColumns().get(i)) + " = " + child);
            set.add(child + " IS NOT NULL");
        }
        return "SELECT COUNT(*) FROM (SELECT 1 FROM " + Sql.quote(table) + " c WHERE " + String.join(" AND ", set) + " AND NOT EXISTS (SELECT 1 FROM " + Sql.quote(key.referenced()) + " p WHERE "
                + String.join(" AND ", joins) + ") LIMIT " + COUNTED + ") o";
    }
}
