package org.godwit.ui.projects;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;

/** Shows how an imported selection fits the source and asks whether to take it (OMS: Validate, then OK). A refused condition must be mended in the file first. */
final class ImportDialog extends TitleAreaDialog {
    private final ImportReport report;

    private ImportDialog(Shell parent, ImportReport report) {
        super(parent);
        this.report = report;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    static boolean accept(Shell parent, ImportReport report) {
        return new ImportDialog(parent, report).open() == Dialog.OK;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.SelectionPage_importTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Plurals.bind(Messages.ImportDialog_found, Formats.count(report.tables()), Formats.count(report.views())));
        setMessage(report.isClean() ? Messages.ImportDialog_clean : report.refused().isEmpty() ? Messages.ImportDialog_missing : Messages.ImportDialog_refused,
                report.isClean() ? IMessageProvider.INFORMATION : report.refused().isEmpty() ? IMessageProvider.WARNING : IMessageProvider.ERROR);
        Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
        text.setText(details());
        GridDataFactory.fillDefaults().grab(true, true).hint(520, 180).indent(6, 6).applyTo(text);
        return area;
    }

    private String details() {
        StringBuilder text = new StringBuilder();
        if (!report.refused().isEmpty()) {
            text.append(Messages.ImportDialog_refusedList).append('\n').append(String.join("\n", report.refused())).append("\n\n");
        }
        if (!report.missing().isEmpty()) {
            text.append(Messages.ImportDialog_missingList).append('\n').append(String.join("\n", report.missing()));
        }
        return text.isEmpty() ? Messages.ImportDialog_nothingWrong : text.toString();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.ImportDialog_take, true).setEnabled(report.refused().isEmpty() && report.tables() + report.views() > 0);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }
}
