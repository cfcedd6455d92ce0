package org.godwit.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.Category;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Precheck;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.StructObject.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Precheck and schema migration of a project, with servers in memory. */
class SchemaProjectTest {
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path workspace;
    private final FakeConnector connector = new FakeConnector();
    private Studio studio;
    private String id;

    @BeforeEach
    void open() throws Exception {
        for (String table : List.of("customers", "items", "orders")) {
            connector.server("from").table("shop", table);
        }
        studio = StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withConnectors(List.of(connector)).withFirstRetry(Duration.ofMillis(20)));
        for (DataSource source : FakeConnector.pair().values()) {
            studio.dataSources().save(source);
        }
        id = studio.projects().create(new ProjectSpec("p", "from", "to", Set.of(TransferType.SCHEMA), new ObjectSelection.Wildcard(List.of("shop.*=copy."), List.of()), Map.of()));
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
    }

    private void awaitProject(ProjectStatus status) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().get(id).summary().status() == status);
    }

    private StructObject table(String name) throws Exception {
        return studio.projects().objects(id).stream().filter(o -> o.kind() == StructObject.Kind.TABLE && o.target().equals(new ObjectName("copy", name))).findFirst().orElseThrow();
    }

    private long created(String table) {
        return connector.server("to").statements.stream().filter(s -> s.contains("CREATE TABLE") && s.contains("`" + table + "`")).count();
    }

    /** Statements that name the table fail with this category until {@code times} are used up. */
    private void failOn(String table, Category category, int times) {
        AtomicInteger left = new AtomicInteger(times);
        connector.server("to").onStatement = (sql, cancel) -> {
            if (sql.contains("CREATE TABLE") && sql.contains("`" + table + "`") && left.getAndDecrement() > 0) {
                throw FakeConnector.failure(category, "refused " + table);
            }
        };
    }

    @Test
    void createsEveryObject() throws Exception {
        studio.projects().start(id);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(studio.projects().objects(id)).hasSize(4).extracting(StructObject::state).containsOnly(State.COMPLETED);
        assertThat(connector.server("to").statements).hasSize(4).first().asString().contains("CREATE DATABASE").contains("`copy`");
        assertThat(studio.projects().precheckItems(id)).hasSize(2).extracting(PrecheckItem::state).containsOnly(PrecheckItem.State.PASSED);
    }

    @Test
    void aFailedObjectHoldsUpNoOtherAndGoesOnAfterModifyAndRetry() throws Exception {
        failOn("items", Category.DATA, 1);
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        assertThat(studio.projects().get(id).summary().problem()).contains("1 of 4").contains("refused items");
        assertThat(table("orders").state()).isEqualTo(State.COMPLETED);
        StructObject failed = table("items");
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.problem().orElseThrow().message()).isEqualTo("refused items");
        assertThatThrownBy(() -> studio.projects().editObject(id, table("orders").id(), "x")).hasMessageContaining("GODWIT-PROJ-0003");
        studio.projects().editObject(id, failed.id(), "CREATE TABLE `items` (other int)");
        studio.projects().retryObjects(id, List.of(failed.id()));
        awaitProject(ProjectStatus.FINISHED);
        assertThat(table("items").state()).isEqualTo(State.COMPLETED_WITH_CONVERSION);
        assertThat(connector.server("to").statements).contains("CREATE TABLE `items` (other int)");
        assertThat(created("orders")).isEqualTo(1);
    }

    @Test
    void skippingTheLastFailedObjectLetsTheStepGoOn() throws Exception {
        failOn("items", Category.DATA, 9);
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        studio.projects().skipObjects(id, List.of(table("items").id()));
        awaitProject(ProjectStatus.FINISHED);
        assertThat(table("items").state()).isEqualTo(State.SKIPPED);
        assertThat(created("items")).isEqualTo(1);
    }

    @Test
    void resumingRetriesWhatFailed() throws Exception {
        failOn("items", Category.DATA, 1);
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        studio.projects().resume(id);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(created("items")).isEqualTo(2);
        assertThat(created("orders")).isEqualTo(1);
    }

    @Test
    void retryingTheStepKeepsWhatIsDone() throws Exception {
        failOn("items", Category.DATA, 1);
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        studio.projects().retryStep(id, StepName.STRUCT_TRANSFER);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(created("items")).isEqualTo(2);
        assertThat(created("orders")).isEqualTo(1);
    }

    @Test
    void anObjectWhoseCreationWasCutOffIsNotCreatedTwice() throws Exception {
        // The connection is lost after the statement came through: nobody knows whether it did.
        AtomicInteger left = new AtomicInteger(1);
        connector.server("to").onStatement = (sql, cancel) -> {
            if (sql.contains("CREATE TABLE") && sql.contains("`items`")) {
                if (left.getAndDecrement() > 0) {
                    connector.server("to").table("copy", "items");
                    throw FakeConnector.failure(Category.TRANSIENT, "connection lost");
                }
                throw FakeConnector.failure(Category.DATA, "Table 'items' already exists");
            }
        };
        studio.projects().start(id);
        awaitProject(ProjectStatus.FINISHED);
        assertThat(table("items").state()).isEqualTo(State.COMPLETED);
        assertThat(created("items")).isEqualTo(1);
    }

    @Test
    void anObjectThatWasThereBeforeIsAFailure() throws Exception {
        connector.server("to").table("copy", "items");
        failOn("items", Category.DATA, 9);
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        assertThat(table("items").state()).isEqualTo(State.FAILED);
    }

    @Test
    void aFailedPrecheckStopsTheProjectUntilItIsSkipped() throws Exception {
        connector.precheck = new Precheck.Result(Precheck.Verdict.FAILED, "no privilege", "grant it", Optional.of("GRANT ALL"));
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        assertThat(studio.projects().get(id).summary().problem()).contains("Destination-RDB_CONNECT").contains("no privilege");
        PrecheckItem item = studio.projects().precheckItems(id).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).findFirst().orElseThrow();
        assertThat(item.mend()).contains("GRANT ALL");
        assertThat(connector.server("to").statements).isEmpty();
        studio.projects().skipPrecheck(id, item.id());
        awaitProject(ProjectStatus.FINISHED);
    }

    @Test
    void theSystemParameterDecidesWhatMayBeSkipped() throws Exception {
        connector.precheck = Precheck.Result.failed("no privilege", "grant it");
        studio.parameters().set("precheck.skippable_flags", "{\"RDB_CONNECT\":false}");
        studio.projects().start(id);
        awaitProject(ProjectStatus.FAILED);
        PrecheckItem item = studio.projects().precheckItems(id).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).findFirst().orElseThrow();
        assertThatThrownBy(() -> studio.projects().skipPrecheck(id, item.id())).hasMessageContaining("GODWIT-STEP-0003");
        studio.parameters().set("precheck.skippable_flags", "{\"RDB_CONNECT\":true}");
        studio.projects().resume(id);
        awaitProject(ProjectStatus.FAILED);
        await().atMost(SOON).until(() -> studio.projects().precheckItems(id).stream().anyMatch(i -> i.state() == PrecheckItem.State.FAILED && i.skippable()));
    }

    @Test
    void checksASpecificationThatIsNotSaved() throws Exception {
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<PrecheckItem> items = studio.projects().precheck(studio.projects().get(id).spec(), (item, done, total) -> seen.add(item.side() + " " + item.state() + " " + done + "/" + total),
                CancelToken.create());
        assertThat(items).hasSize(2);
        assertThat(seen).containsExactly("SOURCE RUNNING 0/2", "SOURCE PASSED 1/2", "TARGET RUNNING 1/2", "TARGET PASSED 2/2");
    }

    @Test
    void aProjectRemembersWhatWasSkippedBeforeItWasCreated() throws Exception {
        connector.precheck = Precheck.Result.failed("no privilege", "grant it");
        ProjectSpec old = studio.projects().get(id).spec();
        ProjectSpec spec = new ProjectSpec("again", old.source(), old.target(), old.types(), old.objects(), old.parameters());
        List<PrecheckItem> failed = studio.projects().precheck(spec, (item, done, total) -> {}, CancelToken.create()).stream().filter(i -> i.state() == PrecheckItem.State.FAILED).toList();
        assertThat(failed).hasSize(1);

        connector.skippable = false;
        assertThatThrownBy(() -> studio.projects().create(spec, failed)).hasMessageContaining("GODWIT-STEP-0003");
        assertThat(studio.projects().list()).extracting("name").doesNotContain("again");
        connector.skippable = true;
        String again = studio.projects().create(spec, failed);
        studio.projects().start(again);
        await().atMost(SOON).until(() -> studio.projects().get(again).summary().status() == ProjectStatus.FINISHED);
        assertThat(studio.projects().precheckItems(again)).filteredOn(i -> i.state() == PrecheckItem.State.SKIPPED).extracting(PrecheckItem::key).containsExactly(failed.getFirst().key());
    }
}
