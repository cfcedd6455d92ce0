package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        studio.command("org.godwit.ui.rehearsal.sample");
        Shell window = studio.window().getShell();
        CTabFolder tabs = studio.find(window, CTabFolder.class, "with the stages", f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Stages"));
        studio.await("rows are copied", WHOLE_RUN, () -> works(window, "Full migration") || verdict(window));
        studio.screenshot("rehearsal-running");
        studio.await("a verdict", WHOLE_RUN, () -> verdict(window));
        studio.screenshot("rehearsal-report");

        assertThat(studio.call(() -> says(window, "Equal in every row"))).isTrue();
        Report report = ReportWriter.read(onlyRun().resolve(ReportWriter.JSON));
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

    private static boolean verdict(Shell window) {
        return List.of("Equal in every row", "Differences found", "Not verified", "Failed").stream().anyMatch(text -> labels(window).anyMatch(text::equals));
    }

    private static boolean works(Shell window, String stage) {
        return Widgets.below(window).anyMatch(w -> w instanceof TableItem line && line.getText(0).equals(stage) && line.getText(1).equals("Running"));
    }

    private static boolean says(Shell window, String text) {
        return Widgets.below(window).anyMatch(w -> Widgets.text(w).contains(text));
    }

    private static Stream<String> labels(Shell window) {
        return Widgets.below(window).filter(Label.class::isInstance).map(Widgets::text);
    }

    private static void select(CTabFolder tabs, String title) {
        Stream.of(tabs.getItems()).filter(i -> i.getText().startsWith(title)).findFirst().ifPresent(item -> {
            tabs.setSelection(item);
            Event event = new Event();
            event.item = item;
            tabs.notifyListeners(SWT.Selection, event);
        });
    }

    private static Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(Studios.access().folder().resolve("rehearsals"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
