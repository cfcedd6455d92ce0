package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** Lists which of the chosen projects an action would be done to and which not because of their state; deleting is confirmed by typing how many. */
final class BatchDialog extends TitleAreaDialog {
    private final ProjectAction action;
    private final List<ProjectSummary> all;
    private final List<ProjectSummary> able;
    private Text typed;

    private BatchDialog(Shell parent, ProjectAction action, List<ProjectSummary> projects) {
        super(parent);
        this.action = action;
        this.all = projects;
        this.able = projects.stream().filter(p -> isAble(action, p)).toList();
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    private static boolean isAble(ProjectAction action, ProjectSummary project) {
        return ProjectAction.allowed(project.status()).contains(action);
    }

    /** The projects to do it to; empty when the user cancelled. */
    static Optional<List<ProjectSummary>> open(Shell parent, ProjectAction action, List<ProjectSummary> projects) {
        BatchDialog dialog = new BatchDialog(parent, action, projects);
        return dialog.open() == OK ? Optional.of(dialog.able) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.bind(Messages.Batch_title, action.label()));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 8).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        RecordTable<ProjectSummary> table = new RecordTable<>(area, SWT.BORDER | SWT.MULTI, ProjectSummary::id,
                List.of(Column.<ProjectSummary>text(Messages.Batch_project, 220, ProjectSummary::name).icon(p -> (isAble(action, p) ? Icons.STATE_FINISHED : Icons.STATE_SKIPPED).image()),
                        Column.text(Messages.ProjectListView_state, 120, p -> States.label(p.status())), Column.text(Messages.Batch_what, 200, p -> isAble(action, p) ? action.label() : Messages.Batch_notPossible),
                        Column.<ProjectSummary>text(Messages.ProjectListView_created, 160, p -> Formats.time(p.created()))));
        table.setRows(all.stream().sorted(Comparator.comparing((ProjectSummary p) -> !isAble(action, p)).thenComparing(ProjectSummary::name)).toList());
        GridDataFactory.fillDefaults().grab(true, true).hint(740, 240).applyTo(table.control());
        if (action == ProjectAction.DELETE) {
            askForNumber(area);
        }
        setTitle(Plurals.bind(Messages.Batch_head, new Object[] {action.label(), able.size(), all.size()}));
        setMessage(consequence());
        return area;
    }

    private void askForNumber(Composite area) {
        new Label(area, SWT.NONE).setText(Messages.bind(Messages.Batch_typeNumber, able.size()));
        typed = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(typed);
        typed.addListener(SWT.Modify, e -> enable());
    }

    private String consequence() {
        return switch (action) {
            case START, PAUSE, RESUME -> Messages.Batch_message;
            case RELEASE -> Messages.Batch_releaseMessage;
            case DELETE -> Messages.Batch_deleteMessage;
        };
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, action.label(), action != ProjectAction.DELETE && action != ProjectAction.RELEASE);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        enable();
    }

    private void enable() {
        getButton(IDialogConstants.OK_ID).setEnabled(!able.isEmpty() && (typed == null || typed.getText().strip().equals(Integer.toString(able.size()))));
    }
}
