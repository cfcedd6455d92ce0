package org.godwit.ui.projects;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StudioWatch;

/** All projects with state, step and progress; opening one opens its editor. */
public final class ProjectListView extends ViewPart {
    public static final String ID = "org.godwit.ui.projects.list";
    private static final Duration DELAY_PERIOD = Duration.ofSeconds(1);
    private static final String REHEARSE = "org.godwit.ui.rehearsal.sample";

    private RecordTable<ProjectSummary> table;
    private PageStack pages;
    private boolean reading;
    private boolean readAgain;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.PROJECT, Messages.ProjectListView_emptyTitle, Messages.ProjectListView_emptyText, List.of(
                new PageStack.Action(Messages.ProjectListView_rehearse, () -> Commands.run(REHEARSE)), new PageStack.Action(Messages.ProjectListView_new, () -> Commands.run(ProjectWizard.COMMAND))));
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        new FilterField(content, Messages.ProjectListView_filter, text -> table.setFilter(text));
        table = new RecordTable<>(content, SWT.MULTI, ProjectSummary::id, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.onOpen(project -> ProjectEditor.open(project.id(), project.name()));
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        pages.show(true);
        StudioWatch.of(parent, Optional.empty(), this::reload);
        Pulse.each(table.control(), DELAY_PERIOD, this::followDelays);
    }

    private static List<Column<ProjectSummary>> columns() {
        return List.of(Column.text(Messages.ProjectListView_name, 170, ProjectSummary::name),
                Column.<ProjectSummary>text(Messages.ProjectListView_state, 110, p -> States.label(p.status())).icon(p -> States.icon(p.status()).image()),
                Column.<ProjectSummary>text(Messages.ProjectListView_step, 120, p -> p.step().map(StepName::label).orElse("")),
                Column.<ProjectSummary>bar(Messages.ProjectListView_progress, 130, p -> p.step().isPresent() ? p.progress() : -1),
                Column.<ProjectSummary>number(Messages.ProjectListView_delay, 80, p -> p.delaySeconds().orElse(-1L), p -> Formats.delay(p.delaySeconds())),
                Column.text(Messages.ProjectListView_route, 190, p -> p.sourceName() + " → " + p.targetName()),
                Column.<ProjectSummary>text(Messages.ProjectListView_duration, 90, p -> Formats.elapsed(p.started(), p.finished())).sortedBy(Comparator.comparing(p -> p.started().orElse(p.created()))),
                Column.<ProjectSummary>text(Messages.ProjectListView_created, 140, p -> Formats.time(p.created())).sortedBy(Comparator.comparing(ProjectSummary::created)),
                Column.text(Messages.ProjectListView_problem, 320, ProjectSummary::problem));
    }

    /** A delay grows without any change being told. */
    private void followDelays() {
        if (table.rows().stream().anyMatch(p -> p.delaySeconds().isPresent())) {
            reload();
        }
    }

    private void reload() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        new EngineJob<>(Messages.ProjectListView_reading, table.control(), (studio, cancel) -> studio.projects().list()).quiet().lastly(() -> reading = false).then(this::show).start();
    }

    private void show(List<ProjectSummary> projects) {
        table.setRows(projects);
        pages.show(!projects.isEmpty());
        if (readAgain) {
            readAgain = false;
            reload();
        }
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
