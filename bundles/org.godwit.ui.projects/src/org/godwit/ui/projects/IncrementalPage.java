package org.godwit.ui.projects;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ConflictView;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.IncrementalView.TableStatistic;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;

/** The incremental migration in both directions: how far it is and how fast, its DDL statements, its conflicts, and what it did to each table. Read once a second while it is looked at. */
final class IncrementalPage implements ProjectPage {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int DIRECTIONS_HEIGHT = 76;

    /** What is read at once: the directions, and the conflicts of the one that is shown. */
    private record Content(List<IncrementalView> views, List<ConflictView> conflicts) {
    }

    private final String projectId;
    private final DdlPane ddls;
    private final ConflictPane conflicts = new ConflictPane();
    private PageStack pages;
    private DirectionTable directions;
    private Label store;
    private ProblemPane problem;
    private CTabFolder tabs;
    private RecordTable<TableStatistic> tables;
    private boolean known;
    private boolean reading;

    IncrementalPage(String projectId) {
        this.projectId = projectId;
        this.ddls = new DdlPane(projectId);
    }

    @Override
    public String title() {
        return Messages.IncrementalPage_title;
    }

    @Override
    public Control create(Composite parent) {
        pages = new PageStack(parent);
        Composite root = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        pages.setContent(root);
        directions = new DirectionTable(root, this::showDirection);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, DIRECTIONS_HEIGHT).applyTo(directions.control());
        store = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(store);
        problem = new ProblemPane(root, 1);
        tabs = new CTabFolder(root, SWT.TOP | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        tables = new RecordTable<>(tabs, SWT.MULTI, TableStatistic::table, columns());
        tab(tables.control());
        tab(ddls.create(tabs));
        tab(conflicts.create(tabs, this::read));
        tabs.setSelection(0);
        tabs.addListener(SWT.Selection, e -> read());
        title(0, Messages.IncrementalPage_tables, 0);
        title(1, Messages.IncrementalPage_ddls, 0);
        title(2, Messages.IncrementalPage_conflicts, 0);
        pages.show(true);
        Pulse.each(pages.root(), PERIOD, this::read);
        return pages.root();
    }

    private void tab(Control control) {
        new CTabItem(tabs, SWT.NONE).setControl(control);
    }

    private void title(int tab, String title, long count) {
        String text = title + " (" + Formats.count(count) + ")";
        if (!tabs.getItem(tab).getText().equals(text)) {
            tabs.getItem(tab).setText(text);
        }
    }

    private static List<Column<TableStatistic>> columns() {
        return List.of(Column.<TableStatistic>text(Messages.IncrementalPage_table, 260, t -> t.table().toString()).icon(t -> Icons.TABLE.image()), number(Messages.IncrementalPage_inserts, TableStatistic::inserts),
                number(Messages.IncrementalPage_updates, TableStatistic::updates), number(Messages.IncrementalPage_deletes, TableStatistic::deletes), number(Messages.IncrementalPage_changes, TableStatistic::changes),
                number(Messages.IncrementalPage_conflicts, TableStatistic::conflicts));
    }

    private static Column<TableStatistic> number(String title, java.util.function.ToLongFunction<TableStatistic> value) {
        return Column.number(title, 110, value::applyAsLong, t -> Formats.count(value.applyAsLong(t)));
    }

    @Override
    public void show(ProjectDetail detail) {
        if (!known) {
            known = true;
            boolean carries = detail.spec().types().contains(TransferType.INCREMENTAL);
            pages.setEmpty(Icons.STATE_MONITORING, carries ? Messages.IncrementalPage_waitsTitle : Messages.IncrementalPage_noneTitle,
                    carries ? Messages.IncrementalPage_waitsText : Messages.IncrementalPage_noneText, List.of());
        }
        read();
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        Direction direction = directions.selection().map(IncrementalView::direction).orElse(Direction.FORWARD);
        int limit = conflicts.limit();
        new EngineJob<>(Messages.IncrementalPage_reading, pages.root(), (studio, cancel) -> {
            List<IncrementalView> views = studio.projects().incremental(projectId);
            boolean any = views.stream().anyMatch(v -> v.direction() == direction && v.conflictCount() > 0);
            return new Content(views, any ? studio.projects().conflicts(projectId, direction, 0, limit) : List.of());
        }).quiet().lastly(() -> reading = false).then(content -> show(direction, content)).start();
    }

    private void show(Direction direction, Content content) {
        pages.show(!content.views().isEmpty());
        directions.show(content.views());
        Optional<IncrementalView> shown = directions.selection();
        showDirection(shown);
        shown.filter(v -> v.direction() == direction).ifPresent(v -> conflicts.show(v.conflictCount(), content.conflicts()));
    }

    private void showDirection(Optional<IncrementalView> shown) {
        shown.ifPresent(view -> {
            setText(store, storeText(view));
            problem.show(view.problem());
            tables.setRows(view.tables());
            ddls.show(view.ddls());
            long waiting = view.ddls().stream().filter(d -> d.needsAnswer()).count();
            title(0, Messages.IncrementalPage_tables, view.tables().size());
            title(1, waiting == 0 ? Messages.IncrementalPage_ddls : Messages.IncrementalPage_ddlsWaiting, waiting == 0 ? view.ddls().size() : waiting);
            title(2, Messages.IncrementalPage_conflicts, view.conflictCount());
        });
    }

    private static void setText(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            label.requestLayout();
        }
    }

    private static String storeText(IncrementalView view) {
        if (view.store().isEmpty()) {
            return Messages.IncrementalPage_noStore;
        }
        String reach = Messages.bind(Messages.IncrementalPage_store, new Object[] {view.store().get(), States.label(view.storeState()), since(view.storeBegin()), since(view.storeEnd())});
        return view.caughtUp() ? reach + "   ·   " + Messages.IncrementalPage_caughtUp : reach;
    }

    private static String since(Optional<java.time.Instant> time) {
        return time.map(Formats::time).orElse(Messages.IncrementalPage_unknown);
    }
}
