package org.godwit.ui.projects;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Plurals;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StudioWatch;

/** All projects with state, step, progress, delay and tags, filtered by text, state and tag; opening one opens its editor. */
public final class ProjectListView extends ViewPart {
    public static final String ID = "org.godwit.ui.projects.list";
    private static final Duration DELAY_PERIOD = Duration.ofSeconds(1);
    private static final String REHEARSE = "org.godwit.ui.rehearsal.sample";

    private RecordTable<ProjectSummary> table;
    private PageStack pages;
    private Combo state;
    private Combo tag;
    private Label count;
    private List<ProjectSummary> projects = List.of();
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
        createFilters(content);
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

    private void createFilters(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new FilterField(bar, Messages.ProjectListView_filter, text -> table.setFilter(text));
        state = choice(bar, Messages.ProjectListView_anyState);
        List.of(ProjectStatus.values()).stream().filter(s -> s != ProjectStatus.DELETED).forEach(s -> state.add(States.label(s)));
        tag = choice(bar, Messages.ProjectListView_anyTag);
        count = new Label(bar, SWT.RIGHT);
        GridDataFactory.fillDefaults().hint(150, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(count);
    }

    private Combo choice(Composite parent, String any) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.add(any);
        combo.select(0);
        combo.addListener(SWT.Selection, e -> showProjects());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(combo);
        return combo;
    }

    private static List<Column<ProjectSummary>> columns() {
        return List.of(Column.text(Messages.ProjectListView_name, 170, ProjectSummary::name),
                Column.<ProjectSummary>text(Messages.ProjectListView_state, 110, p -> States.label(p.status())).icon(p -> States.icon(p.status()).image()),
                Column.<ProjectSummary>text(Messages.ProjectListView_step, 120, p -> p.step().map(EngineWords::step).orElse("")),
                Column.<ProjectSummary>bar(Messages.ProjectListView_progress, 130, p -> p.step().isPresent() ? p.progress() : -1),
                Column.<ProjectSummary>number(Messages.ProjectListView_delay, 80, p -> p.delaySeconds().orElse(-1L), p -> Formats.delay(p.delaySeconds())),
                Column.text(Messages.ProjectListView_tags, 110, p -> String.join(", ", p.labels())),
                Column.text(Messages.ProjectListView_route, 190, p -> p.sourceName() + " → " + p.targetName()),
                Column.<ProjectSummary>text(Messages.ProjectListView_duration, 90, p -> Formats.elapsed(p.started(), p.finished())).sortedBy(Comparator.comparing(p -> p.started().orElse(p.created()))),
                Column.<ProjectSummary>text(Messages.ProjectListView_created, 140, p -> Formats.time(p.created())).sortedBy(Comparator.comparing(ProjectSummary::created)),
                Column.text(Messages.ProjectListView_problem, 320, p -> EngineSentences.say(p.problem())));
    }

    /** A delay grows without any change being told. */
    private void followDelays() {
        if (projects.stream().anyMatch(p -> p.delaySeconds().isPresent())) {
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

    private void show(List<ProjectSummary> read) {
        projects = read;
        showTags(read.stream().flatMap(p -> p.labels().stream()).distinct().sorted().toList());
        showProjects();
        pages.show(!read.isEmpty());
        if (readAgain) {
            readAgain = false;
            reload();
        }
    }

    /** Offers the tags that projects have; the chosen one stays chosen while there is one. */
    private void showTags(List<String> names) {
        if (names.equals(List.of(tag.getItems()).subList(1, tag.getItemCount()))) {
            return;
        }
        String chosen = tag.getText();
        if (tag.getItemCount() > 1) {
            tag.remove(1, tag.getItemCount() - 1);
        }
        names.forEach(tag::add);
        tag.select(Math.max(0, tag.indexOf(chosen)));
        tag.requestLayout();
    }

    private void showProjects() {
        String wantedState = state.getSelectionIndex() > 0 ? state.getText() : "";
        String wantedTag = tag.getSelectionIndex() > 0 ? tag.getText() : "";
        List<ProjectSummary> wanted = projects.stream().filter(p -> wantedState.isEmpty() || States.label(p.status()).equals(wantedState))
                .filter(p -> wantedTag.isEmpty() || p.labels().contains(wantedTag)).toList();
        table.setRows(wanted);
        String text = wanted.size() == projects.size()
                ? Messages.bind(Messages.ProjectListView_all, Formats.count(projects.size()))
                : Plurals.bind(Messages.ProjectListView_some, Formats.count(wanted.size()), Formats.count(projects.size()));
        if (!count.getText().equals(text)) {
            count.setText(text);
        }
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
