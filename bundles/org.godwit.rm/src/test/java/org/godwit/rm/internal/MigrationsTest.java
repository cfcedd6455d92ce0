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
    private static final List<String> NEW = List.of("V1__rm.sql", "V2__live.sql", "V3__test.sql");

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
            assertThat(Migrations.current(connection)).isEqualTo(3);
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
