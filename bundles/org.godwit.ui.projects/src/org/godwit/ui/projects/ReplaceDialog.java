package org.godwit.ui.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.StructObject;
import org.godwit.ui.Plurals;
import org.godwit.ui.TextCompare;

/** Replaces a text in the statements of many failed objects at once, with a look at the first statement that changes. */
final class ReplaceDialog extends Dialog {
    private final List<StructObject> objects;
    private Text find;
    private Text replace;
    private Label count;
    private TextCompare preview;
    private Map<Long, String> changes = Map.of();

    private ReplaceDialog(Shell parent, List<StructObject> objects) {
        super(parent);
        this.objects = objects;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    /** The new statement of each object whose statement changes, by its id; empty when the user cancelled. */
    static Map<Long, String> open(Shell parent, List<StructObject> objects) {
        ReplaceDialog dialog = new ReplaceDialog(parent, objects);
        return dialog.open() == OK ? dialog.changes : Map.of();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.bind(Messages.ReplaceDialog_title, objects.size()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite fields = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
        find = field(fields, Messages.ReplaceDialog_find);
        replace = field(fields, Messages.ReplaceDialog_replace);
        count = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
        preview = new TextCompare(area, Messages.ReplaceDialog_before, Messages.ReplaceDialog_after);
        GridDataFactory.fillDefaults().grab(true, true).hint(900, 300).applyTo(preview.control());
        return area;
    }

    private Text field(Composite parent, String title) {
        new Label(parent, SWT.NONE).setText(title);
        Text text = new Text(parent, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, e -> look());
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.DdlDialog_saveAndRetry, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        look();
    }

    private void look() {
        Map<Long, String> found = new LinkedHashMap<>();
        String wanted = find.getText();
        if (!wanted.isEmpty()) {
            objects.stream().filter(o -> o.targetDdl().contains(wanted)).forEach(o -> found.put(o.id(), o.targetDdl().replace(wanted, replace.getText())));
        }
        changes = found;
        count.setText(Plurals.bind(Messages.ReplaceDialog_count, found.size(), objects.size()));
        StructObject first = objects.stream().filter(o -> found.containsKey(o.id())).findFirst().orElse(objects.getFirst());
        preview.show(SqlLines.of(first.targetDdl()), SqlLines.of(found.getOrDefault(first.id(), first.targetDdl())));
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(!found.isEmpty());
        }
    }
}
