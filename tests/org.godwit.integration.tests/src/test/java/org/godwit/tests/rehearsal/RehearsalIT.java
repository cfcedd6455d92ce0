package org.godwit.tests.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.RehearsalResult;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Studio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {
    @TempDir
    Path folder;

    private final CancelToken cancel = CancelToken.create();
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = StudioFactory.open(folder.resolve("workspace"), new HeadlessComponentHost());
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
    }

    @Test
    void theSampleEndsEqualAndLeavesNothingButTheReport() throws Exception {
        RehearsalResult result = rehearse(new RehearsalInput.OfSample(11, 30_000), Optional.empty(), RunListener.SILENT);
        Report report = result.report();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(report.exitStatus()).isZero();
        assertThat(report.tables()).hasSize(30).allSatisfy(t -> assertThat(t.verification()).isIn("CONSISTENT", "BOTH_EMPTY"));
        assertThat(report.totals().rows()).isEqualTo(30_000);
        assertThat(report.tables().stream().mapToLong(Report.Table::consistent).sum()).isEqualTo(30_000);
        assertThat(report.steps()).extracting(Report.Step::name).containsExactly("Start servers", "Load source", "Precheck", "Schema migration", "Full migration", "Index migration", "Full verification");
        assertThat(report.leftBehind()).extracting(Report.LeftBehind::kind).containsExactlyInAnyOrder("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");
        assertThat(report.servers()).extracting(Report.Server::version).allSatisfy(v -> assertThat(v).startsWith("11.4"));
        assertThat(ReportWriter.read(result.json())).isEqualTo(report);
        assertThat(Files.readString(result.html())).contains("shop.order_item", "<svg");
        assertThat(studio.projects().list()).isEmpty();
        assertThat(studio.dataSources().list()).isEmpty();
    }

    @Test
    void aDumpOfTwoDatabasesIsRehearsed() throws Exception {
        Files.writeString(folder.resolve("one.sql"), "CREATE TABLE `a b` (id int PRIMARY KEY, t varchar(20));\nINSERT INTO `a b` VALUES (1,'x'),(2,'it''s; 😀');\nCREATE VIEW v AS SELECT id FROM `a b`;\n");
        Files.writeString(folder.resolve("two.sql"), "CREATE TABLE t (a int, KEY (a));\nINSERT INTO t VALUES (1),(1),(NULL);\nDELIMITER $$\nCREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END$$\n");
        RehearsalResult result = rehearse(new RehearsalInput.OfDumps(DumpInput.of(List.of(folder))), Optional.empty(), RunListener.SILENT);
        assertThat(result.report().problems()).isEmpty();
        assertThat(result.report().verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(result.report().tables()).extracting(Report.Table::source).containsExactlyInAnyOrder("one.a b", "two.t");
        assertThat(result.report().leftBehind()).extracting(Report.LeftBehind::name).containsExactly("two.tr");
    }

    @Test
    void aCutDumpFailsWithPlaceAndRemedyAndStillHasAReport() throws Exception {
        Files.writeString(folder.resolve("cut.sql"), "-- MySQL dump 10.13\nCREATE TABLE t (a int);\nINSERT INTO t VALUES (1),(2");
        RehearsalResult result = rehearse(new RehearsalInput.OfDumps(DumpInput.of(List.of(folder.resolve("cut.sql")))), Optional.empty(), RunListener.SILENT);
        assertThat(result.report().exitStatus()).isEqualTo(3);
        assertThat(result.report().problems()).extracting(Problem::code).containsExactly("GODWIT-DUMP-0002");
        assertThat(result.report().problems().getFirst().message()).contains("cut.sql", "cut");
        assertThat(result.html()).exists();
    }

    @Test
    void existingDataOfAnOwnServerIsOnlyRead() throws Exception {
        Twins twins = Twins.open(cancel);
        try (Twin own = twins.start(TwinRequest.named("own", 5), cancel); Sql sql = new Sql(own)) {
            sql.run("CREATE DATABASE mine");
            sql.run("CREATE TABLE mine.t (a int PRIMARY KEY)");
            sql.run("INSERT INTO mine.t VALUES (1),(2),(3)");
            RehearsalResult result = rehearse(new RehearsalInput.Existing(), Optional.of(own.dataSource()), RunListener.SILENT);
            assertThat(result.report().verdict()).isEqualTo(Report.Verdict.EQUAL);
            assertThat(result.report().totals().rows()).isEqualTo(3);
            assertThat(sql.column("SHOW DATABASES")).contains("mine").doesNotContain("shop");
        }
    }

    @Test
    void neverWritesIntoAServerThatHoldsSomething() throws Exception {
        Twins twins = Twins.open(cancel);
        try (Twin own = twins.start(TwinRequest.named("own", 5), cancel); Sql sql = new Sql(own)) {
            sql.run("CREATE DATABASE shop");
            sql.run("CREATE TABLE shop.precious (a int)");
            RehearsalResult result = rehearse(new RehearsalInput.OfSample(1, 5_000), Optional.of(own.dataSource()), RunListener.SILENT);
            assertThat(result.report().problems()).extracting(Problem::code).containsExactly("GODWIT-REH-0001");
            assertThat(sql.column("SHOW TABLES FROM shop")).containsExactly("precious");
        }
    }

    @Test
    void aCancelledRehearsalEndsSoonAndLeavesNothing() throws Exception {
        RunListener cancelling = new RunListener() {
            @Override
            public void started(Stage stage) {
                if (stage == Stage.FULL) {
                    cancel.cancel();
                }
            }

            @Override
            public void progress(Stage stage, State state) {
                assertThat(state.fraction()).isBetween(0.0, 1.0);
            }

            @Override
            public void ended(Stage stage, double seconds, boolean good, String summary) {
                assertThat(summary).isNotNull();
            }
        };
        assertThatThrownBy(() -> rehearse(new RehearsalInput.OfSample(2, 60_000), Optional.empty(), cancelling)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.isCancelled()).isTrue());
        assertThat(studio.projects().list()).isEmpty();
        assertThat(folder.resolve("report")).doesNotExist();
    }

    private RehearsalResult rehearse(RehearsalInput input, Optional<DataSource> ownSource, RunListener listener) throws GodwitException {
        return new Rehearsal(studio).run(new RehearsalRequest(input, ownSource, Optional.empty(), folder.resolve("report"), false, false, Map.of()), listener, cancel);
    }
}
