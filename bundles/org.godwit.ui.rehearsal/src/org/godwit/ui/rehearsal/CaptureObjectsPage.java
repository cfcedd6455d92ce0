package org.godwit.ui.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.godwit.core.model.DataSource;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.ui.A11y;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.ProblemPane;

/** Which tables and views are captured: those of one database at a time, with boxes to check. Lines are made when they become visible. */
final class CaptureObjectsPage extends WizardPage {
    private final CaptureDraft draft;
    private final Map<String, List<ObjectSummary>> read = new HashMap<>();
    private String shownSource = "";
    private List<ObjectSummary> shown = List.of();
    private String filter = "";
    private Combo databases;
    private Table table;
    private ProblemPane problem;

    CaptureObjectsPage(CaptureDraft draft) {
        super("objects", Messages.CaptureObjectsPage_title, null);
        this.draft = draft;
        setDescription(Messages.CaptureObjectsPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(5).margins(12, 12).spacing(8, 6).applyTo(page);
        problem = new ProblemPane(page, 5);
        new Label(page, SWT.NONE).setText(Messages.CaptureObjectsPage_database);
        databases = new Combo(page, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).applyTo(databases);
        A11y.name(databases, Messages.CaptureObjectsPage_database);
        databases.addListener(SWT.Selection, e -> load(databases.getText()));
        new FilterField(page, Messages.CaptureObjectsPage_filter, text -> {
            filter = text;
            show();
        });
        button(page, Messages.CaptureObjectsPage_all, true);
        button(page, Messages.CaptureObjectsPage_none, false);
        table = new Table(page, SWT.CHECK | SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        A11y.name(table, Messages.CaptureObjectsPage_title);
        column(Messages.RunTabs_object, 300, SWT.LEFT);
        column(Messages.CaptureObjectsPage_rows, 130, SWT.RIGHT);
        column(Messages.BundlesView_size, 110, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, true).span(5, 1).hint(SWT.DEFAULT, 220).applyTo(table);
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
        table.addListener(SWT.Selection, this::selected);
        setControl(page);
    }

    private void column(String title, int width, int alignment) {
        TableColumn column = new TableColumn(table, alignment);
        column.setText(title);
        column.setWidth(width);
    }

    private void button(Composite page, String label, boolean wanted) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> {
            shown.forEach(o -> draft.choose(o, wanted));
            table.clearAll();
            check();
        });
    }

    private void fill(TableItem item, int index) {
        if (index < shown.size()) {
            ObjectSummary object = shown.get(index);
            boolean isTable = object.kind() == ObjectSummary.Kind.TABLE;
            item.setText(new String[] {object.name().name(), isTable ? Formats.count(object.estimatedRows()) : "", isTable ? Formats.bytes(object.dataBytes()) : ""});
            item.setImage((isTable ? Icons.TABLE : Icons.VIEW).image());
            item.setChecked(draft.has(object.name()));
        }
    }

    private void selected(Event event) {
        int index = table.indexOf((TableItem) event.item);
        if (event.detail == SWT.CHECK && index < shown.size()) {
            draft.choose(shown.get(index), ((TableItem) event.item).getChecked());
            check();
        }
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        String source = draft.source().map(DataSource::id).orElse("");
        if (visible && !source.equals(shownSource)) {
            shownSource = source;
            read.clear();
            shown = List.of();
            table.setItemCount(0);
            databases.removeAll();
            new EngineJob<>(Messages.CaptureObjectsPage_reading, table, (studio, cancel) -> studio.dataSources().databases(source, cancel)).then(this::take).otherwise(failure -> problem.show(Optional.of(failure.problem())))
                    .start();
        }
    }

    private void take(List<String> names) {
        problem.show(Optional.empty());
        databases.setItems(names.toArray(String[]::new));
        String preferred = draft.source().map(DataSource::database).filter(names::contains).orElse(names.isEmpty() ? "" : names.get(0));
        if (!preferred.isEmpty()) {
            databases.setText(preferred);
            load(preferred);
        }
        check();
    }

    private void load(String database) {
        if (read.containsKey(database)) {
            show();
            return;
        }
        String source = shownSource;
        new EngineJob<>(Messages.CaptureObjectsPage_reading, table,
                (studio, cancel) -> studio.dataSources().objects(source, database, cancel).stream().filter(o -> o.kind() == ObjectSummary.Kind.TABLE || o.kind() == ObjectSummary.Kind.VIEW).toList()).then(objects -> {
                    if (source.equals(shownSource)) {
                        read.put(database, objects);
                        show();
                    }
                }).otherwise(failure -> problem.show(Optional.of(failure.problem()))).start();
    }

    private void show() {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        shown = read.getOrDefault(databases.getText(), List.of()).stream().filter(o -> text.isEmpty() || o.name().name().toLowerCase(Locale.ROOT).contains(text)).toList();
        table.setItemCount(shown.size());
        table.clearAll();
        check();
    }

    private void check() {
        long tables = draft.count(ObjectSummary.Kind.TABLE);
        setMessage(tables == 0 ? Messages.CaptureObjectsPage_choose : Plurals.bind(Messages.CaptureObjectsPage_chosen, Formats.count(tables), Formats.count(draft.count(ObjectSummary.Kind.VIEW))));
        setPageComplete(tables > 0);
    }
}
