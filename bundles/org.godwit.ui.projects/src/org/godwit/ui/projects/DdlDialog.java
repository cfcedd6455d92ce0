package org.godwit.ui.projects;

import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.StructObject;
import org.godwit.ui.ProblemPane;

/** The failed statement of an object with its error, the source's definition to look at and the target's to change (OMS: Modify Creation Syntax). */
final class DdlDialog extends Dialog {
    /** The changed statement, and whether it is run at once. */
    record Change(String ddl, boolean retry) {
    }

    private static final int SAVE = IDialogConstants.CLIENT_ID;

    private final StructObject object;
    private Text target;
    private Optional<Change> change = Optional.empty();

    private DdlDialog(Shell parent, StructObject object) {
        super(parent);
        this.object = object;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    static Optional<Change> open(Shell parent, StructObject object) {
        DdlDialog dialog = new DdlDialog(parent, object);
        dialog.open();
        return dialog.change;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.bind(Messages.ObjectsPage_modifyTitle, object.target()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite top = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
        new ProblemPane(top, 1).show(object.problem());
        SashForm sash = new SashForm(area, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).hint(980, 380).applyTo(sash);
        text(sash, Messages.ObjectsPage_source, SWT.READ_ONLY, SqlLines.of(object.sourceDdl()));
        target = text(sash, Messages.DdlDialog_target, SWT.NONE, SqlLines.of(object.targetDdl()));
        target.addListener(SWT.Modify, e -> enable());
        return area;
    }

    private static Text text(Composite parent, String title, int style, String value) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().applyTo(group);
        Text text = new Text(group, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | style);
        text.setFont(JFaceResources.getTextFont());
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(text);
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, SAVE, Messages.DdlDialog_save, false);
        createButton(parent, IDialogConstants.OK_ID, Messages.DdlDialog_saveAndRetry, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        target.setFocus();
    }

    private void enable() {
        boolean any = !target.getText().isBlank();
        getButton(SAVE).setEnabled(any);
        getButton(IDialogConstants.OK_ID).setEnabled(any);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == SAVE || id == IDialogConstants.OK_ID) {
            change = Optional.of(new Change(target.getText().strip(), id != SAVE));
            setReturnCode(OK);
            close();
        } else {
            super.buttonPressed(id);
        }
    }
}
