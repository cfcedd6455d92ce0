package org.godwit.ui.rehearsal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The Rehearsal perspective: the runs and the bundles above, their pages below. */
public final class RehearsalPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(RunsView.ID, IPageLayout.TOP, 0.28f, layout.getEditorArea());
        layout.addView(BundlesView.ID, IPageLayout.RIGHT, 0.58f, RunsView.ID);
        var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.78f, layout.getEditorArea());
        bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addView("org.eclipse.pde.runtime.LogView");
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        layout.addShowViewShortcut(RunsView.ID);
        layout.addShowViewShortcut(BundlesView.ID);
        layout.addNewWizardShortcut("org.godwit.ui.rehearsal.wizard");
        layout.addNewWizardShortcut("org.godwit.ui.rehearsal.captureWizard");
    }
}
