package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.CorrectionService.Choice;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TextCompare;

/**
 * The differing rows of one table, a page at a time; for the selected row its columns on both sides with the unequal ones marked, the selected column's values side by side, and the SQL that corrects it.
 * One, many or all of the rows are corrected from here.
 */
final class DifferencePane {
    private static final int PAGE = 200;

    private final String projectId;
    private final Runnable corrected;
    private Composite root;
    private Label caption;
    private Button correct;
    private Button correctAll;
    private Button more;
    private RecordTable<RowDifference> rows;
    private RecordTable<RowDifference.Value> columns;
    private CTabFolder tabs;
    private TextCompare values;
    private Text sql;
    private Optional<ObjectName> shown = Optional.empty();
    private long asked;

    /** @param corrected called after rows were corrected */
    DifferencePane(String projectId, Runnable corrected) {
        this.projectId = projectId;
        this.corrected = corrected;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(root);
        caption = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        correct = StepDetails.button(root, Messages.DifferencePane_correct, Icons.STATE_FINISHED, () -> correct(rows.selection().stream().map(RowDifference::id).collect(Collectors.toSet())));
        correctAll = StepDetails.button(root, Messages.DifferencePane_correctAll, Icons.STATE_FINISHED, () -> correct(Set.of()));
        more = StepDetails.button(root, Messages.DifferencePane_more, Icons.ADD, this::readMore);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(sash);
        rows = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, RowDifference::id,
                List.of(Column.<RowDifference>text(Messages.DifferencePane_key, 90, DifferencePane::key).icon(r -> icon(r).image()), Column.text(Messages.DifferencePane_type, 130, r -> label(r.type())),
                        Column.text(Messages.DifferencePane_changed, 120, DifferencePane::changed), Column.text(Messages.DifferencePane_state, 120, DifferencePane::state)));
        rows.onSelect(selection -> showRow());
        columns = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, RowDifference.Value::column,
                List.of(Column.<RowDifference.Value>text(Messages.DifferencePane_column, 110, RowDifference.Value::column).icon(v -> (v.differs() ? Icons.STATE_WARNING : Icons.COLUMN).image())
                        .sortedBy(Comparator.comparing((RowDifference.Value v) -> !v.differs()).thenComparing(RowDifference.Value::column)),
                        Column.text(Messages.DifferencePane_source, 130, v -> v.source().orElse("NULL")), Column.text(Messages.DifferencePane_target, 130, v -> v.target().orElse("NULL"))));
        columns.onSelect(selection -> showValue());
        createTabs(sash);
        sash.setWeights(36, 32, 32);
        clear();
        return root;
    }

    private void createTabs(Composite parent) {
        tabs = new CTabFolder(parent, SWT.TOP | SWT.FLAT | SWT.BORDER);
        sql = new Text(tabs, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        sql.setFont(JFaceResources.getTextFont());
        tab(Messages.DifferencePane_sql, sql);
        values = new TextCompare(tabs, Messages.DifferencePane_source, Messages.DifferencePane_target);
        tab(Messages.DifferencePane_values, values.control());
        tabs.setSelection(0);
    }

    private void tab(String title, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    static String key(RowDifference row) {
        return row.key().stream().map(v -> v.source().or(v::target).orElse("NULL")).collect(Collectors.joining(", "));
    }

    private static String changed(RowDifference row) {
        return row.type() == RowDifference.Type.MISMATCHED ? row.columns().stream().filter(RowDifference.Value::differs).map(RowDifference.Value::column).collect(Collectors.joining(", ")) : "";
    }

    private static String state(RowDifference row) {
        if (row.correction().isPresent()) {
            return Messages.DifferencePane_corrected;
        }
        return row.obstacle().isEmpty() ? Messages.DifferencePane_open : Messages.bind(Messages.DifferencePane_byHand, row.obstacle());
    }

    private static String label(RowDifference.Type type) {
        return switch (type) {
            case MASTER_ONLY -> Messages.DifferencePane_sourceOnly;
            case IMAGE_ONLY -> Messages.DifferencePane_targetOnly;
            case MISMATCHED -> Messages.DifferencePane_mismatched;
        };
    }

    private static Icons icon(RowDifference row) {
        if (row.correction().isPresent()) {
            return Icons.STATE_CHANGED;
        }
        return switch (row.type()) {
            case MASTER_ONLY, IMAGE_ONLY -> Icons.STATE_FAILED;
            case MISMATCHED -> Icons.STATE_WARNING;
        };
    }

    void clear() {
        shown = Optional.empty();
        asked++;
        rows.setRows(List.of());
        caption.setText(Messages.DifferencePane_choose);
        enable();
        more.setEnabled(false);
    }

    void show(VerifyTable table) {
        long different = table.mismatched() + table.sourceOnly() + table.destOnly();
        if (!shown.equals(Optional.of(table.source()))) {
            shown = Optional.of(table.source());
            rows.setRows(List.of());
        }
        caption.setText(different == 0 ? Messages.bind(Messages.DifferencePane_none, table.source()) : Messages.bind(Messages.DifferencePane_caption, table.source(), Formats.count(different)));
        more.setEnabled(false);
        if (different > 0) {
            read(table.source(), 0, Math.max(PAGE, rows.rows().size()));
        }
    }

    private void readMore() {
        shown.ifPresent(table -> read(table, rows.rows().size(), PAGE));
    }

    private void read(ObjectName table, int offset, int limit) {
        long ticket = ++asked;
        new EngineJob<>(Messages.bind(Messages.DifferencePane_reading, table), root, (studio, cancel) -> studio.projects().differences(projectId, table, offset, limit)).quiet().then(read -> {
            if (ticket == asked) {
                List<RowDifference> all = offset == 0 ? new ArrayList<>() : new ArrayList<>(rows.rows());
                all.addAll(read);
                rows.setRows(all);
                if (rows.first().isEmpty() && !all.isEmpty()) {
                    rows.select(all.getFirst().id());
                }
                more.setEnabled(read.size() == limit);
                showRow();
            }
        }).start();
    }

    private void showRow() {
        Optional<RowDifference> row = rows.first();
        columns.setRows(row.map(RowDifference::columns).orElse(List.of()));
        if (columns.first().isEmpty()) {
            columns.shownRows().stream().filter(RowDifference.Value::differs).findFirst().ifPresent(v -> columns.select(v.column()));
        }
        String statement = row.map(RowDifference::correctionSql).orElse("");
        if (!sql.getText().equals(statement)) {
            sql.setText(statement);
        }
        showValue();
        enable();
    }

    private void showValue() {
        Optional<RowDifference.Value> value = columns.first();
        values.show(value.flatMap(RowDifference.Value::source).orElse(""), value.flatMap(RowDifference.Value::target).orElse(""));
    }

    private static boolean isOpen(RowDifference row) {
        return row.correction().isEmpty() && row.obstacle().isEmpty();
    }

    private void enable() {
        correct.setEnabled(rows.selection().stream().anyMatch(DifferencePane::isOpen));
        correctAll.setEnabled(rows.rows().stream().anyMatch(DifferencePane::isOpen));
    }

    /** @param ids of the rows; empty for all */
    private void correct(Set<Long> ids) {
        shown.ifPresent(table -> CorrectionDialog.open(root.getShell(), projectId, table, ids).ifPresent(choice -> apply(table, choice)));
    }

    private void apply(ObjectName table, Choice choice) {
        new EngineJob<>(Messages.bind(Messages.DifferencePane_applying, table), root, (studio, cancel) -> studio.corrections().apply(projectId, table, choice, cancel)).then(done -> {
            read(table, 0, Math.max(PAGE, rows.rows().size()));
            corrected.run();
        }).start();
    }

    /** Reads the rows of the shown table anew. */
    void reload() {
        shown.ifPresent(table -> read(table, 0, Math.max(PAGE, rows.rows().size())));
    }
}
