package org.godwit.ui.projects;

import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.CorrectionService.Choice;
import org.godwit.supervisor.service.CorrectionService.Preview;
import org.godwit.ui.Clip;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;

/** What a correction will do, statement by statement, before it is done: nothing runs until Apply is pressed. */
final class CorrectionDialog extends TitleAreaDialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int SHOWN = 200;

    private final String projectId;
    private final ObjectName table;
    private final Set<Long> rows;
    private Button deletes;
    private Text statements;
    private Choice choice;

    private CorrectionDialog(Shell parent, String projectId, ObjectName table, Set<Long> rows) {
        super(parent);
        this.projectId = projectId;
        this.table = table;
        this.rows = rows;
        this.choice = new Choice(rows, false);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** What the user wants to be done; empty when he does not. */
    static Optional<Choice> open(Shell parent, String projectId, ObjectName table, Set<Long> rows) {
        CorrectionDialog dialog = new CorrectionDialog(parent, projectId, table, rows);
        return dialog.open() == OK ? Optional.of(dialog.choice) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.bind(Messages.CorrectionDialog_title, table));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 8).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        statements = new Text(area, SWT.MULTI | SWT.BORDER | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        statements.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(820, 300).applyTo(statements);
        deletes = new Button(area, SWT.CHECK);
        deletes.addListener(SWT.Selection, e -> look());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(deletes);
        deletes.setText(Messages.bind(Messages.CorrectionDialog_deletes, ""));
        setTitle(Messages.bind(Messages.CorrectionDialog_head, table));
        setMessage(Messages.CorrectionDialog_reading);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.CorrectionDialog_copy, false);
        createButton(parent, IDialogConstants.OK_ID, Messages.CorrectionDialog_apply, false).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
        look();
    }

    private void look() {
        choice = new Choice(rows, deletes.getSelection());
        Choice asked = choice;
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        new EngineJob<>(Messages.CorrectionDialog_reading, statements, (studio, cancel) -> studio.corrections().preview(projectId, table, asked, SHOWN)).quiet().then(preview -> {
            if (asked == choice) {
                show(preview);
            }
        }).otherwise(failure -> setErrorMessage(failure.problem().message())).start();
    }

    private void show(Preview preview) {
        String text = String.join(";\n", preview.statements()) + (preview.statements().isEmpty() ? "" : ";\n");
        long hidden = preview.statementCount() - preview.statements().size();
        statements.setText(hidden == 0 ? text : text + Messages.bind(Messages.CorrectionDialog_hidden, Formats.count(hidden)));
        setMessage(Plurals.bind(Messages.CorrectionDialog_message, Formats.count(preview.rows()), Formats.count(preview.statementCount())));
        boolean any = deletes.getSelection() || preview.leftAlone() > 0;
        deletes.setEnabled(any);
        deletes.setText(Messages.bind(Messages.CorrectionDialog_deletes, preview.leftAlone() > 0 ? " (" + Formats.count(preview.leftAlone()) + ")" : ""));
        deletes.requestLayout();
        getButton(IDialogConstants.OK_ID).setEnabled(preview.rows() > 0);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == COPY) {
            Clip.copy(statements, statements.getText());
        } else {
            super.buttonPressed(id);
        }
    }
}
