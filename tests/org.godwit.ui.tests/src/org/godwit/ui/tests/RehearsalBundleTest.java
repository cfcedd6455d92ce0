package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.godwit.rehearsal.RehearsedProject;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.runtime.ProjectFamily;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.TwinSql;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bundles in the window: captured by the wizard, looked into, rehearsed; two rehearsals compared, a project made of one; a damaged bundle refused; a run cancelled. */
@ExtendWith({StudioExtension.class, PairExtension.class})
class RehearsalBundleTest {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String PERSPECTIVE = "org.godwit.ui.rehearsal.perspective";

    @AfterEach
    void leaveNothing(Studio studio) {
        System.clearProperty("godwit.sample.rows");
        studio.run(() -> {
            FilePrompt.answerBy(Optional.empty());
            for (Shell shell : studio.window().getShell().getDisplay().getShells()) {
                if (!shell.isDisposed() && shell.isVisible() && shell != studio.window().getShell()) {
                    shell.close();
                }
            }
            studio.window().getActivePage().closeAllEditors(false);
        });
    }

    @Test
    void capturesByTheWizardAndRehearsesTheBundle(Studio studio, Pair pair) throws Exception {
        fill(pair);
        studio.openPerspective(PERSPECTIVE);
        Path bundle = Studios.access().folder().resolve("bundles/shop-of-birds.godwit");
        AtomicBoolean written = new AtomicBoolean();
        Thread writer = new Thread(() -> write(pair, written), "godwit-test-writer");
        writer.start();
        try {
            capture(studio);
            studio.await("the bundle opens intact", LONG, () -> labels(window(studio)).anyMatch(t -> t.startsWith("Intact: all ")));
        } finally {
            written.set(true);
            writer.join();
        }
        assertThat(bundle).exists();
        Table objects = studio.find(window(studio), Table.class, "with the objects", t -> t.isVisible() && t.getItemCount() == 4 && t.getColumn(0).getText().equals("Object"));
        select(studio, objects, "birdshop.customer");
        studio.find(window(studio), Text.class, "with the definition", t -> t.isVisible() && t.getText().contains("CREATE TABLE `customer`"));
        studio.screenshot("rehearsal-bundle");
        inTheDark(studio, () -> studio.screenshot("rehearsal-bundle-dark"));

        studio.press(window(studio), "Rehearse");
        Shell wizard = studio.shell("New Rehearsal");
        studio.find(wizard, Combo.class, "with the bundle", c -> c.isVisible() && c.getText().equals("shop-of-birds.godwit"));
        studio.screenshot("rehearsal-wizard");
        studio.press(wizard, "Next");
        Button drill = studio.find(wizard, Button.class, "of the drill", b -> b.isVisible() && Widgets.plain(b.getText()).startsWith("Switchover drill"));
        assertThat(studio.call(drill::getSelection)).isTrue();
        studio.press(wizard, Widgets.plain(studio.call(drill::getText)));
        studio.await("the drill is off", () -> !drill.getSelection());
        studio.screenshot("rehearsal-wizard-parts");
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);

        CTabFolder tabs = runTabs(studio);
        studio.await("replay is planned", () -> lines(tabs).anyMatch(line -> line.getText(0).equals("Replay log")));
        studio.await("the replay runs", LONG, () -> lines(tabs).anyMatch(line -> line.getText(0).equals("Replay log") && !line.getText(1).equals("Waiting")) || ended(studio));
        studio.screenshot("rehearsal-stages");
        studio.await("a verdict", LONG, () -> ended(studio));
        assertThat(studio.call(() -> labels(window(studio)).anyMatch(t -> t.startsWith("Equal in every row")))).isTrue();
        studio.screenshot("rehearsal-report");
        inTheDark(studio, () -> studio.screenshot("rehearsal-report-dark"));
        studio.run(() -> show(tabs, "Parts"));
        Table parts = studio.find(tabs, Table.class, "with the parts", t -> t.isVisible() && t.getColumn(0).getText().equals("Part"));
        assertThat(studio.call(() -> Arrays.stream(parts.getItems()).map(i -> i.getText(0)).toList())).contains("Replay of the log", "Planted errors");
        studio.screenshot("rehearsal-parts");
    }

    @Test
    void comparesTwoAndMakesAProject(Studio studio) throws Exception {
        Path left = finished("compared-1", 10.0, Report.State.GOOD);
        Path right = finished("compared-2", 25.0, Report.State.WARNING);
        try {
            studio.openPerspective(PERSPECTIVE);
            studio.run(() -> org.eclipse.ui.PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().hideView(studio.window().getActivePage().findView("org.godwit.ui.rehearsal.runs")));
            studio.openView("org.godwit.ui.rehearsal.runs");
            Table runs = studio.find(window(studio), Table.class, "with the runs", t -> t.isVisible() && t.getColumnCount() > 2 && t.getColumn(2).getText().equals("Readiness") && t.getItemCount() >= 2);
            List<String> wanted = List.of("compared-1", "compared-2");
            studio.run(() -> {
                runs.setSelection(Arrays.stream(runs.getItems()).filter(i -> wanted.contains(i.getText(runs.getColumnCount() - 1))).toArray(TableItem[]::new));
                runs.notifyListeners(SWT.Selection, new Event());
                runs.setFocus();
            });
            assertThat(studio.call(runs::getSelectionCount)).isEqualTo(2);
            studio.command("org.godwit.ui.rehearsal.compare");
            Table summary = studio.find(window(studio), Table.class, "with both", t -> t.isVisible() && t.getColumn(0).getText().equals("What") && t.getItemCount() > 5);
            assertThat(studio.call(() -> Arrays.stream(summary.getItems()).filter(i -> i.getText(0).equals("Full migration")).map(i -> i.getText(1) + "|" + i.getText(2) + "|" + i.getText(3)).toList()))
                    .containsExactly("10.0 s|25.0 s|worse");
            studio.screenshot("rehearsal-compare");
            inTheDark(studio, () -> studio.screenshot("rehearsal-compare-dark"));

            studio.run(() -> {
                runs.setSelection(Arrays.stream(runs.getItems()).filter(i -> i.getText(runs.getColumnCount() - 1).equals("compared-1")).toArray(TableItem[]::new));
                runs.notifyListeners(SWT.DefaultSelection, new Event());
            });
            jump(studio);
            studio.press(window(studio), "Make a Project");
            Shell wizard = studio.shell("Project");
            studio.find(wizard, Text.class, "with the name", t -> t.getText().equals("rehearsed-shop"));
            studio.screenshot("rehearsal-project");
            studio.press(wizard, "Cancel");
            studio.await("the wizard closes", wizard::isDisposed);
        } finally {
            delete(left);
            delete(right);
        }
    }

    private static void jump(Studio studio) {
        CTabFolder tabs = runTabs(studio);
        studio.run(() -> show(tabs, "Findings"));
        studio.find(tabs, Table.class, "with the finding", t -> t.isVisible() && t.getItemCount() == 1 && t.getItem(0).getText(1).equals("COLLATION"));
        studio.press(tabs, "Show Object");
        Table tables = studio.find(tabs, Table.class, "with the tables", t -> t.isVisible() && t.getColumn(0).getText().equals("Table"));
        studio.await("the object is selected", () -> Arrays.stream(tables.getSelection()).map(TableItem::getText).toList().equals(List.of("shop.customer")));
    }

    @Test
    void refusesADamagedBundleNamingThePart(Studio studio, @TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("cut.godwit"), new byte[] {'P', 'K', 3, 4, 0, 0});
        studio.openPerspective(PERSPECTIVE);
        studio.run(() -> FilePrompt.answerBy(Optional.of((shell, kind, extensions, name) -> Optional.of(file))));
        studio.command("org.godwit.ui.rehearsal.import");
        Shell dialog = studio.shell("Importing a bundle");
        studio.await("it names the part", () -> Widgets.below(dialog).map(Widgets::text).anyMatch(t -> t.contains("cut.godwit") && t.contains("directory")));
        studio.run(dialog::close);
        assertThat(Studios.access().folder().resolve("bundles/cut.godwit")).doesNotExist();
    }

    @Test
    void aRunIsCancelledFromItsPage(Studio studio) throws Exception {
        System.setProperty("godwit.sample.rows", "400000");
        studio.openPerspective(PERSPECTIVE);
        studio.command("org.godwit.ui.rehearsal.sample");
        CTabFolder tabs = runTabs(studio);
        studio.await("the source is filled", LONG, () -> lines(tabs).anyMatch(line -> line.getText(0).equals("Load source") && line.getText(1).equals("Running")));
        studio.press(window(studio), "Cancel");
        long began = System.nanoTime();
        studio.await("it is cancelled", LONG, () -> labels(window(studio)).anyMatch("Cancelled"::equals));
        System.getLogger("godwit").log(System.Logger.Level.INFO, "cancelled after " + (System.nanoTime() - began) / 1_000_000 + " ms");
        studio.await("no job is left", LONG, () -> Job.getJobManager().find(ProjectFamily.ANY).length == 0);
        studio.screenshot("rehearsal-cancelled");
    }

    private static void capture(Studio studio) {
        studio.command("org.godwit.ui.rehearsal.capture");
        Shell wizard = studio.shell("Capture a Source");
        Combo sources = studio.find(wizard, Combo.class, "with the source", c -> c.isVisible() && c.indexOf(PairExtension.SOURCE) >= 0);
        choose(studio, sources, PairExtension.SOURCE);
        Text name = studio.find(wizard, Text.class, "of the name", t -> t.isVisible() && t.getText().equals(PairExtension.SOURCE));
        studio.type(name, "shop-of-birds");
        Spinner log = studio.find(wizard, Spinner.class, "of the log", s -> s.isVisible() && s.getSelection() == 0);
        studio.run(() -> log.setSelection(3));
        studio.screenshot("capture-source");
        studio.press(wizard, "Next");
        Combo databases = studio.find(wizard, Combo.class, "with the database", c -> c.isVisible() && c.indexOf("birdshop") >= 0);
        choose(studio, databases, "birdshop");
        studio.find(wizard, Table.class, "with the objects", t -> t.isVisible() && t.getItemCount() == 4);
        studio.press(wizard, "All");
        studio.await("they are chosen", () -> Widgets.below(wizard).map(Widgets::text).anyMatch(t -> t.contains("3 tables, 1 view")));
        studio.screenshot("capture-objects");
        studio.press(wizard, "Next");
        studio.find(wizard, Text.class, "of the rules", t -> t.isVisible() && "capture.rules".equals(t.getData("id")));
        studio.screenshot("capture-masks");
        studio.press(wizard, "Next");
        studio.find(wizard, Text.class, "with the statements", t -> t.isVisible() && t.getText().contains("START TRANSACTION") && t.getText().contains("`birdshop`.`customer`"));
        studio.screenshot("capture-plan");
        inTheDark(studio, () -> studio.screenshot("capture-plan-dark"));
        studio.press(wizard, "Finish");
        studio.await("the wizard closes", wizard::isDisposed);
    }

    private static void fill(Pair pair) throws SQLException {
        pair.source("DROP DATABASE IF EXISTS birdshop", "CREATE DATABASE birdshop", "USE birdshop", "CREATE TABLE birdshop.customer (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, email VARCHAR(80) UNIQUE, born DATE, note TEXT)",
                "INSERT INTO birdshop.customer SELECT seq, CONCAT('Customer ', seq), CONCAT('c', seq, '@example.org'), IF(seq % 7 = 0, NULL, '1990-01-01' + INTERVAL seq DAY), REPEAT('x', seq % 50) FROM seq_1_to_3000",
                "CREATE TABLE birdshop.orders (id INT PRIMARY KEY AUTO_INCREMENT, customer INT NOT NULL, price DECIMAL(10,2), FOREIGN KEY (customer) REFERENCES birdshop.customer (id))",
                "INSERT INTO birdshop.orders (customer, price) SELECT 1 + seq % 3000, seq / 7 FROM seq_1_to_3000", "CREATE TABLE birdshop.counter (id INT PRIMARY KEY, hits BIGINT NOT NULL)",
                "INSERT INTO birdshop.counter SELECT seq, 0 FROM seq_1_to_5", "CREATE VIEW birdshop.spent AS SELECT customer, SUM(price) AS total FROM birdshop.orders GROUP BY customer");
    }

    /** Some keys are written again and again, as counters are. */
    private static void write(Pair pair, AtomicBoolean end) {
        try (var connection = TwinSql.connect(pair.source()); var statement = connection.createStatement()) {
            for (int i = 1; !end.get(); i++) {
                statement.execute("UPDATE birdshop.counter SET hits = hits + 1 WHERE id = " + (i % 10 == 0 ? 2 : 1));
                statement.execute("INSERT INTO birdshop.orders (customer, price) VALUES (" + (1 + i % 3000) + ", " + i % 97 + ")");
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path finished(String name, double copySeconds, Report.State replay) throws Exception {
        Path folder = Studios.access().folder().resolve("rehearsals").resolve(name);
        Report report = new Report("Godwit Migration Studio", "2026-11-2" + (copySeconds < 20 ? "1" : "2") + "T08:00:00Z", "Rehearsal of a migration", Report.Verdict.EQUAL, "All 1 tables are equal at source and target.",
                Map.of("Input", name, "Seed", "1"), List.of(), new Report.Totals(1, 5000, 400_000, copySeconds, 5000 / copySeconds, 0.4 / copySeconds, 3, copySeconds + 9),
                List.of(new Report.Step("Full migration", "FINISHED", 2, copySeconds, 5000, "rows", 5000 / copySeconds, ""), new Report.Step("Full verification", "FINISHED", 30, 3, 5000, "rows", 1666, "")),
                List.of(new Report.Table("shop.customer", "shop.customer", 5000, 400_000, copySeconds, 5000 / copySeconds, 0.1, 0, "FINISHED", "CONSISTENT", 5000, 0, 0, 0, 3, "")),
                List.of(new Report.Finding("schema", "COLLATION", "WARNING", "shop.customer.name", "utf8mb4_0900_ai_ci", "utf8mb4_general_ci", "The target has no such collation.", "Look at sorting and unique keys.")), List.of(),
                List.of(), List.of(), List.of(new Report.Section("replay", "Replay of the log", replay, "After the replay all tables are equal.", List.of(new Report.Figure("rows per second", "9 000")), List.of(), List.of())));
        ReportWriter.write(report, folder);
        Files.writeString(folder.resolve(RehearsedProject.FILE), """
                {"name": "rehearsed-shop", "source": "source", "target": "target", "types": ["SCHEMA", "FULL", "VERIFICATION"],
                 "objects": {"mode": "WILDCARD", "tableAndViewWhiteList": ["shop.*"], "tableAndViewBlackList": []}, "parameters": {"deferIndexCreation": "true"}}
                """);
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void inTheDark(Studio studio, Runnable look) {
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("dark ground", () -> Palette.isDark(window(studio)));
        try {
            look.run();
        } finally {
            studio.command("org.godwit.ui.app.switchTheme");
            studio.await("light ground", () -> !Palette.isDark(window(studio)));
        }
    }

    private static Shell window(Studio studio) {
        return studio.window().getShell();
    }

    private static CTabFolder runTabs(Studio studio) {
        return studio.find(window(studio), CTabFolder.class, "with the stages", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Stages"));
    }

    private static Stream<TableItem> lines(CTabFolder tabs) {
        return Widgets.below(tabs).filter(TableItem.class::isInstance).map(TableItem.class::cast);
    }

    private static boolean ended(Studio studio) {
        return List.of("Equal in every row", "Differences found", "Not verified", "Failed").stream().anyMatch(text -> labels(window(studio)).anyMatch(l -> l.startsWith(text)));
    }

    private static Stream<String> labels(Shell window) {
        return Widgets.below(window).filter(w -> w instanceof Label label && label.isVisible()).map(Widgets::text);
    }

    private static void choose(Studio studio, Combo combo, String text) {
        studio.run(() -> {
            combo.setText(text);
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static void select(Studio studio, Table table, String text) {
        studio.run(() -> {
            table.setSelection(Arrays.stream(table.getItems()).filter(i -> i.getText(0).equals(text)).findFirst().orElseThrow());
            table.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static void show(CTabFolder tabs, String title) {
        Stream.of(tabs.getItems()).filter(i -> i.getText().startsWith(title)).findFirst().ifPresent(item -> {
            tabs.setSelection(item);
            Event event = new Event();
            event.item = item;
            tabs.notifyListeners(SWT.Selection, event);
        });
    }
}
