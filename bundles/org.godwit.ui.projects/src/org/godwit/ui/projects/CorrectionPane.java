package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.service.CorrectionService.Correction;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** The corrections that were tried, the newest first, and taking one back. */
final class CorrectionPane {
    private final String projectId;
    private final Runnable undone;
    private Composite root;
    private RecordTable<Correction> table;
    private Button undo;

    /** @param undone called after one was taken back */
    CorrectionPane(String projectId, Runnable undone) {
        this.projectId = projectId;
        this.undone = undone;
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(root);
        Label caption = new Label(root, SWT.NONE);
        caption.setText(Messages.CorrectionPane_caption);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        undo = StepDetails.button(root, Messages.CorrectionPane_undo, Icons.RETRY, this::undo);
        table = new RecordTable<>(root, SWT.BORDER | SWT.SINGLE, Correction::id,
                List.of(Column.<Correction>text(Messages.CorrectionPane_time, 160, c -> Formats.time(c.time())).icon(c -> icon(c.state()).image()).sortedBy(Comparator.comparing(Correction::time)),
                        Column.text(Messages.CorrectionPane_state, 130, c -> label(c.state())), Column.text(Messages.CorrectionPane_table, 220, c -> c.target().toString()),
                        Column.number(Messages.CorrectionPane_rows, 80, Correction::rows, c -> Formats.count(c.rows())), Column.text(Messages.CorrectionPane_message, 460, Correction::message)));
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(table.control());
        table.onSelect(rows -> enable());
        enable();
        return root;
    }

    private static String label(Correction.State state) {
        return switch (state) {
            case APPLYING -> Messages.CorrectionPane_applying;
            case APPLIED -> Messages.CorrectionPane_applied;
            case REFUSED -> Messages.CorrectionPane_refused;
            case UNDONE -> Messages.CorrectionPane_undone;
        };
    }

    private static Icons icon(Correction.State state) {
        return switch (state) {
            case APPLYING -> Icons.STATE_RUNNING;
            case APPLIED -> Icons.STATE_FINISHED;
            case REFUSED -> Icons.STATE_FAILED;
            case UNDONE -> Icons.STATE_SKIPPED;
        };
    }

    void show(List<Correction> corrections) {
        table.setRows(corrections);
        if (table.first().isEmpty() && !corrections.isEmpty()) {
            table.select(corrections.getFirst().id());
        }
        enable();
    }

    boolean isEmpty() {
        return table.rows().isEmpty();
    }

    private void enable() {
        undo.setEnabled(table.first().filter(Correction::mayUndo).isPresent());
    }

    private void undo() {
        table.first().filter(c -> MessageDialog.openQuestion(root.getShell(), Messages.CorrectionPane_undo, Plurals.bind(Messages.CorrectionPane_question, Formats.count(c.rows()), c.target())))
                .ifPresent(c -> new EngineJob<>(Messages.CorrectionPane_undo, root, (studio, cancel) -> studio.corrections().undo(projectId, c.id(), cancel)).then(done -> undone.run()).start());
    }
}
