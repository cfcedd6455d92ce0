package org.godwit.ui.projects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.ProblemPane;

/**
 * The source's databases, tables and views as a tree with check boxes; lines are made as they become visible, objects of a database are read when it is opened, checked or searched. Searching runs
 * beside the window, and what is checked by the thousand is checked bit by bit, so that the window never stands still. Beside it the settings of what is selected.
 */
final class ObjectPicker {
    private static final long SLICE_NANOS = 8_000_000;
    /** Databases whose first search result is opened by itself. */
    private static final int OPENED_BY_SEARCH = 20;

    private static final String RANGES = "ranges";

    private record Read(List<ObjectSummary> all, List<ObjectSummary> matching) {
    }

    private final ProjectDraft draft;
    private final SourceObjects memory;
    private final Runnable changed;
    private final MappingPane mapping;
    private final PickerLabels labels;
    private List<PickerDatabase> databases = List.of();
    private String sourceId = "";
    private String filter = "";
    private Composite root;
    private Tree tree;
    private ProblemPane problem;

    ObjectPicker(ProjectDraft draft, SourceObjects memory, Runnable changed) {
        this.draft = draft;
        this.memory = memory;
        this.changed = changed;
        this.mapping = new MappingPane(draft, this::refreshItems);
        this.labels = new PickerLabels(draft);
    }

    Control control() {
        return root;
    }

    void create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(root);
        problem = new ProblemPane(root, 1);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(left);
        new FilterField(left, Messages.ObjectPicker_search, this::search);
        tree = new Tree(left, SWT.VIRTUAL | SWT.CHECK | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        tree.setHeaderVisible(true);
        column(Messages.ObjectPicker_object, 230, SWT.LEFT);
        column(Messages.ObjectPicker_rows, 80, SWT.RIGHT);
        column(Messages.ObjectPicker_size, 75, SWT.RIGHT);
        column(Messages.ObjectPicker_target, 150, SWT.LEFT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Expand, e -> expanded((TreeItem) e.item));
        tree.addListener(SWT.Selection, this::selected);
        mapping.create(sash);
        sash.setWeights(66, 34);
    }

    private void column(String title, int width, int alignment) {
        TreeColumn column = new TreeColumn(tree, alignment);
        column.setText(title);
        column.setWidth(width);
    }

    /** Reads the databases of another source. */
    void read(String newSourceId) {
        sourceId = newSourceId;
        databases = List.of();
        refresh();
        new EngineJob<>(Messages.ObjectPicker_reading, root, (studio, cancel) -> memory.databases(studio, newSourceId, cancel)).then(names -> {
            if (sourceId.equals(newSourceId)) {
                show(names);
            }
        }).otherwise(failure -> problem.show(Optional.of(failure.problem()))).start();
    }

    private void show(List<String> names) {
        problem.show(Optional.empty());
        databases = names.stream().map(PickerDatabase::new).toList();
        refresh();
        databases.stream().filter(d -> databases.size() == 1 || draft.chosen().count(d.name()) > 0).forEach(this::load);
    }

    /** The database whose check waits for its objects. */
    Optional<String> pending() {
        return databases.stream().filter(PickerDatabase::isPending).map(PickerDatabase::name).findFirst();
    }

    /** Reads its objects, unless they are known or being read already. What is clicked meanwhile is done when they are known, see {@link PickerDatabase#want}. */
    private void load(PickerDatabase database) {
        if (!database.beginLoading()) {
            return;
        }
        String asked = sourceId;
        String text = filter;
        TableCategory category = draft.category();
        new EngineJob<>(Messages.bind(Messages.ObjectPicker_readingObjects, database.name()), root, (studio, cancel) -> {
            List<ObjectSummary> all = memory.objects(studio, asked, database.name(), cancel).stream().filter(category::takes).toList();
            return new Read(all, PickerDatabase.matching(all, text));
        }).lastly(() -> {
            database.endLoading();
            refreshItems();
        }).then(read -> {
            if (databases.contains(database)) {
                take(database, read, text);
            }
        }).otherwise(failure -> problem.show(Optional.of(failure.problem()))).start();
    }

    private void take(PickerDatabase database, Read read, String text) {
        database.setObjects(read.all(), read.matching());
        settle(database);
        refresh();
        if (databases.size() == 1) {
            tree.getItem(0).setExpanded(true);
        }
        if (!text.equals(filter)) {
            search(filter);
        }
    }

    /** Does what was wanted of the database in slices between which the window goes on. */
    private void settle(PickerDatabase database) {
        if (root.isDisposed() || !databases.contains(database)) {
            return;
        }
        if (database.settle(draft.chosen(), SLICE_NANOS)) {
            changed.run();
            root.getDisplay().asyncExec(() -> settle(database));
        } else {
            refreshItems();
        }
    }

    /** Only the answer to the newest search is shown. */
    private void search(String text) {
        filter = text;
        Map<PickerDatabase, List<ObjectSummary>> known = new HashMap<>();
        databases.stream().filter(PickerDatabase::isLoaded).forEach(d -> known.put(d, d.objects()));
        if (!text.isBlank()) {
            databases.forEach(this::load);
        }
        new EngineJob<>(Messages.ObjectPicker_search, root, (studio, cancel) -> {
            Map<PickerDatabase, List<ObjectSummary>> found = new HashMap<>();
            known.forEach((database, objects) -> found.put(database, PickerDatabase.matching(objects, text)));
            return found;
        }).quiet().then(found -> {
            if (text.equals(filter)) {
                found.forEach(PickerDatabase::show);
                refresh();
            }
        }).start();
    }

    /** Shows everything anew; what is open stays open. */
    private void refresh() {
        tree.setItemCount(databases.size());
        for (int i = 0; i < databases.size(); i++) {
            resize(tree.getItem(i), databases.get(i));
        }
        tree.clearAll(true);
        for (int i = 0; i < Math.min(databases.size(), OPENED_BY_SEARCH); i++) {
            if (!filter.isBlank() && databases.get(i).isLoaded() && databases.get(i).lineCount() > 0) {
                tree.getItem(i).setExpanded(true);
            }
        }
        changed.run();
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

    private void refreshItems() {
        tree.clearAll(true);
        changed.run();
    }

    private Optional<PickerDatabase> database(TreeItem item) {
        return item.getParentItem() == null && tree.indexOf(item) < databases.size() ? Optional.of(databases.get(tree.indexOf(item))) : Optional.empty();
    }

    private Optional<List<ObjectSummary>> range(TreeItem item) {
        TreeItem parent = item.getParentItem();
        return parent == null ? Optional.empty() : database(parent).flatMap(d -> d.range(parent.indexOf(item)));
    }

    private Optional<ObjectSummary> object(TreeItem item) {
        TreeItem parent = item.getParentItem();
        if (parent == null) {
            return Optional.empty();
        }
        int index = parent.indexOf(item);
        return range(parent).map(r -> index < r.size() ? Optional.of(r.get(index)) : Optional.<ObjectSummary>empty()).orElseGet(() -> database(parent).flatMap(d -> d.line(index)));
    }

    /** A range has one line until it is opened. */
    private void expanded(TreeItem item) {
        database(item).ifPresent(this::load);
        range(item).ifPresent(r -> item.setItemCount(r.size()));
    }

    private void fill(Event event) {
        fill((TreeItem) event.item);
    }

    private void fill(TreeItem item) {
        Optional<PickerDatabase> database = database(item);
        Optional<List<ObjectSummary>> range = range(item);
        if (database.isPresent()) {
            labels.fill(item, database.get());
            item.setItemCount(database.get().lineCount());
        } else if (range.isPresent()) {
            labels.fill(item, range.get());
            item.setItemCount(item.getExpanded() ? range.get().size() : 1);
        } else {
            object(item).ifPresentOrElse(o -> labels.fill(item, o), () -> item.setText(Messages.ObjectPicker_loading));
        }
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK) {
            check((TreeItem) event.item);
        }
        mapping.show(sourceId, Stream.of(tree.getSelection()).map(this::object).flatMap(Optional::stream).filter(o -> draft.chosen().has(o.name())).toList());
    }

    private void check(TreeItem item) {
        boolean isChosen = item.getChecked();
        database(item).ifPresent(d -> {
            load(d);
            d.want(isChosen);
            settle(d);
        });
        range(item).ifPresent(r -> {
            r.forEach(o -> draft.chosen().choose(o, isChosen));
            refreshItems();
        });
        object(item).ifPresent(o -> {
            draft.chosen().choose(o, isChosen);
            for (TreeItem above = item; above != null; above = above.getParentItem()) {
                fill(above);
            }
            changed.run();
        });
    }
}
