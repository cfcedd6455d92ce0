package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.error.Category;
import org.godwit.core.error.Problem;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;

/** Top of a rehearsal's page: verdict, figures, and the report in a browser; while it runs, Cancel. */
final class RunBanner {
    private final Label icon;
    private final Label verdict;
    private final Label text;
    private final Button browser;
    private final Button project;
    private final FigureBar figures;
    private final ProblemPane problem;
    private Optional<Path> html = Optional.empty();
    private Optional<Path> running = Optional.empty();
    private Optional<Path> made = Optional.empty();

    RunBanner(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(10, 10).spacing(8, 4).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_WAITING.image());
        verdict = new Label(root, SWT.NONE);
        verdict.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(verdict);
        project = new Button(root, SWT.PUSH);
        project.setText(Messages.RunBanner_project);
        project.setToolTipText(Messages.RunBanner_projectHint);
        project.setImage(Icons.PROJECT.image());
        project.addListener(SWT.Selection, e -> made.ifPresent(RunHandler::makeProject));
        project.setEnabled(false);
        browser = new Button(root, SWT.PUSH);
        browser.setText(Messages.RunBanner_browser);
        browser.setImage(Icons.REPORT.image());
        browser.addListener(SWT.Selection, e -> act());
        new Label(root, SWT.NONE);
        text = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(300, SWT.DEFAULT).applyTo(text);
        problem = new ProblemPane(root, 4);
        figures = new FigureBar(root);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(figures.control());
        new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        browser.setEnabled(false);
    }

    private void act() {
        running.ifPresent(RunBanner::cancel);
        html.ifPresent(file -> Program.launch(file.toUri().toString()));
    }

    private static void cancel(Path folder) {
        for (Job job : Job.getJobManager().find(folder)) {
            job.cancel();
        }
    }

    void show(RehearsalRun run) {
        boolean isRunning = run.isAtWork();
        made = run.report().isPresent() ? run.project() : Optional.empty();
        project.setEnabled(made.isPresent());
        running = isRunning ? Optional.of(run.folder()) : Optional.empty();
        html = run.report().map(r -> run.folder().resolve(ReportWriter.HTML));
        icon.setImage(RunLabels.icon(run.state()).image());
        verdict.setText(run.report().map(r -> RunLabels.label(run.state()) + "  ·  " + RunLabels.label(r.readiness())).orElseGet(() -> RunLabels.label(run.state())));
        text.setText(run.report().map(Report::verdictText).orElseGet(() -> run.input() + "   ·   " + Messages.bind(Messages.RunBanner_began, Formats.time(run.started()))));
        browser.setText(isRunning ? Messages.RunBanner_cancel : Messages.RunBanner_browser);
        browser.setImage(isRunning ? Icons.DELETE.image() : Icons.REPORT.image());
        browser.setEnabled(run.state() == RehearsalRun.State.RUNNING || html.isPresent());
        problem.show(run.problem().or(() -> run.report().flatMap(r -> r.problems().stream().findFirst())));
        figures.show(run.report().map(RunBanner::figures).orElse(List.of()));
        browser.getParent().requestLayout();
    }

    void showMissing() {
        verdict.setText(Messages.RunBanner_missing);
        problem.show(Optional.of(new Problem("", Category.CONFIGURATION, Messages.RunBanner_missing, Messages.RunBanner_missingText)));
    }

    private static List<FigureBar.Figure> figures(Report report) {
        Report.Totals totals = report.totals();
        List<FigureBar.Figure> list = new ArrayList<>();
        list.add(new FigureBar.Figure(Formats.count(totals.tables()), Messages.Figure_tables));
        list.add(new FigureBar.Figure(Formats.count(totals.rows()), Messages.Figure_rows));
        list.add(new FigureBar.Figure(Formats.bytes(totals.bytes()), Messages.Figure_bytes));
        list.add(new FigureBar.Figure(Formats.rate(totals.rowsPerSecond()), Messages.Figure_speed));
        list.add(new FigureBar.Figure(Formats.seconds(totals.copySeconds()), Messages.Figure_copy));
        list.add(new FigureBar.Figure(Formats.seconds(totals.verifySeconds()), Messages.Figure_verify));
        list.add(new FigureBar.Figure(Formats.seconds(totals.wholeSeconds()), Messages.Figure_whole));
        list.add(new FigureBar.Figure(Formats.count(report.findings().size()), Messages.Figure_findings));
        return list;
    }
}
