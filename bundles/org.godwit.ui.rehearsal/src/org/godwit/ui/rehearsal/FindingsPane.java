package org.godwit.ui.rehearsal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.godwit.rehearsal.report.Report;
import org.godwit.ui.Column;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;

/** Findings of a rehearsal with what was decided and why; from each the way to its object. */
final class FindingsPane {
    private final SashForm sash;
    private final RecordTable<Report.Finding> table;
    private final Text explanation;
    private final Button jump;
    private final Predicate<Report.Finding> hasObject;

    /**
     * @param jump shows the object of a finding
     * @param hasObject whether there is one to be shown
     */
    FindingsPane(Composite parent, Consumer<Report.Finding> jump, Predicate<Report.Finding> hasObject) {
        this.hasObject = hasObject;
        sash = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(left);
        new FilterField(left, Messages.FindingsPane_filter, this::filter);
        table = new RecordTable<>(left, SWT.MULTI, f -> f,
                List.of(Column.<Report.Finding>text(Messages.RunTabs_severity, 100, Report.Finding::severity).icon(f -> RunLabels.reported(f.severity()).image()),
                        Column.text(Messages.RunTabs_rule, 180, Report.Finding::ruleId), Column.text(Messages.RunTabs_object, 220, Report.Finding::object),
                        Column.text(Messages.RunTabs_reason, 320, Report.Finding::reason)));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(right);
        this.jump = new Button(right, SWT.PUSH);
        this.jump.setText(Messages.FindingsPane_jump);
        this.jump.setImage(Icons.TABLE.image());
        this.jump.setEnabled(false);
        this.jump.addListener(SWT.Selection, e -> table.first().ifPresent(jump));
        explanation = new Text(right, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
        explanation.setText(Messages.RunTabs_choose);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(explanation);
        table.onSelect(this::explain);
        table.onOpen(jump);
        sash.setWeights(66, 34);
    }

    private void filter(String text) {
        table.setFilter(text);
    }

    Control control() {
        return sash;
    }

    void show(List<Report.Finding> findings) {
        table.setRows(findings);
        if (table.first().isEmpty() && !findings.isEmpty()) {
            table.select(findings.get(0));
        }
    }

    private void explain(List<Report.Finding> rows) {
        jump.setEnabled(!rows.isEmpty() && hasObject.test(rows.get(0)));
        explanation.setText(rows.isEmpty() ? Messages.RunTabs_choose : text(rows.get(0)));
    }

    private static String text(Report.Finding finding) {
        return String.join("\n\n", finding.object(), finding.reason(), Messages.bind(Messages.RunTabs_before, finding.before()), Messages.bind(Messages.RunTabs_after, finding.after()), finding.remedy());
    }
}
