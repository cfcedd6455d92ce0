package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** The differing rows of one table, a page at a time; for the selected row its columns on both sides with the unequal ones marked, and the SQL that corrects it. */
final class DifferencePane {
    private static final int PAGE = 200;

    private final String projectId;
    private Composite root;
    private Label caption;
    private Button more;
    private RecordTable<RowDifference> rows;
    private RecordTable<RowDifference.Value> columns;
    private Text sql;
    private Optional<ObjectName> shown = Optional.empty();
    private long asked;

    DifferencePane(String projectId) {
        this.projectId = projectId;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(root);
        caption = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        more = StepDetails.button(root, Messages.DifferencePane_more, Icons.ADD, this::readMore);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(sash);
        rows = new RecordTable<>(sash, SWT.BORDER | SWT.SINGLE, RowDifference::key,
                List.of(Column.<RowDifference>text(Messages.DifferencePane_key, 90, DifferencePane::key).icon(r -> icon(r.type()).image()), Column.text(Messages.DifferencePane_type, 135, r -> label(r.type())),
                        Column.text(Messages.DifferencePane_changed, 140, DifferencePane::changed)));
        rows.onSelect(selection -> showRow());
        columns = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, RowDifference.Value::column,
                List.of(Column.<RowDifference.Value>text(Messages.DifferencePane_column, 110, RowDifference.Value::column).icon(v -> (v.differs() ? Icons.STATE_WARNING : Icons.COLUMN).image()),
                        Column.text(Messages.DifferencePane_source, 130, v -> v.source().orElse("NULL")), Column.text(Messages.DifferencePane_target, 130, v -> v.target().orElse("NULL"))));
        sql = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        sql.setFont(JFaceResources.getTextFont());
        sql.setToolTipText(Messages.DifferencePane_sql);
        sash.setWeights(36, 38, 26);
        clear();
        return root;
    }

    private static String key(RowDifference row) {
        return row.key().stream().map(v -> v.source().or(v::target).orElse("NULL")).collect(Collectors.joining(", "));
    }

    private static String changed(RowDifference row) {
        return row.type() == RowDifference.Type.MISMATCHED ? row.columns().stream().filter(RowDifference.Value::differs).map(RowDifference.Value::column).collect(Collectors.joining(", ")) : "";
    }

    private static String label(RowDifference.Type type) {
        return switch (type) {
            case MASTER_ONLY -> Messages.DifferencePane_sourceOnly;
            case IMAGE_ONLY -> Messages.DifferencePane_targetOnly;
            case MISMATCHED -> Messages.DifferencePane_mismatched;
        };
    }

    private static Icons icon(RowDifference.Type type) {
        return switch (type) {
            case MASTER_ONLY, IMAGE_ONLY -> Icons.STATE_FAILED;
            case MISMATCHED -> Icons.STATE_WARNING;
        };
    }

    void clear() {
        shown = Optional.empty();
        asked++;
        rows.setRows(List.of());
        caption.setText(Messages.DifferencePane_choose);
        more.setEnabled(false);
    }

    void show(VerifyTable table) {
        long different = table.mismatched() + table.sourceOnly() + table.destOnly();
        if (!shown.equals(Optional.of(table.source()))) {
            shown = Optional.of(table.source());
            rows.setRows(List.of());
        }
        caption.setText(different == 0 ? Messages.bind(Messages.DifferencePane_none, table.source()) : Messages.bind(Messages.DifferencePane_caption, table.source(), different));
        more.setEnabled(false);
        if (different > 0) {
            read(table.source(), 0);
        }
    }

    private void readMore() {
        shown.ifPresent(table -> read(table, rows.rows().size()));
    }

    private void read(ObjectName table, int offset) {
        long ticket = ++asked;
        new EngineJob<>(Messages.bind(Messages.DifferencePane_reading, table), root, (studio, cancel) -> studio.projects().differences(projectId, table, offset, PAGE)).quiet().then(read -> {
            if (ticket == asked) {
                List<RowDifference> all = offset == 0 ? new ArrayList<>() : new ArrayList<>(rows.rows());
                all.addAll(read);
                rows.setRows(all);
                more.setEnabled(read.size() == PAGE);
            }
        }).start();
    }

    private void showRow() {
        Optional<RowDifference> row = rows.first();
        columns.setRows(row.map(RowDifference::columns).orElse(List.of()));
        sql.setText(row.map(RowDifference::correctionSql).orElse(""));
    }
}
