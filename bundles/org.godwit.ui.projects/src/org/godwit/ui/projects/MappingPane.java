package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;

/** Settings of the selected objects: name at the target, row filter with a check of its syntax, columns. Of several objects only the target database can be set at once. */
final class MappingPane {
    private final ProjectDraft draft;
    private final Runnable changed;
    private String sourceId = "";
    private List<ObjectSummary> objects = List.of();
    private boolean filling;
    private Composite root;
    private Label caption;
    private Text database;
    private Text name;
    private Text filter;
    private Label verdict;
    private Button check;
    private Button columns;

    MappingPane(ProjectDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(8, 0, 0, 0).spacing(0, 4).applyTo(root);
        caption = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(caption);
        database = field(Messages.MappingPane_database, SWT.SINGLE, SWT.DEFAULT);
        name = field(Messages.MappingPane_name, SWT.SINGLE, SWT.DEFAULT);
        filter = field(Messages.MappingPane_filter, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, 70);
        filter.setFont(JFaceResources.getTextFont());
        filter.setMessage(Messages.MappingPane_filterHint);
        filter.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        Composite buttons = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        check = StepDetails.button(buttons, Messages.MappingPane_check, Icons.TEST, this::checkFilter);
        columns = StepDetails.button(buttons, Messages.MappingPane_columns, Icons.COLUMN, this::chooseColumns);
        verdict = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).hint(150, 80).applyTo(verdict);
        show("", List.of());
        return root;
    }

    private Text field(String label, int style, int height) {
        new Label(root, SWT.NONE).setText(label);
        Text text = new Text(root, SWT.BORDER | style);
        GridDataFactory.fillDefaults().grab(true, false).hint(150, height).applyTo(text);
        text.addListener(SWT.Modify, e -> {
            if (!filling) {
                store();
            }
        });
        return text;
    }

    private Optional<ObjectSummary> single() {
        return objects.size() == 1 ? Optional.of(objects.get(0)) : Optional.empty();
    }

    private Optional<TableMapping> table() {
        return single().flatMap(o -> draft.chosen().table(o.name()));
    }

    void show(String newSourceId, List<ObjectSummary> selected) {
        sourceId = newSourceId;
        objects = selected;
        filling = true;
        caption.setFont(selected.isEmpty() ? JFaceResources.getDefaultFont() : JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        caption.setText(selected.isEmpty() ? Messages.MappingPane_none : selected.size() == 1 ? selected.get(0).name().toString() : Plurals.bind(Messages.MappingPane_several, selected.size()));
        database.setText(selected.isEmpty() ? "" : draft.chosen().target(selected.get(0).name()).schema());
        name.setText(single().map(o -> draft.chosen().target(o.name()).name()).orElse(""));
        filter.setText(table().flatMap(TableMapping::rowFilter).orElse(""));
        verdict.setText("");
        database.setEnabled(!selected.isEmpty());
        name.setEnabled(single().isPresent());
        boolean isTable = table().isPresent();
        filter.setEnabled(isTable);
        check.setEnabled(isTable);
        columns.setEnabled(isTable);
        filling = false;
    }

    private void store() {
        verdict.setText("");
        for (ObjectSummary object : objects) {
            ObjectName source = object.name();
            String newDatabase = database.getText().isBlank() ? source.schema() : database.getText().strip();
            String newName = single().isEmpty() ? draft.chosen().target(source).name() : name.getText().isBlank() ? source.name() : name.getText().strip();
            ObjectName target = new ObjectName(newDatabase, newName);
            Optional<String> condition = Optional.of(filter.getText().strip()).filter(f -> !f.isEmpty());
            draft.chosen().changeTable(source, old -> new TableMapping(source, target, single().isPresent() ? condition : old.rowFilter(), old.columns()));
            draft.chosen().renameView(source, target);
        }
        changed.run();
    }

    private void checkFilter() {
        table().flatMap(t -> t.rowFilter().map(f -> t)).ifPresentOrElse(table -> {
            verdict.setText(Messages.MappingPane_checking);
            boolean followed = draft.types().contains(TransferType.INCREMENTAL);
            EngineJob.of(Messages.MappingPane_checking, root, (studio, cancel) -> {
                String condition = table.rowFilter().orElseThrow();
                studio.dataSources().checkRowFilter(sourceId, table.source(), condition, cancel);
                if (followed) {
                    studio.dataSources().checkFollowedFilter(sourceId, table.source(), condition, cancel);
                }
            })
                    .then(ok -> verdict.setText(followed ? Messages.MappingPane_validBoth : Messages.MappingPane_valid)).otherwise(failure -> {
                        verdict.setText(failure.problem().message().replace("&", "&&"));
                        verdict.setToolTipText(failure.problem().remedy());
                    }).start();
        }, () -> verdict.setText(Messages.MappingPane_noFilter));
    }

    private void chooseColumns() {
        table().ifPresent(table -> new EngineJob<>(Messages.MappingPane_columns, root, (studio, cancel) -> studio.dataSources().table(sourceId, table.source(), cancel))
                .then(def -> def.flatMap(d -> ColumnsDialog.open(root.getShell(), d, table.columns())).ifPresent(chosen -> {
                    draft.chosen().changeTable(table.source(), old -> new TableMapping(old.source(), old.target(), old.rowFilter(), chosen));
                    changed.run();
                })).start());
    }
}
