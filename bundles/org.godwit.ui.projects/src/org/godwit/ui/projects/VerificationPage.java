package org.godwit.ui.projects;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.CorrectionService.Correction;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService.ReverifyScope;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** Verification results: tables with their counters, the differing rows of the selected one, the files that correct them, and verifying again. */
final class VerificationPage implements ProjectPage {
    private final String projectId;
    /** What is read at once. */
    private record Content(List<VerifyTable> tables, List<Correction> corrections, String sum) {
    }

    private final DifferencePane differences;
    private final CorrectionPane corrections;
    private final Map<ReverifyScope, Button> again = new EnumMap<>(ReverifyScope.class);
    private Composite root;
    private Label sum;
    private Button files;
    private RecordTable<VerifyTable> table;
    private SashForm sash;
    private CTabFolder tabs;

    VerificationPage(String projectId) {
        this.projectId = projectId;
        this.differences = new DifferencePane(projectId, this::corrected);
        this.corrections = new CorrectionPane(projectId, this::corrected);
    }

    @Override
    public String title() {
        return Messages.VerificationPage_title;
    }

    @Override
    public Optional<TransferType> part() {
        return Optional.of(TransferType.VERIFICATION);
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        Composite bar = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        new FilterField(bar, Messages.VerificationPage_filter, text -> table.setFilter(text));
        again.put(ReverifyScope.ALL, StepDetails.button(bar, Messages.VerificationPage_all, Icons.RETRY, () -> reverify(ReverifyScope.ALL)));
        again.put(ReverifyScope.ABNORMAL_TABLES, StepDetails.button(bar, Messages.VerificationPage_abnormal, Icons.RETRY, () -> reverify(ReverifyScope.ABNORMAL_TABLES)));
        again.put(ReverifyScope.INCONSISTENT_RECORDS, StepDetails.button(bar, Messages.VerificationPage_records, Icons.RETRY, () -> reverify(ReverifyScope.INCONSISTENT_RECORDS)));
        files = StepDetails.button(bar, Messages.VerificationPage_files, Icons.SCRIPT, this::openFiles);
        sum = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sum);
        sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.SINGLE, VerifyTable::source, columns());
        table.prefer(List.of(t -> States.icon(t.result()) != Icons.STATE_FINISHED, t -> true));
        table.onSelect(rows -> select(rows));
        tabs = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
        tab(Messages.VerificationPage_rows, differences.create(tabs));
        tab(Messages.VerificationPage_corrections, corrections.create(tabs));
        tabs.setSelection(0);
        sash.setWeights(45, 55);
        sash.setMaximizedControl(table.control());
        files.setEnabled(false);
        return root;
    }

    private void tab(String title, Control control) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    private static List<Column<VerifyTable>> columns() {
        return List.of(Column.<VerifyTable>text(Messages.VerificationPage_table, 230, t -> t.source().toString()).icon(t -> States.icon(t.result()).image()),
                Column.text(Messages.VerificationPage_result, 150, t -> States.label(t.result())), Column.bar(Messages.VerificationPage_progress, 120, t -> t.progress() * 100),
                Column.number(Messages.VerificationPage_consistent, 100, VerifyTable::consistent, t -> Formats.count(t.consistent())),
                Column.number(Messages.VerificationPage_mismatched, 90, VerifyTable::mismatched, t -> Formats.count(t.mismatched())),
                Column.number(Messages.VerificationPage_sourceOnly, 120, VerifyTable::sourceOnly, t -> Formats.count(t.sourceOnly())),
                Column.number(Messages.VerificationPage_destOnly, 110, VerifyTable::destOnly, t -> Formats.count(t.destOnly())),
                Column.number(Messages.VerificationPage_time, 80, VerifyTable::seconds, t -> Formats.seconds(t.seconds())), Column.text(Messages.VerificationPage_message, 300, VerifyTable::message));
    }

    @Override
    public void show(ProjectDetail detail) {
        boolean verified = detail.steps().stream().anyMatch(s -> s.name() == StepName.FULL_VERIFIER && s.status() == StepStatus.FINISHED);
        again.values().forEach(button -> button.setEnabled(verified));
        read();
    }

    private void read() {
        new EngineJob<>(Messages.VerificationPage_reading, root, (studio, cancel) -> {
            List<VerifyTable> tables = studio.projects().verification(projectId);
            return new Content(tables, studio.corrections().list(projectId), sum(tables));
        }).quiet().then(this::show).start();
    }

    /** The rows of the shown table have changed, and there is one correction more or less. */
    private void corrected() {
        differences.reload();
        read();
        if (again.get(ReverifyScope.INCONSISTENT_RECORDS).isEnabled() && MessageDialog.openQuestion(root.getShell(), Messages.VerificationPage_againTitle, Messages.VerificationPage_againQuestion)) {
            reverify(ReverifyScope.INCONSISTENT_RECORDS);
        }
    }

    private void show(Content content) {
        corrections.show(content.corrections());
        tabs.getItem(1).setText(content.corrections().isEmpty() ? Messages.VerificationPage_corrections : Messages.VerificationPage_corrections + " (" + Formats.count(content.corrections().size()) + ")");
        table.setRows(content.tables());
        sum.setText(content.sum());
    }

    private static String sum(List<VerifyTable> tables) {
        long rows = tables.stream().mapToLong(VerifyTable::consistent).sum();
        long different = tables.stream().mapToLong(VerificationPage::different).sum();
        long equal = tables.stream().filter(t -> t.result() == VerifyTable.ResultType.CONSISTENT || t.result() == VerifyTable.ResultType.BOTH_EMPTY).count();
        return tables.isEmpty()
                ? Messages.VerificationPage_none
                : Plurals.bind(Messages.VerificationPage_sum, new Object[] {Formats.count(equal), Formats.count(tables.size()), Formats.count(rows), Formats.count(different)});
    }

    private void select(List<VerifyTable> rows) {
        files.setEnabled(rows.stream().anyMatch(t -> !t.correctionFile().isEmpty() || !t.differenceFile().isEmpty()));
        rows.stream().findFirst().ifPresentOrElse(differences::show, differences::clear);
        boolean anyDiffer = table.rows().stream().anyMatch(t -> different(t) > 0) || !corrections.isEmpty();
        Control whole = anyDiffer ? null : table.control();
        if (sash.getMaximizedControl() != whole) {
            sash.setMaximizedControl(whole);
        }
    }

    private static long different(VerifyTable table) {
        return table.mismatched() + table.sourceOnly() + table.destOnly();
    }

    private void reverify(ReverifyScope scope) {
        EngineJob.of(Messages.VerificationPage_again, root, (studio, cancel) -> studio.projects().reverify(projectId, scope)).start();
    }

    private void openFiles() {
        table.first().ifPresent(selected -> new EngineJob<>(Messages.VerificationPage_files, root, (studio, cancel) -> studio.projects().verificationFiles(projectId, selected.source()))
                .then(paths -> paths.stream().findFirst().map(Path::getParent).ifPresent(folder -> Program.launch(folder.toString()))).start());
    }
}
