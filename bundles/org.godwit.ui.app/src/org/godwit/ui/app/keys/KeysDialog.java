package org.godwit.ui.app.keys;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.FilterField;
import org.godwit.ui.RecordTable;

/** The cheat sheet: every key, searchable; Enter runs the command. Display thread only. */
final class KeysDialog extends Dialog {
    private static final String COMMAND = "org.";

    private RecordTable<KeyLine> table;

    KeysDialog(Shell parent) {
        super(parent);
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS | SWT.BORDER);
        setBlockOnOpen(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.KeysDialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        new FilterField(area, Messages.KeysDialog_filter, text -> table.setFilter(text));
        table = new RecordTable<>(area, SWT.SINGLE | SWT.BORDER, KeyLine::id, List.of(Column.text(Messages.KeysDialog_keys, 220, KeyLine::keys), Column.text(Messages.KeysDialog_command, 300, KeyLine::command),
                Column.text(Messages.KeysDialog_group, 130, KeyLine::group)));
        GridDataFactory.fillDefaults().grab(true, true).hint(700, 460).applyTo(table.control());
        table.setRows(KeyLines.all());
        table.onOpen(line -> {
            if (line.id().startsWith(COMMAND)) {
                close();
                Commands.run(line.id());
            }
        });
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, false);
    }

    @Override
    protected void buttonPressed(int id) {
        close();
    }
}
