package org.godwit.ui.datasources;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The Data Sources perspective: the explorer left, properties, progress and log below. */
public final class DataSourcesPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(DataSourcesView.ID, IPageLayout.LEFT, 0.36f, layout.getEditorArea());
        var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.62f, layout.getEditorArea());
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        bottom.addPlaceholder(TopicView.ID);
        bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addView("org.eclipse.pde.runtime.LogView");
        layout.addShowViewShortcut(DataSourcesView.ID);
        layout.addShowViewShortcut(TopicView.ID);
        layout.addNewWizardShortcut("org.godwit.ui.datasources.wizard");
    }
}
