package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.PositionText;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.RecordTable;

/** The directions of an incremental migration with what is measured of each, one a line. */
final class DirectionTable {
    private final RecordTable<IncrementalView> table;

    DirectionTable(Composite parent, Consumer<Optional<IncrementalView>> onSelect) {
        table = new RecordTable<>(parent, SWT.BORDER | SWT.SINGLE, IncrementalView::direction, columns());
        table.onSelect(rows -> onSelect.accept(rows.stream().findFirst()));
    }

    private static List<Column<IncrementalView>> columns() {
        return List.of(Column.<IncrementalView>text(Messages.DirectionTable_direction, 145, v -> label(v.direction())).icon(v -> States.icon(v.state()).image()),
                Column.text(Messages.DirectionTable_state, 85, v -> States.label(v.state())), Column.number(Messages.DirectionTable_delay, 70, v -> v.delaySeconds().orElse(-1L), v -> Formats.delay(v.delaySeconds())),
                Column.text(Messages.DirectionTable_applied, 145, v -> Formats.time(v.checkpoint())), rate(Messages.DirectionTable_inserts, "insertRps"), rate(Messages.DirectionTable_updates, "updateRps"),
                rate(Messages.DirectionTable_deletes, "deleteRps"), Column.number(Messages.DirectionTable_lanes, 60, v -> measure(v, "lanes"), DirectionTable::lanes),
                Column.number(Messages.DirectionTable_folding, 65, v -> measure(v, "folding"), v -> v.measures().containsKey("folding") ? Formats.percent(measure(v, "folding")) : ""),
                Column.number(Messages.DirectionTable_retries, 70, v -> measure(v, "retries"), v -> Formats.count(Math.round(measure(v, "retries")))),
                Column.number(Messages.DirectionTable_conflicts, 80, IncrementalView::conflictCount, v -> Formats.count(v.conflictCount())),
                Column.text(Messages.DirectionTable_position, 300, v -> PositionText.readable(v.position())));
    }

    static String label(Direction direction) {
        return switch (direction) {
            case FORWARD -> Messages.DirectionTable_forward;
            case REVERSE -> Messages.DirectionTable_reverse;
        };
    }

    private static Column<IncrementalView> rate(String title, String measure) {
        return Column.number(title, 80, v -> measure(v, measure), v -> Formats.rate(measure(v, measure)));
    }

    private static double measure(IncrementalView view, String name) {
        return view.measures().getOrDefault(name, 0.0);
    }

    private static String lanes(IncrementalView view) {
        return view.measures().containsKey("lanesAll") ? Math.round(measure(view, "lanes")) + " / " + Math.round(measure(view, "lanesAll")) : "";
    }

    Control control() {
        return table.control();
    }

    /** Shows them; until the user chooses one, the direction that runs is selected, else the first. */
    void show(List<IncrementalView> views) {
        boolean changed = !views.equals(table.rows());
        table.setRows(views);
        if (table.first().isEmpty()) {
            views.stream().filter(v -> v.state() == ComponentService.State.RUNNING).findFirst().or(() -> views.stream().findFirst()).ifPresent(v -> table.select(v.direction()));
        } else if (changed) {
            table.control().getParent().layout();
        }
    }

    Optional<IncrementalView> selection() {
        return table.first();
    }
}
