package org.godwit.ui.projects;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.StatusGate;
import org.godwit.ui.StudioWatch;

/** One project: its steps as a graph, its objects, data, verification, incremental migration, switchover and settings. Follows the project while it runs; nothing in it is edited, so it is never dirty. */
public final class ProjectEditor extends MultiPageEditorPart {
    public static final String ID = "org.godwit.ui.projects.editor";

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private List<ProjectPage> pages = List.of();
    private ProjectHeader header;
    private Optional<ProjectDetail> detail = Optional.empty();
    private boolean reading;
    private boolean readAgain;

    /** Opens the project, or brings its editor to the front. */
    public static void open(String id, String name) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.openEditor(new ProjectInput(id, name), ID);
        } catch (PartInitException e) {
            StatusGate.show(name, new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    /** Closes the project's editor when it is open. */
    static void close(String id) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        IEditorPart editor = page.findEditor(new ProjectInput(id, id));
        if (editor != null) {
            page.closeEditor(editor, false);
        }
    }

    private String projectId() {
        return ((ProjectInput) getEditorInput()).id();
    }

    Optional<ProjectSummary> summary() {
        return detail.map(ProjectDetail::summary);
    }

    @Override
    protected Composite createPageContainer(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        header = new ProjectHeader(parent);
        Composite container = new Composite(parent, SWT.NONE);
        container.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(container);
        return super.createPageContainer(container);
    }

    @Override
    protected void createPages() {
        setPartName(getEditorInput().getName());
        String id = projectId();
        pages = List.of(new StepsPage(id), new ObjectsPage(id), new DataPage(id), new VerificationPage(id), new IncrementalPage(id), new SwitchoverPage(id), new FindingsPage(id),
                new SettingsPage());
        for (ProjectPage page : pages) {
            Composite place = new Composite(getContainer(), SWT.NONE);
            place.setLayout(new FillLayout());
            setPageText(addPage(place), page.title());
        }
        StudioWatch.of(getContainer(), Optional.of(id), this::read);
        Pulse.each(getContainer(), PERIOD, this::follow);
    }

    /** A delay, and the wait of a step that is held up, grow without any change being told; the pages that tell more of it than the graph read for themselves. */
    private void follow() {
        if (getActivePage() == 0 && detail.stream().flatMap(d -> d.steps().stream()).anyMatch(s -> s.delaySeconds().isPresent() || s.status() == StepStatus.RUNNING)) {
            read();
        }
    }

    /** Reads the project; a request that comes meanwhile leads to one more reading. */
    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        new EngineJob<>(Messages.bind(Messages.ProjectEditor_reading, getPartName()), getContainer(), (studio, cancel) -> studio.projects().get(projectId())).quiet().lastly(() -> reading = false)
                .then(this::show).otherwise(this::failed).start();
    }

    private void show(ProjectDetail next) {
        detail = Optional.of(next);
        setPartName(next.summary().name());
        setTitleImage(States.icon(next.summary().status()).image());
        header.show(next);
        showPage();
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    private void failed(GodwitException failure) {
        if (failure.problem().code().equals(SupervisorError.NO_SUCH_PROJECT.code())) {
            // deleted elsewhere, for example from the command line
            close(projectId());
            return;
        }
        StatusGate.log(getPartName(), failure);
        header.show(failure.problem());
    }

    /** A page is made when it is looked at first, since all of them at once would hold up the window. */
    private void showPage() {
        int active = getActivePage();
        if (active < 0) {
            return;
        }
        ProjectPage page = pages.get(active);
        Composite place = (Composite) getControl(active);
        boolean isThere = page.part().isEmpty() || detail.filter(d -> d.spec().types().contains(page.part().get())).isPresent();
        if (isThere) {
            if (place.getChildren().length == 0) {
                page.create(place);
                place.layout();
            }
            detail.ifPresent(page::show);
        } else if (detail.isPresent() && place.getChildren().length == 0) {
            PageStack absent = new PageStack(place);
            absent.setEmpty(Icons.STATE_INFO, Messages.bind(Messages.ProjectEditor_absentTitle, TypeLabels.of(page.part().get())), Messages.ProjectEditor_absentText, List.of());
            absent.show(false);
            place.layout();
        }
    }

    @Override
    protected void pageChange(int newPageIndex) {
        super.pageChange(newPageIndex);
        showPage();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // never dirty
    }

    @Override
    public void doSaveAs() {
        // never dirty
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
