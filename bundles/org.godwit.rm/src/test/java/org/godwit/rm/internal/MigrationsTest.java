package org.godwit.rm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final List<String> OLD = List.of("V1__rm.sql", "V2__live.sql");
    private static final List<String> NEW = List.of("V1__rm.sql", "V2__live.sql", "V999__test.sql");

    @TempDir
    Path folder;

    @Test
    void savesTheDatabaseBeforeAnUpgradeAndOnlyThen() throws Exception {
        RmFiles files = new RmFiles(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + files.database(), RmOwner.USER, "secret"); Statement statement = connection.createStatement()) {
            Migrations.upgrade(files, connection, "secret", OLD);
            statement.execute("INSERT INTO oms_label (id, name) VALUES ('l_1', 'blue')");
            Migrations.upgrade(files, connection, "secret", OLD);
            assertThat(files.backups()).doesNotExist();
            Migrations.upgrade(files, connection, "secret", NEW);
            assertThat(Migrations.current(connection)).isEqualTo(999);
            try (ResultSet rows = statement.executeQuery("SELECT name, color FROM oms_label")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(2)).isEqualTo("grey");
            }
        }
        try (Stream<Path> backups = Files.list(files.backups())) {
            Path backup = backups.findFirst().orElseThrow();
            assertThat(backup.getFileName().toString()).startsWith("rm-schema2-");
            restore(backup);
        }
    }

    @Test
    void aWorkspaceOfTheFirstVersionIsSavedAndKeepsWhatItsUsersChanged() throws Exception {
        RmFiles files = new RmFiles(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + files.database(), RmOwner.USER, "secret"); Statement statement = connection.createStatement()) {
            Migrations.upgrade(files, connection, "secret", List.of("V1__rm.sql"));
            statement.execute("INSERT INTO oms_project (id, name, source_endpoint_id, sink_endpoint_id, mapping_json, common_config_json) VALUES ('np_1', 'p', 'e_1', 'e_2', '{}', '{\"sink.workerNum\":\"7\"}')");
            statement.execute("INSERT INTO oms_component (name, kind, project_id, status, parameters_json) VALUES ('np_1-full_trans-1-0:0000000001', 'FULL_IMPORT', 'np_1', 'STOPPED', '{\"throttleRps\":\"5\"}')");
            statement.execute("INSERT INTO oms_system_param (name, param_value, default_value, module, description) VALUES ('ha.config', '{\"enable\":true}', '{}', 'HA', '')");
            Migrations.upgrade(files, connection, "secret");
            assertThat(Migrations.current(connection)).isEqualTo(Migrations.newest()).isGreaterThan(1);
            assertThat(text(statement, "SELECT common_config_json FROM oms_project")).isEqualTo("{\"sink.workerNum\":\"7\"}");
            assertThat(text(statement, "SELECT parameters_json FROM oms_component")).isEqualTo("{\"throttleRps\":\"5\"}");
            assertThat(text(statement, "SELECT wanted || config_json FROM oms_component")).isEqualTo("STEP{}");
            assertThat(text(statement, "SELECT param_value FROM oms_system_param WHERE name = 'ha.config'")).isEqualTo("{\"enable\":true}");
        }
        try (Stream<Path> backups = Files.list(files.backups())) {
            assertThat(backups.map(b -> b.getFileName().toString())).singleElement().asString().startsWith("rm-schema1-");
        }
    }

    @Test
    void aWorkspaceOfThePreviousVersionKeepsTheChangedParametersOfAllKindsOfComponents() throws Exception {
        RmFiles files = new RmFiles(folder);
        int previous;
        List<String> kinds = List.of("STORE", "INCR_SYNC", "FULL_IMPORT", "FULL_VERIFICATION");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + files.database(), RmOwner.USER, "secret"); Statement statement = connection.createStatement()) {
            Migrations.upgrade(files, connection, "secret", Migrations.SCRIPTS.subList(0, Migrations.SCRIPTS.size() - 1));
            previous = Migrations.current(connection);
            statement.execute("INSERT INTO oms_project (id, name, source_endpoint_id, sink_endpoint_id, mapping_json, common_config_json) VALUES ('np_1', 'p', 'e_1', 'e_2', '{}', '{}')");
            for (String kind : kinds) {
                statement.execute("INSERT INTO oms_component (name, kind, project_id, status, config_json) VALUES ('c-" + kind + "', '" + kind + "', 'np_1', 'STOPPED', '{\"throttleRps\":\"" + kind.length() + "\"}')");
            }
            statement.execute("INSERT INTO oms_subtopic (name, project_id, direction, config_json) VALUES ('t', 'np_1', 'FORWARD', '{\"store.clearer.outdated\":\"7200\"}')");
            Migrations.upgrade(files, connection, "secret");
            assertThat(Migrations.current(connection)).isEqualTo(Migrations.newest());
            for (String kind : kinds) {
                assertThat(text(statement, "SELECT config_json FROM oms_component WHERE name = 'c-" + kind + "'")).as(kind).isEqualTo("{\"throttleRps\":\"" + kind.length() + "\"}");
            }
            assertThat(text(statement, "SELECT config_json FROM oms_subtopic")).as("inherited by stores to come").isEqualTo("{\"store.clearer.outdated\":\"7200\"}");
        }
        try (Stream<Path> backups = Files.list(files.backups())) {
            assertThat(backups.map(b -> b.getFileName().toString())).singleElement().asString().startsWith("rm-schema" + previous + "-");
        }
    }

    private static String text(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void restore(Path backup) throws Exception {
        Path restored = folder.resolve("restored");
        Files.createDirectories(restored);
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry("rm.mv.db")), restored.resolve("rm.mv.db"));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + restored.resolve("rm"), RmOwner.USER, "secret");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM oms_label")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("blue");
            assertThat(Migrations.current(connection)).isEqualTo(2);
        }
    }
}
