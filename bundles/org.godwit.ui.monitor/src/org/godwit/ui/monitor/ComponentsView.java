package org.godwit.ui.monitor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StudioWatch;

/** The components of all projects with their last figures, once a second. */
public final class ComponentsView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.components";
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int POSITION = 10;
    private static final int NOTE = 11;

    private RecordTable<ComponentLine> table;
    private ComponentFilter filter;
    private PageStack pages;
    private List<ComponentLine> all = List.of();
    private boolean reading;
    private boolean read;

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.COMPONENT, Messages.ComponentsView_emptyTitle, Messages.ComponentsView_emptyText,
                List.of(new PageStack.Action(Messages.ComponentsView_rehearse, () -> Commands.run("org.godwit.ui.rehearsal.sample"))));
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        filter = new ComponentFilter(content, text -> table.setFilter(text), this::show);
        table = new RecordTable<>(content, SWT.MULTI, ComponentLine::name, columns());
        table.prefer(List.of(line -> true));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.control().addListener(SWT.MouseHover, this::explain);
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        FilterKey.install(getSite(), filter.field());
        pages.show(true);
        // Told of a change, it shows the first components at once; after that a second's rhythm is enough, since rates change without being told.
        StudioWatch.of(parent, Optional.empty(), () -> {
            if (!read || all.isEmpty()) {
                reload();
            }
        });
        Pulse.each(table.control(), PERIOD, this::reload);
    }

    private static List<Column<ComponentLine>> columns() {
        return List.of(Column.text(Messages.ComponentsView_name, 325, ComponentLine::name),
                Column.<ComponentLine>text(Messages.ComponentsView_kind, 125, l -> l.kind().label()).icon(l -> Icons.COMPONENT.image()),
                Column.text(Messages.ComponentsView_project, 100, l -> l.component().projectName()),
                Column.<ComponentLine>text(Messages.ComponentsView_state, 95, l -> ComponentStates.label(l.component().state())).icon(l -> ComponentStates.icon(l.component().state()).image()),
                Column.<ComponentLine>bar(Messages.ComponentsView_progress, 95, l -> l.live().isPresent() ? -1 : l.component().progress()),
                Column.<ComponentLine>number(Messages.ComponentsView_delay, 60, l -> l.delaySeconds().orElse(-1L), l -> Formats.delay(l.delaySeconds())),
                Column.number(Messages.ComponentsView_rows, 65, l -> l.component().rowsPerSecond(), l -> Formats.rate(l.component().rowsPerSecond())),
                Column.number(Messages.ComponentsView_bytes, 75, l -> l.component().bytesPerSecond(), l -> Formats.byteRate(l.component().bytesPerSecond())),
                Column.number(Messages.ComponentsView_queue, 60, l -> l.component().queueFill(), l -> Formats.percent(l.component().queueFill())),
                Column.number(Messages.ComponentsView_errors, 60, l -> l.component().errors(), l -> Formats.count(l.component().errors())),
                Column.text(Messages.ComponentsView_position, 150, ComponentLine::readablePosition), Column.text(Messages.ComponentsView_note, 260, ComponentLine::note),
                Column.<ComponentLine>text(Messages.ComponentsView_modified, 150, l -> Formats.time(l.component().modified())).sortedBy(Comparator.comparing(l -> l.component().modified())));
    }

    private static List<ComponentLine> lines(ComponentService components) throws GodwitException {
        Map<String, LiveView> live = components.live().stream().collect(Collectors.toMap(LiveView::name, Function.identity()));
        return components.list().stream().map(c -> ComponentLine.of(c, live)).toList();
    }

    private void reload() {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.ComponentsView_reading, table.control(), (studio, cancel) -> lines(studio.components())).quiet().lastly(() -> reading = false).then(components -> {
            read = true;
            all = components;
            show();
        }).otherwise(failure -> pages.show(!table.rows().isEmpty())).start();
    }

    private void show() {
        table.setRows(all.stream().filter(filter::takes).toList());
        filter.count(all);
        pages.show(!all.isEmpty());
    }

    /** The whole position and the whole note, which their cells have no room for. */
    private void explain(Event event) {
        Point at = new Point(event.x, event.y);
        TableItem item = table.control().getItem(at);
        int index = item == null ? -1 : table.control().indexOf(item);
        String text = "";
        if (index >= 0 && index < table.shownRows().size()) {
            ComponentLine line = table.shownRows().get(index);
            text = item.getBounds(POSITION).contains(at) ? line.positionDetails() : item.getBounds(NOTE).contains(at) ? line.note() : "";
        }
        table.control().setToolTipText(text.isEmpty() ? null : text.replace("&", "&&"));
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }
}
