package org.godwit.ui.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.RecordTable;

/** All rehearsals with their verdicts, newest first; opening one opens its report. */
public final class RunsView extends ViewPart {
    public static final String ID = "org.godwit.ui.rehearsal.runs";

    private RecordTable<RehearsalRun> table;
    private PageStack pages;
    private DisplayGate gate;
    private boolean reading;
    private final Runnable changed = () -> gate.request();

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.REHEARSAL, Messages.RunsView_emptyTitle, Messages.RunsView_emptyText, List.of(new PageStack.Action(Messages.RunsView_sample, () -> Commands.run("org.godwit.ui.rehearsal.sample")),
                new PageStack.Action(Messages.RunsView_new, () -> Commands.run("org.godwit.ui.rehearsal.new"))));
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(content);
        pages.setContent(content);
        table = new RecordTable<>(content, SWT.MULTI, RehearsalRun::folder, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.onOpen(RunEditor::open);
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        gate = new DisplayGate(parent, this::reload);
        RehearsalRuns.get().addListener(changed);
        pages.show(true);
        gate.request();
    }

    private static List<Column<RehearsalRun>> columns() {
        return List.of(Column.<RehearsalRun>text(Messages.RunsView_started, 175, r -> Formats.time(r.started())).icon(r -> RunLabels.icon(r.state()).image()).sortedBy(Comparator.comparing(RehearsalRun::started)),
                Column.text(Messages.RunsView_verdict, 150, r -> RunLabels.label(r.state())),
                Column.<RehearsalRun>text(Messages.RunsView_readiness, 165, r -> r.report().map(p -> RunLabels.label(p.readiness())).orElse("")),
                Column.number(Messages.RunsView_rows, 100, r -> r.report().map(Report::totals).map(Report.Totals::rows).orElse(0L), r -> r.report().map(p -> Formats.count(p.totals().rows())).orElse("")),
                Column.number(Messages.RunsView_time, 90, r -> r.report().map(p -> p.totals().wholeSeconds()).orElse(0.0), r -> r.report().map(p -> Formats.seconds(p.totals().wholeSeconds())).orElse("")),
                Column.text(Messages.RunsView_stage, 150, r -> r.isAtWork() ? r.current().map(s -> RunLabels.label(s.stage())).orElse("") : ""),
                Column.<RehearsalRun>bar(Messages.RunsView_progress, 150, r -> r.isAtWork() ? r.current().map(RehearsalRun.StageState::percent).orElse(0.0) : -1),
                Column.text(Messages.RunsView_input, 260, RehearsalRun::input));
    }

    private void reload() {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.RunsView_reading, table.control(), (studio, cancel) -> RehearsalRuns.get().list()).quiet().lastly(() -> reading = false).then(runs -> {
            table.setRows(runs);
            pages.show(!runs.isEmpty());
        }).start();
    }

    /** The selected run. */
    Optional<RehearsalRun> selected() {
        return table.first();
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        RehearsalRuns.get().removeListener(changed);
        super.dispose();
    }
}
