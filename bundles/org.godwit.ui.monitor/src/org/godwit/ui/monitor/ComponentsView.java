package org.godwit.ui.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StudioWatch;

/** The components of all projects with their last figures, live. */
public final class ComponentsView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.components";
    private static final int REFRESH_MS = 1_000;

    private RecordTable<ComponentView> table;
    private PageStack pages;
    private boolean reading;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.COMPONENT, Messages.ComponentsView_emptyTitle, Messages.ComponentsView_emptyText,
                List.of(new PageStack.Action(Messages.ComponentsView_rehearse, () -> Commands.run("org.godwit.ui.rehearsal.sample"))));
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        new FilterField(content, Messages.ComponentsView_filter, text -> table.setFilter(text));
        table = new RecordTable<>(content, SWT.SINGLE, ComponentView::name, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        pages.show(true);
        StudioWatch.of(parent, Optional.empty(), this::reload);
        parent.getDisplay().timerExec(REFRESH_MS, this::tick);
    }

    private static List<Column<ComponentView>> columns() {
        return List.of(Column.text(Messages.ComponentsView_name, 320, ComponentView::name), Column.<ComponentView>text(Messages.ComponentsView_kind, 140, c -> c.kind().label()).icon(c -> Icons.COMPONENT.image()),
                Column.text(Messages.ComponentsView_project, 170, ComponentView::projectName),
                Column.<ComponentView>text(Messages.ComponentsView_state, 110, c -> ComponentStates.label(c.state())).icon(c -> ComponentStates.icon(c.state()).image()),
                Column.bar(Messages.ComponentsView_progress, 130, ComponentView::progress), Column.number(Messages.ComponentsView_rows, 100, ComponentView::rowsPerSecond, c -> Formats.rate(c.rowsPerSecond())),
                Column.number(Messages.ComponentsView_bytes, 100, ComponentView::bytesPerSecond, c -> Formats.byteRate(c.bytesPerSecond())),
                Column.number(Messages.ComponentsView_queue, 70, ComponentView::queueFill, c -> Formats.percent(c.queueFill())),
                Column.number(Messages.ComponentsView_errors, 70, ComponentView::errors, c -> Formats.count(c.errors())),
                Column.<ComponentView>text(Messages.ComponentsView_modified, 150, c -> Formats.time(c.modified())).sortedBy(Comparator.comparing(ComponentView::modified)));
    }

    /** Rates fall to zero without any change being told, so a visible table asks each second. */
    private void tick() {
        if (!table.control().isDisposed()) {
            if (table.control().isVisible()) {
                reload();
            }
            table.control().getDisplay().timerExec(REFRESH_MS, this::tick);
        }
    }

    private void reload() {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.ComponentsView_reading, table.control(), (studio, cancel) -> studio.components().list()).quiet().lastly(() -> reading = false).then(components -> {
            table.setRows(components);
            if (table.first().isEmpty() && !components.isEmpty()) {
                table.select(components.get(0).name());
            }
            pages.show(!components.isEmpty());
        }).otherwise(failure -> pages.show(!table.rows().isEmpty())).start();
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
