package org.godwit.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.DatabaseDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.ViewDef;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.Finding;
import org.godwit.schema.PlannedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares whole conversions with files; {@code -Dbaseline.write=true} writes them anew, to be read before they are committed. */
class ConversionBaselineTest {
    private static final Path FOLDER = Path.of("src/test/resources/conversion");

    @ParameterizedTest
    @CsvSource({"mysql,8.4.3,MYSQL,5.7.44,", "mysql,8.4.3,MYSQL,9.4.0,", "mysql,8.4.3,MARIADB,10.6.20-MariaDB,", "mysql,8.4.3,MARIADB,11.4.5-MariaDB,", "mysql,8.4.3,OB_MYSQL,5.7.25,OceanBase_CE 3.1.4",
            "mysql,8.4.3,OB_MYSQL,5.7.25,OceanBase_CE 4.2.1.8", "mysql,8.4.3,TIDB,8.0.11-TiDB-v7.5.1,", "mariadb,11.4.5-MariaDB,MYSQL,8.4.3,", "mariadb,11.4.5-MariaDB,MARIADB,11.4.5-MariaDB,",
            "mariadb,11.4.5-MariaDB,OB_MYSQL,5.7.25,OceanBase_CE 4.2.1.8"})
    void convertsAsBefore(String source, String sourceVersion, DataSourceType target, String targetVersion, String targetComment) throws IOException {
        boolean mysql = source.equals("mysql");
        ServerInfo from = server(mysql ? DataSourceType.MYSQL : DataSourceType.MARIADB, sourceVersion, "");
        ServerInfo to = server(target, targetVersion, targetComment == null ? "" : targetComment);
        String text = print(new MySqlSchemaConverter().convert(request(from, to, mysql ? NastySchema.mysql() : NastySchema.mariadb(), mysql ? NastySchema.views() : List.of())));
        Path file = FOLDER.resolve(source + "-to-" + target.name().toLowerCase(java.util.Locale.ROOT) + "-" + Features.of(to).version() + ".sql");
        if (Boolean.getBoolean("baseline.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static ServerInfo server(DataSourceType type, String version, String comment) {
        return new ServerInfo(type, version, Map.of("version_comment", comment), Duration.ZERO);
    }

    private static ConversionRequest request(ServerInfo from, ServerInfo to, List<TableDef> tables, List<ViewDef> views) {
        List<TableMapping> mappings = tables.stream().map(t -> new TableMapping(t.name(), new ObjectName("shop_new", t.name().name()), Optional.empty(), List.of())).toList();
        List<ObjectSelection.ViewMapping> viewMappings = views.stream().map(v -> new ObjectSelection.ViewMapping(v.name(), new ObjectName("shop_new", v.name().name()))).toList();
        return new ConversionRequest(from, to, tables, mappings, views, viewMappings, true, Map.of(), Map.of(),
                List.of(new DatabaseDef("shop", "utf8mb4", from.type() == DataSourceType.MYSQL ? "utf8mb4_0900_ai_ci" : "utf8mb4_uca1400_ai_ci")));
    }

    private static String print(List<PlannedObject> planned) {
        List<String> lines = new ArrayList<>();
        for (PlannedObject object : planned) {
            lines.add("-- " + object.kind() + " " + object.target() + (object.part().isEmpty() ? "" : " " + object.part()));
            for (Finding f : object.findings()) {
                lines.add("--   " + f.severity() + " " + f.ruleId() + (f.part().isEmpty() ? "" : " " + f.part()) + ": " + oneLine(f.before()) + " => " + oneLine(f.after()) + " | " + f.reason());
            }
            lines.add(object.isSupported() ? object.ddl() + ";" : "-- not supported: " + oneLine(object.sourceDdl()));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
