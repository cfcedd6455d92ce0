package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.PageChangingEvent;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.ui.Adapting;
import org.godwit.ui.WizardCalls;
import org.godwit.ui.projects.queue.QueuePage;
import org.godwit.ui.projects.queue.QueueTexts;

/** Creates a project: source and target, parts, objects, topics and messages where the target is a queue, options, precheck. What it edits is the project file. */
public final class ProjectWizard extends Wizard implements INewWizard {
    public static final String COMMAND = "org.godwit.ui.projects.new";

    private final ProjectDraft draft = new ProjectDraft();
    private final EndsPage ends = new EndsPage(draft);
    private final TypesPage types = new TypesPage(draft);
    private final SelectionPage selection = new SelectionPage(draft);
    private final QueuePage queue = new QueuePage(draft);
    private final OptionsPage options = new OptionsPage(draft);
    private final PrecheckPage precheck = new PrecheckPage(draft);
    private Optional<String> created = Optional.empty();

    public ProjectWizard() {
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    /** A wizard filled from a project file. */
    static ProjectWizard of(ProjectSpec spec) {
        ProjectWizard wizard = new ProjectWizard();
        wizard.draft.set(spec);
        wizard.ends.preselect(spec.source(), spec.target());
        return wizard;
    }

    /** A wizard that begins with what is selected: the first data source is the source, a second one the target. */
    static ProjectWizard of(ISelection selection) {
        ProjectWizard wizard = new ProjectWizard();
        wizard.preselect(selection);
        return wizard;
    }

    private void preselect(ISelection selection) {
        List<String> chosen = Adapting.all(selection, DataSource.class).map(DataSource::id).toList();
        ends.preselect(chosen.isEmpty() ? "" : chosen.get(0), chosen.size() < 2 ? "" : chosen.get(1));
    }

    /** Stays in front of the window but does not lock it, so that data sources can be dragged into it. */
    static WizardDialog dialog(Shell parent, ProjectWizard wizard) {
        WizardDialog dialog = new WizardDialog(parent, wizard) {
            @Override
            public void setShellStyle(int style) {
                super.setShellStyle(style & ~(SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL) | SWT.MODELESS);
            }
        };
        dialog.setPageSize(860, 520);
        dialog.addPageChangingListener(wizard::leaves);
        return dialog;
    }

    private void leaves(PageChangingEvent event) {
        if (event.getCurrentPage() == ends) {
            ends.leave();
        } else if (event.getCurrentPage() == selection && (event.getTargetPage() == options || event.getTargetPage() == queue)) {
            event.doit = selection.leave();
        }
    }

    /** Id of the created project; empty when cancelled. */
    Optional<String> created() {
        return created;
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection workbenchSelection) {
        preselect(workbenchSelection);
    }

    @Override
    public String getWindowTitle() {
        return draft.isToQueue() ? QueueTexts.windowTitle() : Messages.ProjectWizard_title;
    }

    @Override
    public void addPages() {
        for (IWizardPage page : new IWizardPage[] {ends, types, selection, queue, options, precheck}) {
            addPage(page);
        }
    }

    /** Topics and messages are asked for only where there are some. */
    @Override
    public IWizardPage getNextPage(IWizardPage page) {
        return page == selection && !draft.isToQueue() ? options : super.getNextPage(page);
    }

    @Override
    public IWizardPage getPreviousPage(IWizardPage page) {
        return page == options && !draft.isToQueue() ? selection : super.getPreviousPage(page);
    }

    @Override
    public boolean canFinish() {
        return ends.isPageComplete() && types.isPageComplete() && selection.isPageComplete() && (!draft.isToQueue() || queue.isPageComplete()) && options.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        ProjectSpec spec = draft.toSpec();
        boolean start = precheck.startsProject();
        List<PrecheckItem> skipped = precheck.skipped();
        precheck.stop();
        created = WizardCalls.run(getContainer(), Messages.ProjectWizard_creating, (studio, cancel) -> {
            String id = studio.projects().create(spec, skipped);
            if (start) {
                studio.projects().start(id);
            }
            return id;
        });
        created.ifPresent(id -> ProjectEditor.open(id, spec.name()));
        return created.isPresent();
    }

    @Override
    public boolean performCancel() {
        precheck.stop();
        return true;
    }
}
