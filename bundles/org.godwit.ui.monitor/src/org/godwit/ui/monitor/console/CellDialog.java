package org.godwit.ui.monitor.console;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.RmConsole.Origin;
import org.godwit.supervisor.service.RmConsole.Result;
import org.godwit.ui.monitor.Messages;

/** Shows the whole value of a cell and, where it can be changed, the statement that a new value makes; its button runs that statement. Display thread only. */
final class CellDialog extends TitleAreaDialog {
    private final String column;
    private final Optional<String> before;
    private final Optional<Origin> origin;
    private final List<Optional<String>> row;
    private final int index;
    private Text value;
    private Button none;
    private Text statement;
    private String update = "";

    private CellDialog(Shell parent, Result result, ResultGrid.Cell cell) {
        super(parent);
        this.column = result.columns().get(cell.column());
        this.row = result.rows().get(cell.row());
        this.before = row.get(cell.column());
        this.index = cell.column();
        this.origin = result.origin().filter(o -> o.isEditable(cell.column()));
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
        setHelpAvailable(false);
    }

    /** The statement that the user wants to run; empty when he does not. */
    static Optional<String> ask(Shell parent, Result result, ResultGrid.Cell cell) {
        CellDialog dialog = new CellDialog(parent, result, cell);
        return dialog.open() == OK && !dialog.update.isEmpty() ? Optional.of(dialog.update) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(origin.isPresent() ? Messages.CellDialog_title : Messages.CellDialog_titleRead);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(column);
        setMessage(origin.isPresent() ? Messages.CellDialog_message : Messages.CellDialog_messageRead);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().margins(12, 10).spacing(6, 6).applyTo(area);
        value = text(area, origin.isPresent() ? SWT.NONE : SWT.READ_ONLY, 110);
        value.setText(before.orElse(""));
        value.setData("id", "cell.value");
        if (origin.isPresent()) {
            none = new Button(area, SWT.CHECK);
            none.setText(Messages.CellDialog_null);
            none.setSelection(before.isEmpty());
            value.setEnabled(before.isPresent());
            none.addListener(SWT.Selection, e -> changed());
            value.addListener(SWT.Modify, e -> changed());
            Label label = new Label(area, SWT.NONE);
            label.setText(Messages.CellDialog_statement);
            statement = text(area, SWT.READ_ONLY, 80);
            statement.setData("id", "cell.statement");
        }
        return area;
    }

    private static Text text(Composite parent, int style, int height) {
        Text text = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL | style);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(520, height).applyTo(text);
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        return text;
    }

    private void changed() {
        value.setEnabled(!none.getSelection());
        Optional<String> now = none.getSelection() ? Optional.empty() : Optional.of(value.getText());
        update = now.equals(before) ? "" : origin.orElseThrow().update(row, index, now);
        statement.setText(update);
        getButton(OK).setEnabled(!update.isEmpty());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (origin.isPresent()) {
            createButton(parent, IDialogConstants.OK_ID, Messages.CellDialog_run, false).setEnabled(false);
        }
        createButton(parent, IDialogConstants.CANCEL_ID, origin.isPresent() ? IDialogConstants.CANCEL_LABEL : IDialogConstants.CLOSE_LABEL, origin.isEmpty());
    }

    @Override
    public void create() {
        super.create();
        value.setFocus();
    }
}
