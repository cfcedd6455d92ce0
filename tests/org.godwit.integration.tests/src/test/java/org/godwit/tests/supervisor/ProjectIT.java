package org.godwit.tests.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.supervisor.service.VerifyTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole project between two real servers. */
class ProjectIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static Twin source;
    private static Twin target;

    @TempDir
    Path workspace;

    @BeforeAll
    static void start() throws Exception {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(cancel);
        source = twins.start(TwinRequest.named("project-source", 1), cancel);
        target = twins.start(TwinRequest.named("project-target", 2), cancel);
        new Sample(Sample.DEFAULT_SEED, 40_000).load(source.dataSource(), true, Progress.SILENT, cancel);
    }

    @AfterAll
    static void stop() throws Exception {
        try (Twin first = source; Twin second = target) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void runsFromPrecheckToVerification() throws Exception {
        try (Studio studio = StudioFactory.open(workspace, new HeadlessComponentHost())) {
            String id = create(studio, "whole", new ObjectSelection.Wildcard(List.of("shop.*=whole."), List.of()), Map.of("deferIndexCreation", "true"));
            studio.projects().start(id);
            ProjectDetail detail = finish(studio, id);
            assertThat(detail.steps()).extracting(StepView::status).containsOnly(StepStatus.FINISHED);
            assertThat(studio.projects().objects(id)).isNotEmpty().extracting(StructObject::state).isSubsetOf(StructObject.State.COMPLETED, StructObject.State.COMPLETED_WITH_CONVERSION);
            assertThat(studio.projects().tables(id)).isNotEmpty().extracting(TableProgress::state).containsOnly(TableProgress.State.FINISHED);
            assertThat(studio.projects().tables(id).stream().mapToLong(TableProgress::rows).sum()).isEqualTo(40_000);
            assertThat(studio.projects().verification(id)).extracting(VerifyTable::result).isSubsetOf(VerifyTable.ResultType.CONSISTENT, VerifyTable.ResultType.BOTH_EMPTY);
            assertThat(studio.components().list()).extracting("state").containsOnly(org.godwit.supervisor.service.ComponentService.State.COMPLETED);
            reverifyFindsAChange(studio, id);
        }
    }

    private static void reverifyFindsAChange(Studio studio, String id) throws Exception {
        run("UPDATE whole.customer SET full_name = 'Somebody Else' ORDER BY id LIMIT 1");
        studio.projects().reverify(id, ProjectService.ReverifyScope.ALL);
        await().atMost(PATIENCE).until(() -> studio.projects().get(id).summary().status() == ProjectStatus.FINISHED);
        ObjectName customer = new ObjectName("shop", "customer");
        List<RowDifference> differences = studio.projects().differences(id, customer, 0, 10);
        assertThat(differences).singleElement().satisfies(d -> assertThat(d.type()).isEqualTo(RowDifference.Type.MISMATCHED));
        List<Path> files = studio.projects().verificationFiles(id, customer);
        assertThat(files).isNotEmpty().allSatisfy(f -> assertThat(f.toString()).contains("/verify/2/shop/"));
        assertThat(Files.readString(files.getFirst())).isNotBlank();
        run(differences.getFirst().correctionSql());
        studio.projects().reverify(id, ProjectService.ReverifyScope.INCONSISTENT_RECORDS);
        await().atMost(PATIENCE).until(() -> studio.projects().get(id).summary().status() == ProjectStatus.FINISHED);
        assertThat(studio.projects().verification(id)).extracting(VerifyTable::result).isSubsetOf(VerifyTable.ResultType.CONSISTENT, VerifyTable.ResultType.BOTH_EMPTY);
    }

    private static String create(Studio studio, String name, ObjectSelection objects, Map<String, String> parameters) throws Exception {
        DataSource from = studio.dataSources().save(source.dataSource().withId("").withName("from"));
        DataSource to = studio.dataSources().save(target.dataSource().withId("").withName("to"));
        return studio.projects().create(new ProjectSpec(name, from.id(), to.id(), Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION), objects, parameters));
    }

    private static ProjectDetail finish(Studio studio, String id) throws Exception {
        await().atMost(PATIENCE).until(() -> studio.projects().get(id).summary().status() != ProjectStatus.RUNNING);
        ProjectDetail detail = studio.projects().get(id);
        assertThat(detail.summary().status()).as(() -> detail.summary().problem() + "\n" + describe(studio, id)).isEqualTo(ProjectStatus.FINISHED);
        return detail;
    }

    private static String describe(Studio studio, String id) {
        try {
            StringBuilder text = new StringBuilder();
            studio.projects().objects(id).stream().filter(o -> o.problem().isPresent() || o.state() == StructObject.State.NOT_SUPPORTED)
                    .forEach(o -> text.append(o.kind()).append(' ').append(o.target()).append(' ').append(o.detail()).append(": ").append(o.problem()).append('\n').append(o.targetDdl()).append('\n'));
            studio.projects().precheckItems(id).forEach(i -> text.append(i.side()).append(' ').append(i.key()).append(' ').append(i.state()).append(' ').append(i.cause()).append('\n'));
            return text.toString();
        } catch (org.godwit.core.error.GodwitException e) {
            return e.getMessage();
        }
    }

    private static void run(String sql) throws Exception {
        try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + target.port() + "/whole?sslMode=DISABLED", "root", target.dataSource().password().reveal());
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
