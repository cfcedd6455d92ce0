package org.godwit.ui.app;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Widget;

/**
 * Disposes of items that a virtual table has lost. GTK asks for cells while rows are being removed; the item that the table makes then is in none of its rows and outlives it. The theme engine keeps
 * every item that it has styled, and fails to switch the theme over one whose table is gone. Display thread only.
 */
final class OrphanItems {
    private final Map<Table, Set<TableItem>> styled = new IdentityHashMap<>();

    private OrphanItems() {
    }

    static void watch(Display display) {
        OrphanItems items = new OrphanItems();
        display.addListener(SWT.Skin, event -> items.styled(event.widget));
        display.addFilter(SWT.Dispose, event -> items.disposed(event.widget));
    }

    private void styled(Widget widget) {
        if (widget instanceof TableItem item && !item.isDisposed() && !item.getParent().isDisposed()) {
            styled.computeIfAbsent(item.getParent(), table -> Collections.newSetFromMap(new IdentityHashMap<>())).add(item);
        }
    }

    /** Told before a table lets go of its rows. */
    private void disposed(Widget widget) {
        if (widget instanceof Table table) {
            Optional.ofNullable(styled.remove(table)).ifPresent(items -> List.copyOf(items).stream().filter(i -> !i.isDisposed() && table.indexOf(i) < 0).forEach(TableItem::dispose));
        } else if (widget instanceof TableItem item) {
            Optional.ofNullable(styled.get(item.getParent())).ifPresent(items -> items.remove(item));
        }
    }
}
