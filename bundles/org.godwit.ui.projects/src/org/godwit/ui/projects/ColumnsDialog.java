package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping.ColumnMapping;
import org.godwit.ui.Icons;

/** Which columns of a table are moved, and their names at the target. Key columns cannot be left out. */
final class ColumnsDialog extends TitleAreaDialog {
    private final TableDef table;
    private final Map<String, String> chosen;
    private final List<String> key;
    private final List<ColumnMapping> result = new ArrayList<>();
    private Table widget;

    private ColumnsDialog(Shell parent, TableDef table, List<ColumnMapping> mappings) {
        super(parent);
        this.table = table;
        this.chosen = mappings.stream().collect(Collectors.toMap(ColumnMapping::source, ColumnMapping::target));
        this.key = table.keyColumns().stream().map(ColumnDef::name).toList();
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** The chosen columns; an empty list stands for all under their own names. Empty when cancelled. */
    static Optional<List<ColumnMapping>> open(Shell parent, TableDef table, List<ColumnMapping> mappings) {
        ColumnsDialog dialog = new ColumnsDialog(parent, table, mappings);
        return dialog.open() == OK ? Optional.of(dialog.outcome()) : Optional.empty();
    }

    private List<ColumnMapping> outcome() {
        boolean all = result.size() == table.columns().size() && result.stream().allMatch(c -> c.source().equals(c.target()));
        return all ? List.of() : result;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.bind(Messages.ColumnsDialog_title, table.name()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.ColumnsDialog_head);
        setMessage(Messages.ColumnsDialog_message);
        widget = new Table(area, SWT.CHECK | SWT.FULL_SELECTION | SWT.BORDER | SWT.SINGLE);
        widget.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 320).indent(6, 6).applyTo(widget);
        column(Messages.ColumnsDialog_column, 180);
        column(Messages.ColumnsDialog_type, 180);
        column(Messages.ColumnsDialog_target, 180);
        for (ColumnDef column : table.columns()) {
            TableItem item = new TableItem(widget, SWT.NONE);
            item.setText(new String[] {column.name(), column.type().declaration(), chosen.getOrDefault(column.name(), column.name())});
            item.setImage(key.contains(column.name()) ? Icons.KEY.image() : Icons.COLUMN.image());
            item.setChecked(chosen.isEmpty() || chosen.containsKey(column.name()));
        }
        widget.addListener(SWT.Selection, e -> {
            TableItem item = (TableItem) e.item;
            if (e.detail == SWT.CHECK && key.contains(item.getText(0))) {
                item.setChecked(true);
            }
        });
        widget.addListener(SWT.DefaultSelection, e -> edit((TableItem) e.item));
        return area;
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(widget, SWT.NONE);
        column.setText(title);
        column.setWidth(width);
    }

    private void edit(TableItem item) {
        TableEditor editor = new TableEditor(widget);
        editor.grabHorizontal = true;
        Text text = new Text(widget, SWT.BORDER);
        text.setText(item.getText(2));
        text.selectAll();
        editor.setEditor(text, item, 2);
        text.setFocus();
        text.addListener(SWT.FocusOut, e -> finish(item, text));
        text.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_RETURN || e.detail == SWT.TRAVERSE_ESCAPE) {
                e.doit = false;
                if (e.detail == SWT.TRAVERSE_ESCAPE) {
                    text.setText(item.getText(2));
                }
                finish(item, text);
            }
        });
    }

    private static void finish(TableItem item, Text text) {
        if (!text.isDisposed()) {
            String name = text.getText().strip();
            item.setText(2, name.isEmpty() ? item.getText(0) : name);
            text.dispose();
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        for (TableItem item : widget.getItems()) {
            if (item.getChecked()) {
                result.add(new ColumnMapping(item.getText(0), item.getText(2)));
            }
        }
        super.okPressed();
    }
}
