package org.godwit.ui;

import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Shows a longer text (DDL, SQL, a script) to read and copy, or to edit. Display thread only. */
public final class TextDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;

    private final String title;
    private final boolean editable;
    private String value;
    private Text text;

    private TextDialog(Shell parent, String title, String value, boolean editable) {
        super(parent);
        this.title = title;
        this.value = value;
        this.editable = editable;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    public static void show(Shell parent, String title, String text) {
        new TextDialog(parent, title, text, false).open();
    }

    /** The edited text; empty when the user cancelled. */
    public static Optional<String> edit(Shell parent, String title, String text) {
        TextDialog dialog = new TextDialog(parent, title, text, true);
        return dialog.open() == OK ? Optional.of(dialog.value) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        text = new Text(area, SWT.MULTI | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL | (editable ? SWT.NONE : SWT.READ_ONLY));
        text.setFont(JFaceResources.getTextFont());
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, true).hint(640, 380).applyTo(text);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.ProblemDialog_copy, false);
        createButton(parent, IDialogConstants.OK_ID, editable ? IDialogConstants.OK_LABEL : IDialogConstants.CLOSE_LABEL, true);
        if (editable) {
            createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        }
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == COPY) {
            Clip.copy(getShell(), text.getText());
        } else {
            super.buttonPressed(id);
        }
    }

    @Override
    protected void okPressed() {
        value = text.getText();
        super.okPressed();
    }
}
