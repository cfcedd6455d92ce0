package org.godwit.ui.projects;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.LabelService.Label;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;

/** The tags of the workspace with those of the chosen projects checked (grey where only some have it); tags are made, renamed and deleted here, too. */
final class TagDialog extends TitleAreaDialog {
    /** What is to be changed at the chosen projects, by ids of tags. */
    record Change(Set<String> given, Set<String> taken) {
    }

    private final List<ProjectSummary> projects;
    private Table table;
    private Text name;
    private Button add;
    private Button rename;
    private Button delete;
    private Optional<Change> change = Optional.empty();
    private final Set<String> touched = new HashSet<>();

    private TagDialog(Shell parent, List<ProjectSummary> projects) {
        super(parent);
        this.projects = projects;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    static Optional<Change> open(Shell parent, List<ProjectSummary> projects) {
        TagDialog dialog = new TagDialog(parent, projects);
        dialog.open();
        return dialog.change;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.TagDialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 8).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        name = new Text(area, SWT.BORDER);
        name.setMessage(Messages.TagDialog_new);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).align(SWT.FILL, SWT.CENTER).applyTo(name);
        name.addListener(SWT.Modify, e -> enable());
        name.addListener(SWT.DefaultSelection, e -> createTag());
        add = StepDetails.button(area, Messages.TagDialog_add, Icons.ADD, this::createTag);
        GridDataFactory.fillDefaults().applyTo(add);
        table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        column(Messages.TagDialog_tag, 200);
        column(Messages.TagDialog_projects, 90);
        table.addListener(SWT.Selection, e -> {
            if (e.detail == SWT.CHECK) {
                checked((TableItem) e.item);
            }
            enable();
        });
        GridDataFactory.fillDefaults().grab(true, true).hint(340, 180).span(2, 2).applyTo(table);
        rename = StepDetails.button(area, Messages.TagDialog_rename, Icons.EDIT, this::rename);
        GridDataFactory.fillDefaults().applyTo(rename);
        delete = StepDetails.button(area, Messages.TagDialog_delete, Icons.DELETE, this::delete);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(delete);
        setTitle(projects.size() == 1 ? Messages.bind(Messages.TagDialog_one, projects.getFirst().name()) : Plurals.bind(Messages.TagDialog_many, projects.size()));
        setMessage(Messages.TagDialog_message);
        reload();
        return area;
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        column.setWidth(width);
    }

    private void checked(TableItem item) {
        item.setGrayed(false);
        touched.add(label(item).id());
    }

    private static Label label(TableItem item) {
        return (Label) item.getData();
    }

    private void reload() {
        new EngineJob<>(Messages.TagDialog_reading, table, (studio, cancel) -> studio.labels().list()).quiet().then(this::show).start();
    }

    /** What the user has checked already stays. */
    private void show(List<Label> labels) {
        Set<String> checked = new HashSet<>();
        Arrays.stream(table.getItems()).filter(TableItem::getChecked).forEach(i -> checked.add(label(i).id()));
        table.removeAll();
        for (Label label : labels) {
            long having = projects.stream().filter(p -> p.labels().contains(label.name())).count();
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {label.name(), Integer.toString(label.projects())});
            item.setData(label);
            boolean isTouched = touched.contains(label.id());
            item.setChecked(isTouched ? checked.contains(label.id()) : having > 0);
            item.setGrayed(!isTouched && having > 0 && having < projects.size());
        }
        enable();
    }

    private void enable() {
        boolean one = table.getSelectionCount() == 1;
        add.setEnabled(!name.getText().isBlank());
        rename.setEnabled(one);
        delete.setEnabled(one);
    }

    /** A new tag is for the chosen projects. */
    private void createTag() {
        String wanted = name.getText().strip();
        setErrorMessage(null);
        new EngineJob<>(Messages.TagDialog_add, table, (studio, cancel) -> studio.labels().create(wanted)).quiet().then(label -> {
            name.setText("");
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {label.name(), "0"});
            item.setData(label);
            item.setChecked(true);
            touched.add(label.id());
            enable();
        }).otherwise(failure -> setErrorMessage(failure.problem().message())).start();
    }

    private void rename() {
        Label label = label(table.getSelection()[0]);
        InputDialog dialog = new InputDialog(getShell(), Messages.TagDialog_rename, Plurals.bind(Messages.TagDialog_used, label.name(), label.projects()), label.name(), null);
        if (dialog.open() == Window.OK) {
            change((studio, cancel) -> studio.labels().rename(label.id(), dialog.getValue().strip()));
        }
    }

    private void delete() {
        Label label = label(table.getSelection()[0]);
        if (MessageDialog.openQuestion(getShell(), Messages.TagDialog_delete, Plurals.bind(Messages.TagDialog_deleteQuestion, label.name(), label.projects()))) {
            change((studio, cancel) -> studio.labels().delete(label.id()));
        }
    }

    private void change(EngineJob.Action action) {
        setErrorMessage(null);
        EngineJob.of(Messages.TagDialog_title, table, action).quiet().then(done -> reload()).otherwise(failure -> setErrorMessage(failure.problem().message())).start();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        Set<String> given = new HashSet<>();
        Set<String> taken = new HashSet<>();
        Arrays.stream(table.getItems()).filter(i -> touched.contains(label(i).id())).forEach(i -> (i.getChecked() ? given : taken).add(label(i).id()));
        change = Optional.of(new Change(given, taken));
        super.okPressed();
    }
}
