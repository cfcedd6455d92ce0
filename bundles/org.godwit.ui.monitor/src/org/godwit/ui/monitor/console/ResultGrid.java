package org.godwit.ui.monitor.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractUiBindingConfiguration;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultColumnHeaderDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.painter.layer.NatLayerPainter;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.ui.action.IKeyAction;
import org.eclipse.nebula.widgets.nattable.ui.action.IMouseAction;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.godwit.supervisor.service.RmConsole.Result;
import org.godwit.ui.Clip;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.monitor.Messages;

/** The rows of a query: cells are selected, copied and changed. Made anew for each result. Display thread only. */
final class ResultGrid {
    private static final int ROW_HEIGHT = 24;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 380;
    private static final int PADDING = 20;
    private static final int MEASURED_ROWS = 60;
    private static final int SHOWN_CHARACTERS = 400;

    /** A cell that is to be changed. */
    record Cell(int row, int column) {
    }

    private final Result result;
    private final NatTable table;
    private final SelectionLayer selection;

    /** @param onEdit called with a cell that the user wants to change or see whole */
    ResultGrid(Composite parent, Result result, Consumer<Cell> onEdit) {
        this.result = result;
        DataLayer body = new DataLayer(new Rows());
        body.setDefaultRowHeight(ROW_HEIGHT);
        body.setConfigLabelAccumulator((labels, column, row) -> label(labels, column, row));
        selection = new SelectionLayer(body);
        ViewportLayer viewport = new ViewportLayer(selection);
        DataLayer headings = new DataLayer(new DefaultColumnHeaderDataProvider(result.columns().toArray(String[]::new)));
        headings.setDefaultRowHeight(ROW_HEIGHT);
        ColumnHeaderLayer header = new ColumnHeaderLayer(headings, viewport, selection);
        CompositeLayer all = new CompositeLayer(1, 2);
        all.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        all.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, all, false);
        table.setBackground(parent.getBackground());
        table.addConfiguration(new DefaultNatTableStyleConfiguration());
        GridColors colors = new GridColors(parent);
        table.addConfiguration(colors);
        table.addConfiguration(new Keys(onEdit));
        table.configure();
        table.setLayerPainter(new NatLayerPainter(table) {
            @Override
            public void paintLayer(ILayer layer, GC gc, int xOffset, int yOffset, Rectangle rectangle, IConfigRegistry registry) {
                colors.follow(registry);
                super.paintLayer(layer, gc, xOffset, yOffset, rectangle, registry);
            }
        });
        fit(body);
        table.setMenu(menu(onEdit));
        table.setData("id", "rm.result");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    }

    NatTable control() {
        return table;
    }

    /** The selected cell, else none. */
    Optional<Cell> selected() {
        PositionCoordinate anchor = selection.getSelectionAnchor();
        boolean any = anchor.rowPosition >= 0 && anchor.rowPosition < result.rows().size() && anchor.columnPosition >= 0;
        return any ? Optional.of(new Cell(anchor.rowPosition, anchor.columnPosition)) : Optional.empty();
    }

    void select(Cell cell) {
        selection.selectCell(cell.column(), cell.row(), false, false);
    }

    private String text(int column, int row) {
        return result.rows().get(row).get(column).map(v -> v.length() > SHOWN_CHARACTERS ? v.substring(0, SHOWN_CHARACTERS) + " \u2026" : v).map(Formats::firstLine).orElse("NULL");
    }

    private void label(LabelStack labels, int column, int row) {
        if (row < result.rows().size() && result.rows().get(row).get(column).isEmpty()) {
            labels.addLabel(GridColors.NULL);
        }
    }

    /** Widths that fit what the first rows have. */
    private void fit(DataLayer body) {
        GC gc = new GC(table);
        try {
            for (int column = 0; column < result.columns().size(); column++) {
                int widest = gc.textExtent(result.columns().get(column)).x + PADDING;
                for (int row = 0; row < Math.min(MEASURED_ROWS, result.rows().size()); row++) {
                    widest = Math.max(widest, gc.textExtent(text(column, row)).x);
                }
                body.setColumnWidthByPosition(column, Math.clamp(widest + PADDING, LEAST_WIDTH, MOST_WIDTH));
            }
        } finally {
            gc.dispose();
        }
    }

    private Menu menu(Consumer<Cell> onEdit) {
        Menu menu = new Menu(table);
        item(menu, Messages.ResultGrid_edit, Icons.EDIT, () -> selected().ifPresent(onEdit));
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, Messages.ResultGrid_copy, Icons.COPY, () -> copy("\t", v -> v.replace('\t', ' ').replace('\n', ' '), "", ""));
        item(menu, Messages.ResultGrid_copyCsv, Icons.COPY, () -> copy(",", v -> v.matches("(?s).*[\",\n\r].*") ? '"' + v.replace("\"", "\"\"") + '"' : v, "", ""));
        item(menu, Messages.ResultGrid_copyMarkdown, Icons.COPY, () -> copy(" | ", v -> v.replace("|", "\\|").replace('\n', ' '), "| ", " |"));
        item(menu, Messages.ResultGrid_copySql, Icons.COPY, () -> Clip.copy(table, inserts()));
        return menu;
    }

    private static void item(Menu menu, String text, Icons icon, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setImage(icon.image());
        item.addListener(SWT.Selection, e -> action.run());
    }

    /** Rows with a selected cell, or all when at most one cell is selected. */
    private List<List<Optional<String>>> chosen() {
        java.util.Set<Integer> rows = new java.util.TreeSet<>();
        selection.getSelectedRowPositions().forEach(range -> rows.addAll(range.getMembers()));
        return rows.size() < 2 ? result.rows() : rows.stream().filter(r -> r < result.rows().size()).map(result.rows()::get).toList();
    }

    private void copy(String separator, Function<String, String> cell, String before, String after) {
        StringBuilder out = new StringBuilder(result.columns().stream().map(cell).collect(Collectors.joining(separator, before, after))).append('\n');
        if (!before.isEmpty()) {
            out.append(result.columns().stream().map(c -> "---").collect(Collectors.joining(separator, before, after))).append('\n');
        }
        chosen().forEach(row -> out.append(row.stream().map(v -> cell.apply(v.orElse("NULL"))).collect(Collectors.joining(separator, before, after))).append('\n'));
        Clip.copy(table, out.toString());
    }

    /** INSERT statements into the table that the rows come from. */
    private String inserts() {
        String target = result.origin().map(o -> o.table()).orElse("result");
        String columns = String.join(", ", result.columns());
        StringBuilder out = new StringBuilder();
        chosen().forEach(row -> out.append("INSERT INTO ").append(target).append(" (").append(columns).append(") VALUES (")
                .append(IntStream.range(0, row.size()).mapToObj(i -> row.get(i).map(v -> "'" + v.replace("'", "''") + "'").orElse("NULL")).collect(Collectors.joining(", "))).append(");\n"));
        return out.toString();
    }

    private final class Rows implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return text(column, row);
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new IllegalStateException("Cells change by a statement only");
        }

        @Override
        public int getColumnCount() {
            return result.columns().size();
        }

        @Override
        public int getRowCount() {
            return result.rows().size();
        }
    }

    /** F2, Enter or a double click on a cell. */
    private final class Keys extends AbstractUiBindingConfiguration {
        private final Consumer<Cell> onEdit;

        Keys(Consumer<Cell> onEdit) {
            this.onEdit = onEdit;
        }

        @Override
        public void configureUiBindings(UiBindingRegistry bindings) {
            IKeyAction byKey = (natTable, event) -> selected().ifPresent(onEdit);
            bindings.registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.F2), byKey);
            bindings.registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.CR), byKey);
            IMouseAction byMouse = (natTable, event) -> selected().ifPresent(onEdit);
            bindings.registerFirstDoubleClickBinding(MouseEventMatcher.bodyLeftClick(SWT.NONE), byMouse);
        }
    }
}
