package org.godwit.ui.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Keeps lines and columns of tables, trees and menus from the engine of styles. The themes have no rule about them, but the engine would match all rules against each line as it comes into sight, and keep a listener for
 * each, which is what one waits for while a long table is scrolled. Display thread only.
 */
final class LineSkins {
    private LineSkins() {
    }

    static void leaveOut(Display display) {
        display.addFilter(SWT.Skin, LineSkins::drop);
    }

    private static void drop(Event event) {
        if (event.widget instanceof TableItem || event.widget instanceof TreeItem || event.widget instanceof TableColumn || event.widget instanceof TreeColumn || event.widget instanceof MenuItem) {
            event.type = SWT.None;
        }
    }
}
