package org.godwit.ui.projects;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The Projects perspective: the project list above the editor, properties, progress and log below. */
public final class ProjectsPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView("org.godwit.ui.datasources.explorer", IPageLayout.LEFT, 0.22f, layout.getEditorArea());
        layout.addView(ProjectListView.ID, IPageLayout.TOP, 0.3f, layout.getEditorArea());
        var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.79f, layout.getEditorArea());
        bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addView("org.eclipse.pde.runtime.LogView");
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        layout.addShowViewShortcut(ProjectListView.ID);
        layout.addNewWizardShortcut("org.godwit.ui.projects.wizard");
    }
}
