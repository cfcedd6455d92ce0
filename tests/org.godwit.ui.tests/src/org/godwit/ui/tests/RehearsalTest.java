package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One click rehearses the sample, and its report opens inside. */
@ExtendWith(StudioExtension.class)
class RehearsalTest {
    private static final String ROWS = "godwit.sample.rows";
    private static final Duration WHOLE_RUN = Duration.ofMinutes(4);

    @BeforeEach
    void takeFewRows() {
        System.setProperty(ROWS, "30000");
    }

    @AfterEach
    void takeAllRows() {
        System.clearProperty(ROWS);
    }

    @Test
    void rehearsesTheSampleAtOneClick(Studio studio) throws GodwitException, IOException {
        studio.openPerspective("org.godwit.ui.rehearsal.perspective");
        studio.screenshot("rehearsal-empty");
        Set<Path> before = runs();
        studio.command("org.godwit.ui.rehearsal.sample");
        Shell window = studio.window().getShell();
        CTabFolder tabs = studio.find(window, CTabFolder.class, "with the stages", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Stages"));
        studio.await("rows are copied", WHOLE_RUN, () -> works(window, "Full migration") || verdict(window));
        studio.screenshot("rehearsal-running");
        studio.await("a verdict", WHOLE_RUN, () -> verdict(window));
        studio.screenshot("rehearsal-report");

        assertThat(studio.call(() -> says(window, "Equal in every row"))).isTrue();
        Report report = ReportWriter.read(runs().stream().filter(r -> !before.contains(r)).findFirst().orElseThrow().resolve(ReportWriter.JSON));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(report.tables()).hasSize(Sample.TABLES);

        for (String tab : List.of("Tables", "Findings")) {
            studio.run(() -> select(tabs, tab));
            if (tab.equals("Tables")) {
                studio.find(tabs, Table.class, "with the tables", t -> t.isVisible() && t.getItemCount() == Sample.TABLES);
            }
            studio.screenshot("rehearsal-" + tab.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void rehearsesAFolderOfDumps(Studio studio, @TempDir Path folder) throws GodwitException, IOException {
        Files.writeString(folder.resolve("1-tables.sql"), """
                CREATE DATABASE `dumped`; USE `dumped`;
                CREATE TABLE `bird` (`id` int NOT NULL, `name` varchar(40) DEFAULT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
                """);
        Files.writeString(folder.resolve("2-rows.sql"), "USE `dumped`;\nINSERT INTO `bird` VALUES (1,'godwit'),(2,NULL),(3,'');\n");
        Set<Path> before = runs();
        studio.openPerspective("org.godwit.ui.rehearsal.perspective");
        studio.run(() -> FilePrompt.answerBy(Optional.of((shell, kind, extensions, name) -> Optional.of(folder))));
        try {
            studio.command("org.godwit.ui.rehearsal.new");
            Shell wizard = studio.shell("New Rehearsal");
            studio.press(wizard, "Dump files (.sql, as mysqldump and mariadb-dump write them), or folders of them");
            studio.press(wizard, "Add Folder");
            studio.find(wizard, org.eclipse.swt.widgets.List.class, "with the folder", l -> l.indexOf(folder.toString()) >= 0);
            studio.screenshot("rehearsal-wizard");
            studio.press(wizard, "Finish");
            studio.await("the wizard closes", wizard::isDisposed);
        } finally {
            studio.run(() -> FilePrompt.answerBy(Optional.empty()));
        }
        Shell window = studio.window().getShell();
        studio.await("the run begins", () -> runs().size() > before.size());
        Path run = runs().stream().filter(r -> !before.contains(r)).findFirst().orElseThrow();
        studio.await("a report", WHOLE_RUN, () -> Files.exists(run.resolve(ReportWriter.JSON)) && verdict(window));

        Report report = ReportWriter.read(run.resolve(ReportWriter.JSON));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.EQUAL);
        assertThat(report.tables()).hasSize(1);
        assertThat(studio.call(() -> labels(window).anyMatch(l -> l.startsWith("Equal in every row")))).isTrue();
    }

    private static boolean verdict(Shell window) {
        return List.of("Equal in every row", "Differences found", "Not verified", "Failed").stream().anyMatch(text -> labels(window).anyMatch(l -> l.startsWith(text)));
    }

    private static boolean works(Shell window, String stage) {
        return Widgets.below(window).anyMatch(w -> w instanceof TableItem line && line.getText(0).equals(stage) && line.getText(1).equals("Running"));
    }

    private static boolean says(Shell window, String text) {
        return Widgets.below(window).anyMatch(w -> Widgets.text(w).contains(text));
    }

    private static Stream<String> labels(Shell window) {
        return Widgets.below(window).filter(w -> w instanceof Label label && label.isVisible()).map(Widgets::text);
    }

    private static void select(CTabFolder tabs, String title) {
        Stream.of(tabs.getItems()).filter(i -> i.getText().startsWith(title)).findFirst().ifPresent(item -> {
            tabs.setSelection(item);
            Event event = new Event();
            event.item = item;
            tabs.notifyListeners(SWT.Selection, event);
        });
    }

    private static Set<Path> runs() throws IOException {
        Path folder = Studios.access().folder().resolve("rehearsals");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.collect(Collectors.toSet());
        }
    }
}
