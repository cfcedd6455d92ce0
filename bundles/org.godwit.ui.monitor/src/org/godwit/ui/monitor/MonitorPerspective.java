package org.godwit.ui.monitor;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.godwit.ui.monitor.alert.AlertsView;

/** The Component Monitoring perspective: components above, charts, log and the rm console below. It has no editors of its own. */
public final class MonitorPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(ComponentsView.ID, IPageLayout.TOP, 0.5f, layout.getEditorArea());
        var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.5f, layout.getEditorArea());
        bottom.addView(ChartsView.ID);
        bottom.addView(ComponentLogView.ID);
        bottom.addView(AlertsView.ID);
        bottom.addView(RmConsoleView.ID);
        bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        bottom.addView("org.eclipse.pde.runtime.LogView");
        layout.addShowViewShortcut(ComponentsView.ID);
        layout.addShowViewShortcut(ChartsView.ID);
        layout.addShowViewShortcut(AlertsView.ID);
        layout.addShowViewShortcut(ComponentLogView.ID);
        layout.addShowViewShortcut(RmConsoleView.ID);
    }
}
