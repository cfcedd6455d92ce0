package org.godwit.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.Widgets;

/** Fills fields by the labels before them, and opens trees by what their lines say. Called on the test thread. */
final class Fields {
    private final Studio studio;

    Fields(Studio studio) {
        this.studio = studio;
    }

    /** Types into the field behind the label. */
    void type(Widget root, String label, String value) {
        Label before = studio.find(root, Label.class, "that begins with " + label, l -> Widgets.plain(l.getText()).startsWith(label));
        Text field = studio.call(() -> behind(before));
        studio.type(field, value);
    }

    private static Text behind(Label label) {
        List<Control> siblings = List.of(label.getParent().getChildren());
        return siblings.stream().skip(siblings.indexOf(label)).filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow();
    }

    /** Chooses an item of the first combo below the root that has it. */
    void choose(Widget root, String item) {
        Combo combo = studio.find(root, Combo.class, "with " + item, c -> Arrays.asList(c.getItems()).contains(item));
        studio.run(() -> {
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Expands the lines of a path of beginnings one after the other; each is looked for anew, because lines are made anew when more is known of them. */
    void open(Tree tree, String... path) {
        for (int length = 1; length <= path.length; length++) {
            String[] part = Arrays.copyOf(path, length);
            studio.await("the line " + part[length - 1], () -> {
                Optional<TreeItem> found = line(tree, part);
                found.ifPresent(item -> {
                    item.setExpanded(true);
                    tell(tree, SWT.Expand, SWT.NONE, item);
                });
                return found.isPresent();
            });
        }
    }

    /** Checks the line that begins so, at the very moment it is there: what is behind it may still be being read. */
    TreeItem check(Tree tree, String label) {
        return check(tree, Optional.empty(), label, true);
    }

    TreeItem check(Tree tree, Optional<TreeItem> parent, String label, boolean isChecked) {
        AtomicReference<TreeItem> found = new AtomicReference<>();
        studio.await("the line " + label, () -> {
            line(tree, parent, label).ifPresent(item -> {
                item.setChecked(isChecked);
                tell(tree, SWT.Selection, SWT.CHECK, item);
                found.set(item);
            });
            return found.get() != null;
        });
        return found.get();
    }

    /** Selects the line below the parent that begins so. */
    TreeItem select(Tree tree, TreeItem parent, String label) {
        studio.await("the line " + label, () -> line(tree, Optional.of(parent), label).isPresent());
        return studio.call(() -> {
            TreeItem item = line(tree, Optional.of(parent), label).orElseThrow();
            tree.setSelection(item);
            tell(tree, SWT.Selection, SWT.NONE, item);
            return item;
        });
    }

    /** Selects the row whose first cell ends so, once it is there. */
    void select(Table table, String label) {
        studio.await("the row " + label, () -> row(table, label).isPresent());
        studio.run(() -> {
            TableItem item = row(table, label).orElseThrow();
            table.setSelection(item);
            Event event = new Event();
            event.item = item;
            table.notifyListeners(SWT.Selection, event);
        });
    }

    private static Optional<TableItem> row(Table table, String label) {
        return Arrays.stream(table.getItems()).filter(i -> i.getText(0).endsWith(label)).findFirst();
    }

    private static void tell(Tree tree, int type, int detail, TreeItem item) {
        Event event = new Event();
        event.item = item;
        event.detail = detail;
        tree.notifyListeners(type, event);
    }

    /** The line at the end of a path of beginnings, as it is now: lines are made anew when more is known of them. */
    static Optional<TreeItem> line(Tree tree, String... path) {
        Optional<TreeItem> found = line(tree, Optional.empty(), path[0]);
        for (int i = 1; i < path.length && found.isPresent(); i++) {
            found = line(tree, found, path[i]);
        }
        return found;
    }

    private static Optional<TreeItem> line(Tree tree, Optional<TreeItem> parent, String label) {
        return Arrays.stream(parent.map(TreeItem::getItems).orElseGet(tree::getItems)).filter(i -> i.getText().startsWith(label)).findFirst();
    }
}
