package org.godwit.rm.internal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.rm.RmError;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database to the newest schema with the numbered scripts beside this bundle's classes, after a backup. Used by one thread. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String HISTORY = "oms_schema_history";
    /** All scripts in order; the newest one's number is the schema version of this program. */
    static final List<String> SCRIPTS = List.of("V1__rm.sql", "V2__live.sql", "V3__events.sql", "V5__corrections.sql", "V6__alerts.sql", "V7__metrics.sql", "V8__own_ddl.sql", "V9__queue.sql");

    private Migrations() {
    }

    static int newest() {
        return newest(SCRIPTS);
    }

    private static int newest(List<String> scripts) {
        return version(scripts.getLast());
    }

    /** Does nothing, and costs nothing, when the schema is the newest already. */
    static void upgrade(RmFiles files, Connection connection, String password) throws GodwitException, SQLException {
        upgrade(files, connection, password, SCRIPTS);
    }

    static void upgrade(RmFiles files, Connection connection, String password, List<String> scripts) throws GodwitException, SQLException {
        int current = current(connection);
        int newest = newest(scripts);
        if (current > newest) {
            throw new GodwitException(RmError.NEWER_SCHEMA, current, newest);
        }
        if (current == newest && applied(connection) == scripts.size()) {
            return;
        }
        if (current > 0) {
            backup(files, connection, current);
        }
        try {
            Flyway.configure(Flyway.class.getClassLoader()).dataSource(embedded(files, password)).loggers("slf4j").table(HISTORY).outOfOrder(true).resourceProvider(new Scripts(scripts)).load().migrate();
        } catch (FlywayException e) {
            throw new GodwitException(RmError.UNREACHABLE, e, files.folder(), e.getMessage());
        }
        LOG.info("rm database upgraded from schema version {} to {}", current, newest);
    }

    /** How many scripts the database has seen; one with a lower number may have joined the program later. */
    private static int applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM \"" + HISTORY + "\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Schema version of the database, 0 for an empty one. */
    static int current(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = '" + HISTORY + "'")) {
                tables.next();
                if (tables.getInt(1) == 0) {
                    return 0;
                }
            }
            try (ResultSet version = statement.executeQuery("SELECT COALESCE(MAX(CAST(\"version\" AS INT)), 0) FROM \"" + HISTORY + "\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
                version.next();
                return version.getInt(1);
            }
        }
    }

    /** Further connections to the database that is open already; Flyway wants several. */
    private static JdbcDataSource embedded(RmFiles files, String password) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + files.database().toAbsolutePath());
        source.setUser(RmOwner.USER);
        source.setPassword(password);
        return source;
    }

    private static void backup(RmFiles files, Connection connection, int current) throws GodwitException, SQLException {
        Path folder = OwnerOnlyFiles.folder(files.backups());
        Path file = folder.resolve("rm-schema" + current + "-" + System.currentTimeMillis() + ".zip").toAbsolutePath();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + file.toString().replace("'", "''") + "'");
        }
        OwnerOnlyFiles.restrictFile(file);
        LOG.info("rm database saved to {} before its upgrade", file);
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    /** Hands Flyway the scripts by name, since scanning a class path does not work in every class loader. */
    private record Scripts(List<String> names) implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return getResources("", new String[] {""}).stream().filter(r -> r.getFilename().equals(name)).findFirst().orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return names.stream().filter(s -> s.startsWith(prefix)).filter(s -> List.of(suffixes).stream().anyMatch(s::endsWith)).<LoadableResource>map(Script::new).toList();
        }
    }

    /** One script as Flyway wants to see it. */
    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream stream = Migrations.class.getResourceAsStream("/org/godwit/rm/migration/" + name);
            if (stream == null) {
                throw new FlywayException("The script " + name + " is not beside the classes");
            }
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "org/godwit/rm/migration/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
