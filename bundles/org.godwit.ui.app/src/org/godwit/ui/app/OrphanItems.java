package org.godwit.ui.app;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.WidgetElement;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Widget;

/**
 * Items that a virtual table has lost. GTK asks for cells while rows are being removed; the item that the table makes then is in none of its rows and outlives it without being disposed. The theme
 * engine keeps every item that it has styled, and switching the theme fails, or crashes, at one whose table is gone. Display thread only.
 */
final class OrphanItems {
    private final Display display;
    private final Set<TableItem> styled = Collections.newSetFromMap(new WeakHashMap<>());

    private OrphanItems(Display display) {
        this.display = display;
    }

    /** Begins to remember which items are styled. */
    static OrphanItems watch(Display display) {
        OrphanItems items = new OrphanItems(display);
        display.addListener(SWT.Skin, event -> items.styled(event.widget));
        return items;
    }

    private void styled(Widget widget) {
        if (widget instanceof TableItem item) {
            styled.add(item);
        }
    }

    /** Lets the theme engine forget those that no table has any more. */
    void forget() {
        CSSEngine engine = WidgetElement.getEngine(display);
        for (TableItem item : List.copyOf(styled)) {
            if (item.isDisposed()) {
                styled.remove(item);
            } else if (isLost(item)) {
                styled.remove(item);
                engine.handleWidgetDisposed(item);
            }
        }
    }

    private static boolean isLost(TableItem item) {
        Table table = item.getParent();
        return table.isDisposed() || table.indexOf(item) < 0;
    }
}
