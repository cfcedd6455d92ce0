package org.godwit.ui.rehearsal;

import java.util.Optional;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.godwit.core.model.DataSource;
import org.godwit.ui.Adapting;

/** Captures a bundle of a data source: which one, which objects, what is masked, and every statement that will be run before it is. */
public final class CaptureWizard extends Wizard implements INewWizard {
    private final CaptureDraft draft = new CaptureDraft();
    private final CaptureSourcePage source = new CaptureSourcePage(draft);
    private final CaptureObjectsPage objects = new CaptureObjectsPage(draft);
    private final CaptureMaskPage masks = new CaptureMaskPage(draft);
    private final CapturePlanPage plan = new CapturePlanPage(draft);

    public CaptureWizard() {
        setWindowTitle(Messages.CaptureWizard_title);
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        Adapting.first(selection, DataSource.class).ifPresent(found -> draft.setSource(Optional.of(found)));
    }

    @Override
    public void addPages() {
        addPage(source);
        addPage(objects);
        addPage(masks);
        addPage(plan);
    }

    @Override
    public boolean canFinish() {
        return source.isPageComplete() && objects.isPageComplete() && masks.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        CaptureJob job = new CaptureJob(draft.request());
        job.setUser(true);
        job.schedule();
        return true;
    }
}
