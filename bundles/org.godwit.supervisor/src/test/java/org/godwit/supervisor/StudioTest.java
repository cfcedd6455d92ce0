package org.godwit.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.godwit.core.error.Category;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.RmConsole;
import org.godwit.supervisor.service.Studio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services on a workspace whose projects nobody works on. */
class StudioTest {
    @TempDir
    Path workspace;
    private final FakeConnector connector = new FakeConnector();

    private Studio open() throws Exception {
        return StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withConnectors(List.of(connector)).withRole(StudioConfig.Role.OBSERVE));
    }

    private static void saveBoth(Studio studio) throws Exception {
        for (DataSource source : FakeConnector.pair().values()) {
            studio.dataSources().save(source);
        }
    }

    private ProjectSpec spec(ObjectSelection objects) {
        return new ProjectSpec("shop-1", "from", "to", Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION), objects, Map.of());
    }

    private static ObjectSelection tables(String... names) {
        return new ObjectSelection.Specific(Stream.of(names).map(n -> TableMapping.same(new ObjectName("shop", n))).toList(), List.of());
    }

    @Test
    void keepsDataSourcesWithSealedPasswords() throws Exception {
        DataSource saved;
        try (Studio studio = open()) {
            saved = studio.dataSources().save(FakeConnector.pair().get("from"));
            assertThat(saved.id()).startsWith("e_");
            studio.dataSources().save(saved.withPassword(new Secret("other-s3cret")));
            assertThatThrownBy(() -> studio.dataSources().save(FakeConnector.pair().get("from"))).hasMessageContaining("GODWIT-PROJ-0005");
            assertThatThrownBy(() -> studio.dataSources().save(saved.withName("two words"))).hasMessageContaining("GODWIT-PROJ-0004");
        }
        try (Studio studio = open()) {
            DataSource read = studio.dataSources().find("from").orElseThrow();
            assertThat(read).isEqualTo(saved.withPassword(new Secret("other-s3cret")));
            assertThat(studio.rm().execute("SELECT * FROM oms_endpoint", 10, CancelToken.create()).rows().toString()).doesNotContain("s3cret");
            studio.dataSources().delete(read.id());
            assertThat(studio.dataSources().list()).isEmpty();
        }
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("s3cret");
            }
        }
    }

    @Test
    void savesAProjectThatComesBackAsItWas() throws Exception {
        connector.server("from").table("shop", "orders");
        connector.server("from").table("shop", "items");
        try (Studio studio = open()) {
            saveBoth(studio);
            ObjectSelection objects = new ObjectSelection.Specific(List.of(new TableMapping(new ObjectName("shop", "orders"), new ObjectName("shop2", "orders"), Optional.of("id > 3"),
                    List.of(new TableMapping.ColumnMapping("id", "nr"))), TableMapping.same(new ObjectName("shop", "items"))), List.of());
            String id = studio.projects().create(spec(objects));
            assertThat(id).startsWith("np_");
            assertThat(studio.projects().get(id).spec()).isEqualTo(spec(objects));
            assertThat(studio.projects().get(id).steps()).extracting("name").containsExactly(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER, StepName.FULL_TRANSFER, StepName.INDEX_TRANSFER,
                    StepName.FULL_VERIFIER);
            assertThat(studio.projects().list()).singleElement().satisfies(p -> {
                assertThat(p.status()).isEqualTo(ProjectStatus.INIT);
                assertThat(p.sourceName()).isEqualTo("from");
            });
            assertThatThrownBy(() -> studio.projects().create(spec(objects))).hasMessageContaining("GODWIT-PROJ-0005");
            assertThatThrownBy(() -> studio.dataSources().delete(studio.dataSources().find("from").orElseThrow().id())).hasMessageContaining("shop-1");
            assertThatThrownBy(() -> studio.projects().pause(id)).hasMessageContaining("GODWIT-PROJ-0003").hasMessageContaining("INIT");
            studio.projects().delete(id);
            assertThat(studio.projects().list()).isEmpty();
            assertThatThrownBy(() -> studio.projects().get(id)).hasMessageContaining("GODWIT-PROJ-0001");
        }
    }

    @Test
    void refusesSpecificationsThatCannotWork() throws Exception {
        connector.server("from").table("shop", "orders");
        connector.server("from").onStatement = (sql, cancel) -> {
            if (sql.contains("nonsense")) {
                throw FakeConnector.failure(Category.DATA, "Unknown column 'nonsense'");
            }
        };
        try (Studio studio = open()) {
            saveBoth(studio);
            ProjectSpec good = spec(tables("orders"));
            refused(studio, new ProjectSpec("has blank", good.source(), good.target(), good.types(), good.objects(), Map.of()), "GODWIT-PROJ-0004");
            refused(studio, new ProjectSpec("x".repeat(65), good.source(), good.target(), good.types(), good.objects(), Map.of()), "GODWIT-PROJ-0004");
            refused(studio, new ProjectSpec("p", "nowhere", good.target(), good.types(), good.objects(), Map.of()), "GODWIT-PROJ-0002");
            refused(studio, new ProjectSpec("p", good.source(), good.target(), Set.of(), good.objects(), Map.of()), "GODWIT-PROJ-0007");
            refused(studio, new ProjectSpec("p", good.source(), good.target(), Set.of(TransferType.REVERSE), good.objects(), Map.of()), "GODWIT-PROJ-0007");
            refused(studio, new ProjectSpec("p", good.source(), good.target(), good.types(), good.objects(), Map.of("sink.unknown", "1")), "GODWIT-CORE-0005");
            refused(studio, new ProjectSpec("p", good.source(), good.target(), good.types(), good.objects(), Map.of("sink.fake", "77")), "GODWIT-CORE-0004");
            refused(studio, new ProjectSpec("p", "from", "from", good.types(), good.objects(), Map.of()), "GODWIT-PROJ-0010");
            refused(studio, spec(tables("orders", "missing")), "GHANA-PCHKNP002010");
            refused(studio, spec(tables()), "GODWIT-PROJ-0009");
            refused(studio, spec(new ObjectSelection.Wildcard(List.of("shop.x*"), List.of())), "GODWIT-PROJ-0009");
            refused(studio, spec(new ObjectSelection.Wildcard(List.of("sh*.x"), List.of())), "GODWIT-PROJ-0008");
            refused(studio, spec(new ObjectSelection.Specific(List.of(new TableMapping(new ObjectName("shop", "orders"), new ObjectName("shop", "orders"), Optional.of("nonsense = 1"), List.of())), List.of())),
                    "GODWIT-PROJ-0011");
            assertThat(studio.projects().list()).isEmpty();
            ObjectSelection renamed = new ObjectSelection.Wildcard(List.of("shop.*=copy."), List.of());
            assertThat(studio.projects().create(new ProjectSpec("ok", "from", "from", good.types(), renamed, Map.of("sink.fake", "7")))).isNotEmpty();
        }
    }

    private static void refused(Studio studio, ProjectSpec spec, String code) {
        assertThatThrownBy(() -> studio.projects().create(spec)).hasMessageContaining(code);
    }

    @Test
    void tellsListenersWhatAnotherProcessChanged() throws Exception {
        connector.server("from").table("shop", "orders");
        BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
        try (Studio one = open(); Studio other = open()) {
            saveBoth(one);
            String id = one.projects().create(spec(tables("orders")));
            try (Studio.Registration registration = one.onChange(told::add)) {
                // Whatever was still to be told of the beginning.
                while (told.poll(1, TimeUnit.SECONDS) != null) {
                    assertThat(registration).isNotNull();
                }
                other.projects().start(id);
                assertThat(told.poll(5, TimeUnit.SECONDS)).contains(id);
                other.rm().execute("UPDATE oms_step SET step_info = '{\"note\":\"by hand\"}' WHERE project_id = '" + id + "'", 1, CancelToken.create());
                assertThat(told.poll(5, TimeUnit.SECONDS)).contains(id);
            }
        }
    }

    @Test
    void changesParametersOnlyToValuesOfTheirKind() throws Exception {
        try (Studio studio = open()) {
            assertThat(studio.parameters().list()).extracting("name").contains("ha.config", "alarm.thresholds", "precheck.skippable_flags", "struct.transfer.config", "sync.connnector.max.size");
            studio.parameters().set("ops.store.max_count_per_subtopic", "8");
            assertThatThrownBy(() -> studio.parameters().set("ops.store.max_count_per_subtopic", "many")).hasMessageContaining("GODWIT-RM-0103");
            assertThatThrownBy(() -> studio.parameters().set("ha.config", "[]")).hasMessageContaining("GODWIT-RM-0103");
            assertThatThrownBy(() -> studio.parameters().set("ha.config", "{")).hasMessageContaining("GODWIT-RM-0103");
            assertThatThrownBy(() -> studio.parameters().set("no.such", "1")).hasMessageContaining("GODWIT-RM-0102");
        }
        try (Studio studio = open()) {
            assertThat(value(studio)).isEqualTo("8");
            studio.parameters().reset("ops.store.max_count_per_subtopic");
            assertThat(value(studio)).isEqualTo("6");
            RmConsole.Result audit = studio.rm().execute("SELECT action, detail FROM oms_audit_log WHERE object_name = 'ops.store.max_count_per_subtopic' ORDER BY id", 10, CancelToken.create());
            assertThat(audit.rows()).containsExactly(List.of(Optional.of("SET_PARAMETER"), Optional.of("6 -> 8")), List.of(Optional.of("RESET_PARAMETER"), Optional.of("8 -> 6")));
        }
    }

    private static String value(Studio studio) throws Exception {
        return studio.parameters().list().stream().filter(p -> p.name().equals("ops.store.max_count_per_subtopic")).findFirst().orElseThrow().value();
    }

    @Test
    void runsStatementsAtTheConsoleAndNotesChanges() throws Exception {
        try (Studio studio = open()) {
            RmConsole.Result result = studio.rm().execute("SELECT name, NULL AS nothing FROM oms_system_param ORDER BY name", 2, CancelToken.create());
            assertThat(result.columns()).containsExactly("name", "nothing");
            assertThat(result.rows()).hasSize(2).first().isEqualTo(List.of(Optional.of("alarm.thresholds"), Optional.empty()));
            assertThat(result.truncated()).isTrue();
            assertThat(studio.rm().execute("UPDATE oms_system_param SET description = 'x' WHERE name = 'ha.config'", 1, CancelToken.create()).updated()).isEqualTo(1);
            assertThat(studio.rm().execute("SELECT detail FROM oms_audit_log WHERE action = 'SQL'", 9, CancelToken.create()).rows()).hasSize(1);
            assertThat(result.origin().orElseThrow().isEditable(0)).isFalse();
            RmConsole.Result whole = studio.rm().execute("SELECT name, param_value, description, modified_at FROM oms_system_param WHERE name = 'oms.captcha.enable'", 2, CancelToken.create());
            RmConsole.Origin origin = whole.origin().orElseThrow();
            assertThat(origin.isEditable(1)).isTrue();
            String update = origin.update(whole.rows().getFirst(), 1, Optional.of("it's"));
            assertThat(update).isEqualTo("UPDATE oms_system_param SET param_value = 'it''s' WHERE name = 'oms.captcha.enable' AND param_value = 'false'");
            assertThat(studio.rm().execute(update, 1, CancelToken.create()).updated()).isEqualTo(1);
            assertThat(studio.rm().execute(update, 1, CancelToken.create()).updated()).as("the row has another value now").isZero();
            assertThat(studio.rm().execute("SELECT param_value FROM oms_system_param", 2, CancelToken.create()).origin()).as("without the key").isEmpty();
            assertThat(studio.rm().execute("SELECT COUNT(*) FROM oms_system_param", 2, CancelToken.create()).origin()).isEmpty();
            assertThatThrownBy(() -> studio.rm().execute("SELEC 1", 1, CancelToken.create())).hasMessageContaining("GODWIT-RM-0101");
        }
    }
}
