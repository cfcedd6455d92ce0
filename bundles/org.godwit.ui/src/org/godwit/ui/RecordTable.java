package org.godwit.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A table of immutable rows that stays fluid with tens of thousands of them: items are made when they become visible. Sorts by any column, filters by text, keeps the selection over
 * updates by a key, and copies rows as text or CSV. Display thread only.
 *
 * @param <T> a row
 */
public final class RecordTable<T> implements ISelectionProvider {
    private final Table table;
    private final Function<T, Object> key;
    private final List<Column<T>> columns;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private List<T> all = List.of();
    private List<T> shown = List.of();
    private String filter = "";
    private Optional<Comparator<T>> order = Optional.empty();

    /**
     * @param key what stays the same when a row is updated
     * @param style {@code SWT.MULTI}, {@code SWT.SINGLE}, {@code SWT.BORDER}
     */
    public RecordTable(Composite parent, int style, Function<T, Object> key, List<Column<T>> columns) {
        this.key = key;
        this.columns = List.copyOf(columns);
        table = new Table(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        this.columns.forEach(this::addColumn);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> fireSelection());
        table.addListener(SWT.KeyDown, this::copyOnKey);
        table.addListener(SWT.MenuDetect, e -> offerCopying());
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
        int index = table.indexOf(item);
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

    /** Shows these rows; unchanged rows cost nothing. */
    public void setRows(List<T> rows) {
        if (!rows.equals(all)) {
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
        List<T> selectedBefore = selection();
        Set<Object> selected = selectedBefore.stream().map(key).collect(Collectors.toCollection(HashSet::new));
        List<T> next = new ArrayList<>(filter.isEmpty() ? all : all.stream().filter(this::matches).toList());
        order.ifPresent(next::sort);
        shown = next;
        table.setItemCount(next.size());
        table.clearAll();
        table.setSelection(IntStream.range(0, next.size()).filter(i -> selected.contains(key.apply(next.get(i)))).toArray());
        if (!selection().equals(selectedBefore)) {
            fireSelection();
        }
    }

    private boolean matches(T row) {
        return columns.stream().anyMatch(c -> c.text().apply(row).toLowerCase(Locale.ROOT).contains(filter));
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

    /** Rows that are selected, or all shown rows when none is: tab-separated lines or CSV, with the column titles first. */
    public String export(boolean csv) {
        List<T> rows = selection().isEmpty() ? shown : selection();
        Function<String, String> cell = csv ? RecordTable::quoted : text -> text.replace('\t', ' ').replace('\n', ' ');
        String separator = csv ? "," : "\t";
        StringBuilder out = new StringBuilder(columns.stream().map(Column::title).map(cell).collect(Collectors.joining(separator))).append('\n');
        rows.forEach(row -> out.append(columns.stream().map(c -> cell.apply(c.text().apply(row))).collect(Collectors.joining(separator))).append('\n'));
        return out.toString();
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private void copyOnKey(Event event) {
        if (event.stateMask == SWT.MOD1 && (event.keyCode == 'c' || event.keyCode == 'C')) {
            Clip.copy(table, export(false));
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'a' && (table.getStyle() & SWT.MULTI) != 0) {
            table.selectAll();
            fireSelection();
        }
    }

    /** A table whose owner gave it no menu can at least be copied. */
    private void offerCopying() {
        if (table.getMenu() == null) {
            Menu menu = new Menu(table);
            copyItem(menu, Messages.RecordTable_copy, false);
            copyItem(menu, Messages.RecordTable_copyCsv, true);
            table.setMenu(menu);
        }
    }

    private void copyItem(Menu menu, String label, boolean csv) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.setImage(Icons.COPY.image());
        item.addListener(SWT.Selection, e -> Clip.copy(table, export(csv)));
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
