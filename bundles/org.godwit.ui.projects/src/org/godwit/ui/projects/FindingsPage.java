package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** What the schema conversion changed or left out, by which rule and why. */
final class FindingsPage implements ProjectPage {
    private final String projectId;
    private Composite root;
    private Label sum;
    private RecordTable<FindingView> table;
    private Text text;

    FindingsPage(String projectId) {
        this.projectId = projectId;
    }

    @Override
    public String title() {
        return Messages.FindingsPage_title;
    }

    @Override
    public Optional<TransferType> part() {
        return Optional.of(TransferType.SCHEMA);
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        new FilterField(root, Messages.FindingsPage_filter, filter -> table.setFilter(filter));
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.MULTI, f -> f,
                List.of(Column.<FindingView>text(Messages.FindingsPage_severity, 90, f -> States.label(f.severity())).icon(f -> States.icon(f.severity()).image()).sortedBy(Comparator.comparing(FindingView::severity)),
                        Column.text(Messages.FindingsPage_rule, 150, FindingView::ruleId), Column.text(Messages.FindingsPage_object, 200, f -> f.object().toString()),
                        Column.text(Messages.FindingsPage_part, 130, FindingView::part), Column.text(Messages.FindingsPage_reason, 300, FindingView::reason)));
        table.onSelect(rows -> explain());
        text = new Text(sash, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
        sash.setWeights(65, 35);
        sum = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sum);
        explain();
        return root;
    }

    @Override
    public void show(ProjectDetail detail) {
        new EngineJob<>(Messages.FindingsPage_reading, root, (studio, cancel) -> studio.projects().findings(projectId)).quiet().then(this::show).start();
    }

    private void show(List<FindingView> findings) {
        table.setRows(findings);
        if (table.first().isEmpty() && !findings.isEmpty()) {
            table.select(findings.get(0));
        }
        sum.setText(findings.isEmpty()
                ? Messages.FindingsPage_none
                : Plurals.bind(Messages.FindingsPage_sum, new Object[] {count(findings, FindingView.Severity.BLOCKER),
                        count(findings, FindingView.Severity.WARNING), count(findings, FindingView.Severity.INFO)}));
    }

    private static String count(List<FindingView> findings, FindingView.Severity severity) {
        return Formats.count(findings.stream().filter(f -> f.severity() == severity).count());
    }

    private void explain() {
        text.setText(table.first().map(FindingsPage::text).orElse(Messages.FindingsPage_choose));
    }

    /** All of a finding, for reading. */
    static String text(FindingView f) {
        return String.join("\n\n", f.object() + "  " + f.part(), f.reason(), Messages.bind(Messages.FindingsPage_before, f.before()), Messages.bind(Messages.FindingsPage_after, f.after()), f.remedy());
    }
}
