package org.godwit.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Draws percentage and bar into the cells of bar columns, which have no text of their own: erasing one would make GTK lose the icons of selected rows. */
final class CellBars<T> {
    private static final int GAP = 4;
    private static final int BAR_HEIGHT = 6;
    private static final int TEXT_WIDTH = 44;

    private final Table table;
    private final List<Column<T>> columns;
    private final IntFunction<Optional<T>> rows;

    CellBars(Table table, List<Column<T>> columns, IntFunction<Optional<T>> rows) {
        this.table = table;
        this.columns = columns;
        this.rows = rows;
    }

    void install() {
        table.addListener(SWT.PaintItem, this::paint);
    }

    private void paint(Event event) {
        Column<T> column = columns.get(event.index);
        if (column.bar().isEmpty()) {
            return;
        }
        TableItem item = (TableItem) event.item;
        rows.apply(table.indexOf(item)).ifPresent(row -> draw(event.gc, item.getBounds(event.index), column.bar().get().applyAsDouble(row), column.text().apply(row)));
    }

    private static void draw(GC gc, Rectangle cell, double percent, String text) {
        if (percent < 0) {
            return;
        }
        Point extent = gc.textExtent(text);
        gc.drawText(text, cell.x + TEXT_WIDTH - GAP - extent.x, cell.y + (cell.height - extent.y) / 2, true);
        int width = cell.width - TEXT_WIDTH - 2 * GAP;
        if (width < 2 * BAR_HEIGHT) {
            return;
        }
        int left = cell.x + TEXT_WIDTH + GAP;
        int top = cell.y + (cell.height - BAR_HEIGHT) / 2;
        Color before = gc.getBackground();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Palette.TRACK.color());
        gc.fillRoundRectangle(left, top, width, BAR_HEIGHT, BAR_HEIGHT, BAR_HEIGHT);
        gc.setBackground(percent >= 100 ? Palette.GREEN.color() : Palette.BLUE.color());
        int filled = (int) Math.round(width * Math.min(percent, 100) / 100);
        if (filled > 0) {
            gc.fillRoundRectangle(left, top, Math.max(filled, BAR_HEIGHT), BAR_HEIGHT, BAR_HEIGHT, BAR_HEIGHT);
        }
        gc.setBackground(before);
    }
}
