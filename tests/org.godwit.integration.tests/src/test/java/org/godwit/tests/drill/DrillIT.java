package org.godwit.tests.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.drill.DrillResult;
import org.godwit.rehearsal.drill.DrillSettings;
import org.godwit.rehearsal.drill.DrillStage;
import org.godwit.rehearsal.drill.Ledger;
import org.godwit.rehearsal.drill.Runbook;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.TableProgress;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The switchover of the sample as an exercise: there and back under writes, each time counted, verified and timed. */
class DrillIT {
    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @Test
    void goesThereAndBackAndTellsTheSeconds() throws Exception {
        DataSource source = servers.source("drill-source");
        DataSource target = servers.source("drill-target");
        new Sample(Sample.DEFAULT_SEED, 20_000).load(source, true, Progress.SILENT, CancelToken.create());
        try (Workspace workspace = Workspace.open(servers.folder("workspace-drill"))) {
            DataSource from = workspace.save(source);
            DataSource to = workspace.save(target);
            List<ObjectName> tables = migrated(workspace, from, to);
            DrillStage.Outcome outcome = drill(workspace, new DrillSettings(1, 7, 2, 0, Duration.ofMillis(300), Duration.ZERO)).run(from, to, tables, Map.of(), CancelToken.create());
            DrillResult drill = outcome.result();
            assertThat(drill.complete()).as(drill.late()).isTrue();
            assertThat(drill.moves()).extracting(DrillResult.Move::forward).containsExactly(true, false);
            assertThat(drill.moves()).allSatisfy(move -> {
                assertThat(move.written()).isPositive();
                assertThat(move.subSteps().values().stream().mapToDouble(Double::doubleValue).sum()).as("sub-steps fill the write stop").isBetween(move.stopSeconds() * 0.8, move.stopSeconds() * 1.01);
                assertThat(move.subSteps()).hasSizeGreaterThanOrEqualTo(3);
            });
            assertThat(drill.stops(true).p50()).isPositive().isLessThanOrEqualTo(drill.stops(true).p95());
            assertThat(outcome.passedOver()).as("cascades of the sample").extracting(PrecheckItem::key).contains("DB_FOREIGN_REFERENCE");
            assertThat(Runbook.of(drill).markdown()).contains("## To the target", "## Back to the source", "| Write stop as a whole | ");
            assertThat(Runbook.of(drill).html()).contains("<h2>Back to the source</h2>").doesNotContain("<script", "http://", "https://");
        }
    }

    /** A write stop that lasts too long is taken back: nothing is lost, and the application goes on where it was. */
    @Test
    @Tag("slow")
    void takesBackAWriteStopThatLastsTooLong() throws Exception {
        DataSource source = servers.source("late-source");
        DataSource target = servers.source("late-target");
        new Sample(Sample.DEFAULT_SEED, 10_000).load(source, true, Progress.SILENT, CancelToken.create());
        try (Workspace workspace = Workspace.open(servers.folder("workspace-late"))) {
            DataSource from = workspace.save(source);
            DataSource to = workspace.save(target);
            List<ObjectName> tables = migrated(workspace, from, to);
            DrillResult late = drill(workspace, new DrillSettings(1, 8, 1, 50, Duration.ofMillis(200), Duration.ofMillis(1))).run(from, to, tables, Map.of(), CancelToken.create()).result();
            assertThat(late.late()).contains("limit of 0.0 s", "taken back");
            assertThat(late.moves()).hasSize(1).allSatisfy(m -> assertThat(m.moved()).isFalse());
            try (Jdbc jdbc = Jdbc.open(source)) {
                assertThat(jdbc.texts("select table_name from information_schema.tables where table_name like 'godwit_drill%'")).isEmpty();
            }
        }
    }

    /** A change that nobody applied is found, or the drill would prove nothing. */
    @Test
    void findsALostChange() throws Exception {
        DataSource server = servers.source("drill-lost");
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.run("create database lost_drill");
        }
        Ledger.create(server, "lost_drill");
        Ledger.require(server, "lost_drill", 0);
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.run("update lost_drill." + Ledger.COUNTERS + " set raised = 2 where id = 1");
            jdbc.run("insert into lost_drill." + Ledger.TRANSACTIONS + " values (1, 1, '')");
        }
        assertThatThrownBy(() -> Ledger.require(server, "lost_drill", 1)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo("GODWIT-REH-0020"));
    }

    private static DrillStage drill(Workspace workspace, DrillSettings settings) {
        return new DrillStage(workspace.studio(), RunListener.SILENT, new VerifyOnly(workspace.studio(), RunListener.SILENT, "r" + settings.seed(), id -> {
            // the workspace goes with the test
        }), settings);
    }

    private static List<ObjectName> migrated(Workspace workspace, DataSource from, DataSource to) throws Exception {
        String id = workspace.projects().create(new ProjectSpec("moved", from.id(), to.id(), Set.of(TransferType.SCHEMA, TransferType.FULL), Workspace.rules(Sample.DATABASE + ".*"), Map.of()));
        assertThat(workspace.run(id)).as(workspace.describe(id)).isEqualTo(ProjectStatus.FINISHED);
        return workspace.projects().tables(id).stream().map(TableProgress::source).toList();
    }
}
