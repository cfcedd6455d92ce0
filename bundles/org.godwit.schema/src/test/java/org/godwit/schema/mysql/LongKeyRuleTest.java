package org.godwit.schema.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.ConversionRequest;
import org.godwit.schema.Finding;
import org.godwit.schema.PlannedObject;
import org.junit.jupiter.api.Test;

/** Indexes that outgrow the target's limits when latin1 becomes utf8mb4. */
class LongKeyRuleTest {
    private static final TableDef TABLE = Tables.table("t", "latin1_swedish_ci").column("id", "int", "not null").column("a", "varchar(3000)").column("b", "varchar(700)").column("c", "decimal(20,4)")
            .primary("id").index("plain", IndexDef.Kind.PLAIN, "a").index("together", IndexDef.Kind.PLAIN, "b", "c", "id", "b desc").index("once", IndexDef.Kind.UNIQUE, "a").index("fits", IndexDef.Kind.UNIQUE, "b")
            .option("row_format", "compact").build();

    @Test
    void plainIndexGetsAPrefixThatFits() {
        PlannedObject plain = index(DataSourceType.MYSQL, "8.4.3", Map.of("latin1", "utf8mb4"), "plain");
        assertThat(plain.ddl()).contains("KEY `plain` (`a`(768))");
        assertThat(plain.findings()).extracting(Finding::ruleId).contains("MY-IDX-011");
        // 700 characters of 4 bytes twice, 10 bytes and 4 bytes: the first of the longest is cut to what the others leave
        assertThat(plain.ddl()).contains("KEY `together` (`b`(64), `c`, `id`, `b` DESC)");
    }

    @Test
    void uniqueIndexIsLeftOutRatherThanChanged() {
        PlannedObject once = index(DataSourceType.MYSQL, "8.4.3", Map.of("latin1", "utf8mb4"), "once");
        assertThat(once.isSupported()).isFalse();
        assertThat(once.findings()).singleElement().satisfies(f -> {
            assertThat(f.ruleId()).isEqualTo("MY-IDX-012");
            assertThat(f.severity()).isEqualTo(Finding.Severity.BLOCKER);
            assertThat(f.reason()).contains("12000").contains("3072");
        });
        assertThat(index(DataSourceType.MYSQL, "8.4.3", Map.of("latin1", "utf8mb4"), "fits").isSupported()).isTrue();
    }

    @Test
    void mariaDbKeepsLongUniqueValuesByHash() {
        PlannedObject once = index(DataSourceType.MARIADB, "11.4.5-MariaDB", Map.of("latin1", "utf8mb4"), "once");
        assertThat(once.ddl()).contains("UNIQUE KEY `once` (`a`)");
        assertThat(once.findings()).extracting(Finding::ruleId).contains("MY-IDX-013");
    }

    @Test
    void oldRowFormatMakesRoom() {
        List<PlannedObject> planned = convert(DataSourceType.MYSQL, "8.4.3", Map.of("latin1", "utf8mb4"));
        assertThat(table(planned).ddl()).doesNotContain("ROW_FORMAT");
        assertThat(table(planned).findings()).extracting(Finding::ruleId).contains("MY-IDX-010");
    }

    @Test
    void nothingHappensWithoutGrowth() {
        List<PlannedObject> planned = convert(DataSourceType.MYSQL, "8.4.3", Map.of());
        assertThat(planned.stream().flatMap(o -> o.findings().stream()).map(Finding::ruleId)).noneMatch(r -> r.equals("MY-IDX-011") || r.equals("MY-IDX-012"));
        assertThat(planned.stream().filter(o -> o.kind() == PlannedObject.Kind.INDEX).map(PlannedObject::ddl)).anyMatch(d -> d.contains("KEY `together` (`b`, `c`, `id`, `b` DESC)"));
    }

    private static PlannedObject index(DataSourceType target, String version, Map<String, String> charsets, String name) {
        return convert(target, version, charsets).stream().filter(o -> o.kind() == PlannedObject.Kind.INDEX && List.of(o.part().split(", ")).contains(name)).findFirst().orElseThrow();
    }

    private static PlannedObject table(List<PlannedObject> planned) {
        return planned.stream().filter(o -> o.kind() == PlannedObject.Kind.TABLE).findFirst().orElseThrow();
    }

    private static List<PlannedObject> convert(DataSourceType target, String version, Map<String, String> charsets) {
        ServerInfo from = new ServerInfo(DataSourceType.MYSQL, "8.4.3", Map.of(), Duration.ZERO);
        ServerInfo to = new ServerInfo(target, version, Map.of(), Duration.ZERO);
        return new MySqlSchemaConverter().convert(new ConversionRequest(from, to, List.of(TABLE), List.of(TableMapping.same(TABLE.name())), List.of(), List.of(), true, charsets, Map.of()));
    }
}
