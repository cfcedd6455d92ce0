package org.godwit.ui.app;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.ShowingEditor;
import org.godwit.ui.StatusGate;
import org.godwit.ui.StudioWatch;
import org.godwit.ui.app.OverviewFigures.Activity;
import org.godwit.ui.monitor.alert.AlertLabels;
import org.godwit.ui.monitor.alert.AlertNotifier;

/** The whole workspace on one page: how many projects are in which state, which ones lag, what is alarming, what was done last. Each line leads to its project. */
public final class OverviewEditor extends ShowingEditor {
    public static final String ID = "org.godwit.ui.app.overview";
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final String SHOW_PROJECT = "org.godwit.ui.projects.show";

    private final Map<ProjectGroup, CountCard> cards = new EnumMap<>(ProjectGroup.class);
    private Composite root;
    private boolean isComplete;
    private CountCard alertCard;
    private RecordTable<ProjectSummary> projects;
    private PageStack alertPages;
    private RecordTable<AlertView> alerts;
    private RecordTable<Activity> activity;
    private Optional<ProjectGroup> chosen = Optional.empty();
    private OverviewFigures figures = new OverviewFigures(List.of(), List.of(), List.of());
    private boolean reading;
    private boolean readAgain;

    static void open(IWorkbenchPage page) {
        try {
            page.openEditor(new OverviewInput(), ID);
        } catch (PartInitException e) {
            StatusGate.show(Messages.Overview_name, new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 8).spacing(0, 8).applyTo(root);
        Composite row = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(ProjectGroup.values().length + 1).equalWidth(true).spacing(8, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        SashForm halves = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        // all of the page at once would hold up the window
        DisplayGate.inTurns(root, () -> createCards(row), () -> createProjects(halves), () -> createLower(halves));
    }

    private void createCards(Composite row) {
        for (ProjectGroup group : ProjectGroup.values()) {
            cards.put(group, new CountCard(row, group.icon(), group.label(), on -> choose(on ? Optional.of(group) : Optional.empty())));
        }
        alertCard = new CountCard(row, Icons.STATE_WARNING, Messages.Overview_alerts, on -> showAlerts());
        root.layout(true, true);
    }

    private void createProjects(SashForm halves) {
        projects = new RecordTable<>(section(halves, Messages.Overview_projects), SWT.SINGLE, ProjectSummary::id, projectColumns());
        projects.onOpen(p -> showProject(p.id(), p.name()));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(projects.control());
        halves.layout(true, true);
    }

    private void createLower(SashForm halves) {
        SashForm lower = new SashForm(halves, SWT.HORIZONTAL);
        alertPages = new PageStack(section(lower, Messages.Overview_openAlerts));
        alerts = new RecordTable<>(alertPages.root(), SWT.SINGLE, AlertView::id, alertColumns());
        alertPages.setContent(alerts.control());
        alertPages.setEmpty(Icons.STATE_FINISHED, Messages.Overview_noAlerts, Messages.Overview_noAlertsText, List.of());
        alerts.onOpen(a -> showProject(a.projectId(), a.projectName()));
        activity = new RecordTable<>(section(lower, Messages.Overview_activity), SWT.SINGLE, Activity::id, activityColumns());
        activity.onOpen(this::showProject);
        for (Control table : List.of(alertPages.root(), activity.control())) {
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        }
        halves.layout(true, true);
        isComplete = true;
        if (getSite().getPage().getActivePart() == this) {
            setFocus();
        }
        StudioWatch.of(root, Optional.empty(), this::reload);
        Pulse.each(root, PERIOD, this::followDelays);
    }

    private static Composite section(Composite parent, String title) {
        Composite section = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(section);
        Label label = new Label(section, SWT.NONE);
        label.setText(title);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        return section;
    }

    private static List<Column<ProjectSummary>> projectColumns() {
        return List.of(Column.<ProjectSummary>text(Messages.Overview_project, 200, ProjectSummary::name).icon(p -> ProjectGroup.of(p.status()).icon().image()),
                Column.<ProjectSummary>text(Messages.Overview_state, 110, p -> ProjectGroup.of(p.status()).label()).sortedBy(Comparator.comparing(ProjectSummary::status)),
                Column.text(Messages.Overview_step, 180, p -> p.step().map(EngineWords::step).orElse("")),
                Column.<ProjectSummary>bar(Messages.Overview_progress, 120, p -> p.step().isPresent() ? p.progress() : -1),
                Column.<ProjectSummary>number(Messages.Overview_delay, 90, p -> p.delaySeconds().orElse(-1L), p -> Formats.delay(p.delaySeconds())),
                Column.text(Messages.Overview_problem, 420, p -> EngineSentences.say(p.problem())));
    }

    private static List<Column<AlertView>> alertColumns() {
        return List.of(Column.<AlertView>text(Messages.Overview_project, 130, AlertView::projectName).icon(a -> Icons.STATE_WARNING.image()),
                Column.text(Messages.Overview_alert, 100, a -> AlertLabels.rule(a.rule())), Column.text(Messages.Overview_level, 80, a -> AlertLabels.level(a.level())),
                Column.<AlertView>text(Messages.Overview_since, 140, a -> Formats.time(a.since())).sortedBy(Comparator.comparing(AlertView::since)),
                Column.text(Messages.Overview_problem, 260, a -> EngineSentences.say(a.cause())));
    }

    private static List<Column<Activity>> activityColumns() {
        return List.of(Column.text(Messages.Overview_time, 140, Activity::time), Column.text(Messages.Overview_action, 180, a -> EngineWords.action(a.action())), Column.text(Messages.Overview_object, 200, Activity::object));
    }

    private void choose(Optional<ProjectGroup> group) {
        chosen = group;
        cards.forEach((g, card) -> card.setChosen(group.filter(c -> c == g).isPresent()));
        showProjects();
    }

    private void showAlerts() {
        alertCard.setChosen(false);
        AlertNotifier.open(Optional.empty());
    }

    private static void showProject(String id, String name) {
        Commands.run(SHOW_PROJECT, Map.of("project", id, "name", name));
    }

    private void showProject(Activity line) {
        figures.projects().stream().filter(p -> p.name().equals(line.object())).findFirst().ifPresent(p -> showProject(p.id(), p.name()));
    }

    private void followDelays() {
        if (figures.projects().stream().anyMatch(p -> p.delaySeconds().isPresent())) {
            reload();
        }
    }

    private void reload() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        new EngineJob<>(Messages.Overview_reading, projects.control(), OverviewFigures::read).quiet().lastly(() -> reading = false)
                .otherwise(failure -> StatusGate.log(Messages.Overview_reading, failure)).then(this::show).start();
    }

    private void show(OverviewFigures read) {
        figures = read;
        Map<ProjectGroup, Integer> counts = new EnumMap<>(ProjectGroup.class);
        read.projects().forEach(p -> counts.merge(ProjectGroup.of(p.status()), 1, Integer::sum));
        cards.forEach((group, card) -> card.show(counts.getOrDefault(group, 0), group == ProjectGroup.FAILED));
        alertCard.show(read.alerts().size(), true);
        showProjects();
        alerts.setRows(read.alerts());
        alertPages.show(!read.alerts().isEmpty());
        activity.setRows(read.activity());
        if (readAgain) {
            readAgain = false;
            reload();
        }
    }

    private void showProjects() {
        projects.setRows(chosen.isEmpty() ? figures.projects() : figures.projects().stream().filter(p -> chosen.get() == ProjectGroup.of(p.status())).toList());
    }

    @Override
    public void setFocus() {
        (isComplete ? projects.control() : root).setFocus();
    }
}
