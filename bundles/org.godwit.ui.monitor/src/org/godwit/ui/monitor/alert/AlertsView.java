package org.godwit.ui.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StudioWatch;

/** The open alerts, or all of the last three months, with what to do; opening one opens its project. */
public final class AlertsView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.alerts";
    private static final Duration HISTORY = Duration.ofDays(92);
    private static final int DETAIL_LINES = 4;

    private RecordTable<AlertView> table;
    private Text detail;
    private PageStack pages;
    private boolean withHistory;
    private boolean reading;
    private boolean readAgain;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.STATE_FINISHED, Messages.AlertsView_emptyTitle, Messages.AlertsView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        new FilterField(content, Messages.AlertsView_filter, text -> table.setFilter(text));
        table = new RecordTable<>(content, SWT.SINGLE, AlertView::id, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        detail = new Text(content, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
        detail.setText(Messages.AlertsView_choose);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, detail.getLineHeight() * DETAIL_LINES).applyTo(detail);
        table.onSelect(alerts -> detail
                .setText(alerts.isEmpty() ? Messages.AlertsView_choose : Messages.bind(Messages.AlertsView_todo, EngineSentences.say(alerts.getFirst().cause()), alerts.getFirst().remedy())));
        table.onOpen(AlertMenus::openProject);
        menus();
        getSite().setSelectionProvider(table);
        pages.show(true);
        StudioWatch.of(parent, Optional.empty(), this::reload);
    }

    private void menus() {
        AlertMenus menus = new AlertMenus(table.control());
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(m -> menus.fill(m, table.first()));
        table.control().setMenu(menu.createContextMenu(table.control()));
        Action history = new Action(Messages.AlertsView_history, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                withHistory = isChecked();
                reload();
            }
        };
        history.setImageDescriptor(Icons.LOG.descriptor());
        getViewSite().getActionBars().getToolBarManager().add(history);
    }

    private static List<Column<AlertView>> columns() {
        return List.of(
                Column.<AlertView>text(Messages.AlertsView_level, 110, a -> AlertLabels.level(a.level())).icon(a -> AlertLabels.icon(a).image()).sortedBy(Comparator.comparing(AlertView::level)),
                Column.text(Messages.AlertsView_rule, 120, a -> AlertLabels.rule(a.rule())), Column.text(Messages.AlertsView_project, 150, AlertView::projectName),
                Column.text(Messages.AlertsView_cause, 420, a -> EngineSentences.say(a.cause())),
                Column.<AlertView>text(Messages.AlertsView_since, 150, a -> Formats.time(a.since())).sortedBy(Comparator.comparing(AlertView::since)),
                Column.<AlertView>text(Messages.AlertsView_ended, 150, a -> Formats.time(a.ended())).sortedBy(Comparator.comparing(a -> a.ended().orElse(Instant.MAX))),
                Column.text(Messages.AlertsView_sending, 130, a -> AlertLabels.sending(a.sending())),
                Column.<AlertView>text(Messages.AlertsView_muted, 150, a -> Formats.time(a.mutedUntil())).sortedBy(Comparator.comparing(a -> a.mutedUntil().orElse(Instant.EPOCH))));
    }

    private void reload() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        boolean all = withHistory;
        new EngineJob<>(Messages.AlertsView_reading, table.control(), (studio, cancel) -> all ? studio.alerts().history(Instant.now().minus(HISTORY)) : studio.alerts().open()).quiet()
                .lastly(() -> reading = false).then(this::show).start();
    }

    private void show(List<AlertView> alerts) {
        table.setRows(alerts);
        pages.show(!alerts.isEmpty() || withHistory);
        if (readAgain) {
            readAgain = false;
            reload();
        }
    }

    /** Selects an alert, for whoever was told of it. */
    public void select(long alertId) {
        table.select(alertId);
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
