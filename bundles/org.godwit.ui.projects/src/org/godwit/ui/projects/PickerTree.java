package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.godwit.core.spi.ObjectSummary;

/** The tree of the object picker: databases, below them ranges of long lists, below them tables and views. Lines are made as they become visible. Display thread only. */
final class PickerTree {
    /** Databases that a search opens by itself. */
    private static final int OPENED_BY_SEARCH = 20;
    private static final String RANGES = "ranges";

    private final PickerLabels labels;
    private List<PickerDatabase> databases = List.of();
    private Tree tree;

    PickerTree(ProjectDraft draft) {
        labels = new PickerLabels(draft);
    }

    /** @param opened told of a database that is opened */
    void create(Composite parent, Consumer<PickerDatabase> opened) {
        tree = new Tree(parent, SWT.VIRTUAL | SWT.CHECK | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        tree.setHeaderVisible(true);
        tree.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = Messages.SelectionPage_title));
        column(Messages.ObjectPicker_object, 215, SWT.LEFT);
        column(Messages.ObjectPicker_rows, 115, SWT.RIGHT);
        column(Messages.ObjectPicker_size, 70, SWT.RIGHT);
        column(Messages.ObjectPicker_target, 135, SWT.LEFT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
        tree.addListener(SWT.SetData, e -> fill((TreeItem) e.item));
        tree.addListener(SWT.Expand, e -> {
            TreeItem item = (TreeItem) e.item;
            database(item).ifPresent(opened);
            range(item).ifPresent(r -> item.setItemCount(r.size()));
        });
    }

    private void column(String title, int width, int alignment) {
        TreeColumn column = new TreeColumn(tree, alignment);
        column.setText(title);
        column.setWidth(width);
    }

    Tree control() {
        return tree;
    }

    /** Shows everything anew; what is open stays open. */
    void show(List<PickerDatabase> newDatabases, boolean isSearched) {
        databases = newDatabases;
        tree.setItemCount(databases.size());
        for (int i = 0; i < databases.size(); i++) {
            resize(tree.getItem(i), databases.get(i));
        }
        tree.clearAll(true);
        for (int i = 0; i < databases.size(); i++) {
            boolean open = databases.size() == 1 || isSearched && i < OPENED_BY_SEARCH;
            if (open && databases.get(i).isLoaded() && databases.get(i).lineCount() > 0) {
                tree.getItem(i).setExpanded(true);
            }
        }
    }

    /** Ranges and objects are different lines: when one takes the other's place, the lines are made anew. */
    private static void resize(TreeItem item, PickerDatabase database) {
        boolean open = item.getExpanded();
        if (!Boolean.valueOf(database.hasRanges()).equals(item.getData(RANGES))) {
            item.setItemCount(0);
            item.setData(RANGES, database.hasRanges());
        }
        item.setItemCount(database.lineCount());
        if (open && database.lineCount() > 0) {
            item.setExpanded(true);
        }
    }

    /** The same lines say something else. */
    void refreshItems() {
        tree.clearAll(true);
    }

    /** The line and those above it say something else. */
    void refresh(TreeItem item) {
        for (TreeItem each = item; each != null; each = each.getParentItem()) {
            fill(each);
        }
    }

    private void fill(TreeItem item) {
        Optional<PickerDatabase> database = database(item);
        Optional<List<ObjectSummary>> range = range(item);
        if (database.isPresent()) {
            labels.fill(item, database.get());
            item.setItemCount(database.get().lineCount());
        } else if (range.isPresent()) {
            labels.fill(item, range.get());
            // one line stands for all of them until the range is opened
            item.setItemCount(item.getExpanded() ? range.get().size() : 1);
        } else {
            object(item).ifPresentOrElse(o -> labels.fill(item, o), () -> item.setText(Messages.ObjectPicker_loading));
        }
    }

    Optional<PickerDatabase> database(TreeItem item) {
        return item.getParentItem() == null && tree.indexOf(item) < databases.size() ? Optional.of(databases.get(tree.indexOf(item))) : Optional.empty();
    }

    Optional<List<ObjectSummary>> range(TreeItem item) {
        TreeItem parent = item.getParentItem();
        return parent == null ? Optional.empty() : database(parent).flatMap(d -> d.range(parent.indexOf(item)));
    }

    Optional<ObjectSummary> object(TreeItem item) {
        TreeItem parent = item.getParentItem();
        if (parent == null) {
            return Optional.empty();
        }
        int index = parent.indexOf(item);
        return range(parent).map(r -> index < r.size() ? Optional.of(r.get(index)) : Optional.<ObjectSummary>empty()).orElseGet(() -> database(parent).flatMap(d -> d.line(index)));
    }

    /** The objects among the selected lines. */
    Stream<ObjectSummary> selected() {
        return Stream.of(tree.getSelection()).map(this::object).flatMap(Optional::stream);
    }
}
