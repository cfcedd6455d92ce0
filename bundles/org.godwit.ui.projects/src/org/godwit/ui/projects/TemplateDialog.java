package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Formats;
import org.godwit.ui.RecordTable;

/** Chooses the project that a new one starts from; released ones, which OMS offers as templates, stand first. */
final class TemplateDialog extends TitleAreaDialog {
    private final List<ProjectSummary> projects;
    private RecordTable<ProjectSummary> table;
    private Optional<ProjectSummary> chosen = Optional.empty();

    private TemplateDialog(Shell parent, List<ProjectSummary> projects) {
        super(parent);
        this.projects = projects.stream().sorted(Comparator.comparing((ProjectSummary p) -> p.status() != ProjectStatus.RELEASED).thenComparing(ProjectSummary::created, Comparator.reverseOrder())).toList();
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Reads the projects, asks, reads the chosen one and hands it over. */
    static void choose(Shell shell, Consumer<ProjectSpec> take) {
        new EngineJob<>(Messages.TemplateDialog_reading, shell, (studio, cancel) -> studio.projects().list()).then(projects -> {
            TemplateDialog dialog = new TemplateDialog(shell, projects);
            if (dialog.open() == OK) {
                dialog.chosen.ifPresent(p -> new EngineJob<>(Messages.TemplateDialog_reading, shell, (studio, cancel) -> studio.projects().get(p.id()).spec()).then(take).start());
            }
        }).start();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.TemplateDialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.TemplateDialog_head);
        setMessage(Messages.TemplateDialog_message);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        new FilterField(page, Messages.ProjectListView_filter, text -> table.setFilter(text));
        table = new RecordTable<>(page, SWT.BORDER | SWT.SINGLE, ProjectSummary::id,
                List.of(Column.text(Messages.ProjectListView_name, 190, ProjectSummary::name),
                        Column.<ProjectSummary>text(Messages.ProjectListView_state, 110, p -> States.label(p.status())).icon(p -> States.icon(p.status()).image()),
                        Column.text(Messages.ProjectListView_route, 230, p -> p.sourceName() + " → " + p.targetName()),
                        Column.<ProjectSummary>text(Messages.ProjectListView_created, 140, p -> Formats.time(p.created())).sortedBy(Comparator.comparing(ProjectSummary::created))));
        GridDataFactory.fillDefaults().grab(true, true).hint(690, 260).applyTo(table.control());
        table.onSelect(rows -> getButton(IDialogConstants.OK_ID).setEnabled(!rows.isEmpty()));
        table.onOpen(p -> okPressed());
        table.setRows(projects);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.TemplateDialog_start, true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        chosen = table.first();
        super.okPressed();
    }
}
