package org.godwit.ui;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A table of immutable rows that stays fluid with tens of thousands of them: items are made when they become visible. Sorts by any column, filters by text, keeps the selection over
 * updates by a key, and copies rows as text, CSV, Markdown or SQL. Display thread only.
 *
 * @param <T> a row
 */
public final class RecordTable<T> implements ISelectionProvider {
    /** Up to so many rows are arranged at once, which takes a few milliseconds. */
    private static final int FEW = 2_000;

    private final Table table;
    private final Function<T, Object> key;
    private final List<Column<T>> columns;
    private final LineCount lines;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private List<T> all = List.of();
    private List<T> shown = List.of();
    private String filter = "";
    private Optional<Comparator<T>> order = Optional.empty();
    private List<Predicate<T>> preferred = List.of();
    private int turn;
    private boolean arranging;

    /**
     * @param key what stays the same when a row is updated
     * @param style {@code SWT.MULTI}, {@code SWT.SINGLE}, {@code SWT.BORDER}
     */
    public RecordTable(Composite parent, int style, Function<T, Object> key, List<Column<T>> columns) {
        this.key = key;
        this.columns = List.copyOf(columns);
        table = new Table(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        lines = new LineCount(table);
        this.columns.forEach(this::addColumn);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> fireSelection());
        table.addListener(SWT.KeyDown, this::selectAllOnKey);
        new TableCopy(table, this::export).install();
        A11y.name(table, this.columns.stream().map(Column::title).collect(Collectors.joining(", ")));
        if (this.columns.stream().anyMatch(c -> c.bar().isPresent())) {
            new CellBars<>(table, this.columns, index -> index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty()).install();
        }
    }

    private void addColumn(Column<T> column) {
        TableColumn widget = new TableColumn(table, column.alignment());
        widget.setText(column.title());
        widget.setWidth(column.width());
        widget.setMoveable(true);
        widget.addListener(SWT.Selection, e -> sort(widget, column));
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        int index = event.index;
        if (index >= shown.size()) {
            return;
        }
        T row = shown.get(index);
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            if (column.bar().isEmpty()) {
                item.setText(i, Formats.firstLine(column.text().apply(row)));
            }
            if (column.image().isPresent()) {
                item.setImage(i, column.image().get().apply(row));
            }
        }
    }

    private void sort(TableColumn widget, Column<T> column) {
        boolean down = table.getSortColumn() == widget && table.getSortDirection() == SWT.UP;
        table.setSortColumn(widget);
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        order = Optional.of(down ? column.order().reversed() : column.order());
        show();
    }

    /** Shows these rows; unchanged rows cost nothing. Many rows are arranged in the background and appear a moment later. */
    public void setRows(List<T> rows) {
        List<T> before = all;
        if (rows.size() + before.size() > FEW) {
            all = List.copyOf(rows);
            arrange(Optional.of(before));
        } else if (!rows.equals(before)) {
            all = List.copyOf(rows);
            show();
        }
    }

    /** Shows the rows one of whose cells contains the text, in any case. */
    public void setFilter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        show();
    }

    private void show() {
        if (all.size() > FEW) {
            arrange(Optional.empty());
        } else {
            turn++;
            apply(rowOrder().of(all, key, columns));
        }
    }

    private Set<Object> selectedKeys() {
        return selection().stream().map(key).collect(Collectors.toCollection(HashSet::new));
    }

    private RowOrder<T> rowOrder() {
        return new RowOrder<>(filter, order, preferred, selectedKeys());
    }

    /** Selects the first row that one of these takes, the earliest of them first, whenever none would be selected. They are asked on any thread. */
    public void prefer(List<Predicate<T>> rows) {
        preferred = List.copyOf(rows);
    }

    /** Filters and sorts off the display thread; what was asked for later wins. @param unless what makes it needless, when it equals the rows */
    private void arrange(Optional<List<T>> unless) {
        int mine = ++turn;
        List<T> rows = all;
        RowOrder<T> wanted = rowOrder();
        boolean pending = arranging;
        arranging = true;
        Job.createSystem(RecordTable.class.getSimpleName(), monitor -> {
            // What is still being arranged was never shown, so that it cannot make anything needless.
            Optional<RowOrder.Arranged<T>> next = !pending && unless.filter(rows::equals).isPresent() ? Optional.empty() : Optional.of(wanted.of(rows, key, columns));
            DisplayGate.post(table, () -> {
                if (mine == turn) {
                    arranging = false;
                    next.ifPresent(this::apply);
                }
            });
        }).schedule();
    }

    private void apply(RowOrder.Arranged<T> next) {
        List<T> selectedBefore = selection();
        shown = next.rows();
        lines.set(shown.size(), () -> {
            table.setSelection(next.selected());
            if (!selection().equals(selectedBefore)) {
                fireSelection();
            }
        });
        table.clearAll();
    }

    /** All rows, filtered out ones too. */
    public List<T> rows() {
        return all;
    }

    /** Rows that pass the filter, in the order shown. */
    public List<T> shownRows() {
        return List.copyOf(shown);
    }

    public List<T> selection() {
        return IntStream.of(table.getSelectionIndices()).filter(i -> i < shown.size()).mapToObj(shown::get).toList();
    }

    public Optional<T> first() {
        return selection().stream().findFirst();
    }

    public void select(Object rowKey) {
        IntStream.range(0, shown.size()).filter(i -> key.apply(shown.get(i)).equals(rowKey)).findFirst().ifPresent(i -> {
            table.setSelection(i);
            fireSelection();
        });
    }

    /** Called with the first selected row when the user double-clicks it or presses Enter. */
    public void onOpen(Consumer<T> action) {
        table.addListener(SWT.DefaultSelection, e -> first().ifPresent(action));
    }

    public void onSelect(Consumer<List<T>> action) {
        addSelectionChangedListener(e -> action.accept(selection()));
    }

    public Table control() {
        return table;
    }

    /** Rows that are selected, or all shown rows when none is, with the column titles where the format has them. */
    public String export(TableCopy.Format format) {
        List<T> rows = selection().isEmpty() ? shown : selection();
        return format.write(columns.stream().map(Column::title).toList(), rows.stream().map(row -> columns.stream().map(c -> c.text().apply(row)).toList()).toList());
    }

    private void selectAllOnKey(Event event) {
        if (event.stateMask == SWT.MOD1 && event.keyCode == 'a' && (table.getStyle() & SWT.MULTI) != 0) {
            table.selectAll();
            fireSelection();
        }
    }

    private void fireSelection() {
        SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
        listeners.forEach(listener -> listener.selectionChanged(event));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public IStructuredSelection getSelection() {
        return new StructuredSelection(selection());
    }

    @Override
    public void setSelection(ISelection selection) {
        if (selection instanceof IStructuredSelection rows && !rows.isEmpty()) {
            @SuppressWarnings("unchecked")
            T row = (T) rows.getFirstElement();
            select(key.apply(row));
        } else {
            table.deselectAll();
            fireSelection();
        }
    }
}
