package org.godwit.ui.projects;

import java.util.List;
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
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;

/**
 * The source's databases, tables and views as a tree with check boxes; lines are made as they become visible, objects of a database are read when it is opened, checked or searched.
 * Beside it the settings of what is selected.
 */
final class ObjectPicker {
    private final ProjectDraft draft;
    private final Runnable changed;
    private final MappingPane mapping;
    private List<PickerDatabase> databases = List.of();
    private String sourceId = "";
    private String filter = "";
    private Composite root;
    private Tree tree;
    private ProblemPane problem;

    ObjectPicker(ProjectDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
        this.mapping = new MappingPane(draft, this::refreshItems);
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
        column(Messages.ObjectPicker_object, 240, SWT.LEFT);
        column(Messages.ObjectPicker_rows, 90, SWT.RIGHT);
        column(Messages.ObjectPicker_target, 170, SWT.LEFT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Expand, e -> database((TreeItem) e.item).ifPresent(this::load));
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
        new EngineJob<>(Messages.ObjectPicker_reading, root, (studio, cancel) -> studio.dataSources().databases(newSourceId, cancel)).then(names -> {
            if (sourceId.equals(newSourceId)) {
                show(names);
            }
        }).otherwise(failure -> problem.show(Optional.of(failure.problem()))).start();
    }

    private void show(List<String> names) {
        problem.show(Optional.empty());
        databases = names.stream().map(PickerDatabase::new).toList();
        refresh();
        databases.stream().filter(d -> databases.size() == 1 || isMentioned(d)).forEach(this::load);
    }

    /** The database whose check waits for its objects. */
    Optional<String> pending() {
        return databases.stream().filter(PickerDatabase::isPending).map(PickerDatabase::name).findFirst();
    }

    /** Whether something of it is chosen already, as from a project file. */
    private boolean isMentioned(PickerDatabase database) {
        return Stream.concat(draft.tables().keySet().stream(), draft.views().keySet().stream()).anyMatch(name -> name.schema().equals(database.name()));
    }

    /** Reads its objects, unless they are known or being read already. What is clicked meanwhile is done when they are known, see {@link PickerDatabase#want}. */
    private void load(PickerDatabase database) {
        if (!database.beginLoading()) {
            return;
        }
        String asked = sourceId;
        new EngineJob<>(Messages.bind(Messages.ObjectPicker_readingObjects, database.name()), root, (studio, cancel) -> studio.dataSources().objects(asked, database.name(), cancel)).lastly(() -> {
            database.endLoading();
            refreshItems();
        }).then(objects -> {
            if (databases.contains(database)) {
                take(database, objects);
            }
        }).otherwise(failure -> problem.show(Optional.of(failure.problem()))).start();
    }

    private void take(PickerDatabase database, List<ObjectSummary> objects) {
        database.setObjects(objects);
        database.filter(filter);
        database.settle(draft);
        refresh();
        if (databases.size() == 1) {
            tree.getItem(0).setExpanded(true);
        }
    }

    private void search(String text) {
        filter = text;
        databases.forEach(d -> {
            d.filter(text);
            if (!text.isBlank()) {
                load(d);
            }
        });
        refresh();
    }

    /** Shows everything anew; what is open stays open. */
    private void refresh() {
        tree.setItemCount(databases.size());
        for (int i = 0; i < databases.size(); i++) {
            tree.getItem(i).setItemCount(databases.get(i).lineCount());
        }
        tree.clearAll(true);
        for (int i = 0; i < databases.size(); i++) {
            if (!filter.isBlank() && databases.get(i).isLoaded() && databases.get(i).lineCount() > 0) {
                tree.getItem(i).setExpanded(true);
            }
        }
        changed.run();
    }

    private void refreshItems() {
        tree.clearAll(true);
        changed.run();
    }

    private Optional<PickerDatabase> database(TreeItem item) {
        return item.getParentItem() == null && tree.indexOf(item) < databases.size() ? Optional.of(databases.get(tree.indexOf(item))) : Optional.empty();
    }

    private Optional<ObjectSummary> object(TreeItem item) {
        TreeItem parent = item.getParentItem();
        return parent == null ? Optional.empty() : database(parent).flatMap(d -> d.line(parent.indexOf(item)));
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        if (item.getParentItem() == null) {
            database(item).ifPresent(d -> fill(item, d));
        } else {
            object(item).ifPresentOrElse(o -> fill(item, o), () -> item.setText(Messages.ObjectPicker_loading));
        }
    }

    private void fill(TreeItem item, PickerDatabase database) {
        item.setText(0, database.name());
        item.setText(1, database.isLoaded() ? Messages.bind(Messages.ObjectPicker_count, Formats.count(database.lineCount())) : "");
        item.setImage(0, Icons.DATABASE.image());
        item.setItemCount(database.lineCount());
        long chosen = database.chosen(draft);
        item.setChecked(database.isChecked(draft));
        item.setGrayed(chosen > 0 && chosen < database.total());
    }

    private void fill(TreeItem item, ObjectSummary object) {
        boolean isView = object.kind() == ObjectSummary.Kind.VIEW;
        item.setText(0, object.name().name());
        item.setText(1, isView ? "" : Formats.count(object.estimatedRows()));
        item.setText(2, target(object.name()));
        item.setImage(0, (isView ? Icons.VIEW : Icons.TABLE).image());
        item.setChecked(PickerDatabase.isChosen(draft, object));
    }

    /** What is not the same at the target. */
    private String target(ObjectName name) {
        Optional<TableMapping> table = Optional.ofNullable(draft.tables().get(name));
        Optional<ObjectName> target = table.map(TableMapping::target).or(() -> Optional.ofNullable(draft.views().get(name)).map(v -> v.target()));
        String text = target.filter(t -> !t.equals(name)).map(ObjectName::toString).orElse("");
        boolean partial = table.map(t -> t.rowFilter().isPresent() || !t.columns().isEmpty()).orElse(false);
        return partial ? (text + " " + Messages.ObjectPicker_partial).strip() : text;
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK) {
            check((TreeItem) event.item);
        }
        mapping.show(sourceId, Stream.of(tree.getSelection()).map(this::object).flatMap(Optional::stream).filter(o -> PickerDatabase.isChosen(draft, o)).toList());
    }

    private void check(TreeItem item) {
        boolean isChosen = item.getChecked();
        database(item).ifPresent(d -> {
            load(d);
            d.want(draft, isChosen);
            refreshItems();
        });
        object(item).ifPresent(o -> {
            PickerDatabase.choose(draft, o, isChosen);
            TreeItem parent = item.getParentItem();
            database(parent).ifPresent(d -> fill(parent, d));
            changed.run();
        });
    }
}
