package org.godwit.ui.projects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
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
    private record Read(List<ObjectSummary> all, List<ObjectSummary> matching) {
    }

    private final ProjectDraft draft;
    private final SourceObjects memory;
    private final Runnable changed;
    private final MappingPane mapping;
    private final PickerTree tree;
    private List<PickerDatabase> databases = List.of();
    private String sourceId = "";
    private String filter = "";
    private Composite root;
    private ProblemPane problem;

    ObjectPicker(ProjectDraft draft, SourceObjects memory, Runnable changed) {
        this.draft = draft;
        this.memory = memory;
        this.changed = changed;
        this.mapping = new MappingPane(draft, this::refreshItems);
        this.tree = new PickerTree(draft);
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
        tree.create(left, this::load);
        tree.control().addListener(SWT.Selection, this::selected);
        mapping.create(sash);
        sash.setWeights(66, 34);
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

    private void refresh() {
        tree.show(databases, !filter.isBlank());
        changed.run();
    }

    private void refreshItems() {
        tree.refreshItems();
        changed.run();
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK) {
            check((TreeItem) event.item);
        }
        mapping.show(sourceId, tree.selected().filter(o -> draft.chosen().has(o.name())).toList());
    }

    private void check(TreeItem item) {
        boolean isChosen = item.getChecked();
        tree.database(item).ifPresent(d -> {
            load(d);
            d.want(isChosen);
            settle(d);
        });
        tree.range(item).ifPresent(r -> {
            r.forEach(o -> draft.chosen().choose(o, isChosen));
            refreshItems();
        });
        tree.object(item).ifPresent(o -> {
            draft.chosen().choose(o, isChosen);
            tree.refresh(item);
            changed.run();
        });
    }
}
