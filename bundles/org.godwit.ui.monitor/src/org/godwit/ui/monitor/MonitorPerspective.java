package org.godwit.ui.monitor;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.godwit.ui.monitor.alert.AlertsView;
import org.godwit.ui.monitor.charts.ChartsView;
import org.godwit.ui.monitor.console.RmConsoleView;
import org.godwit.ui.monitor.log.ComponentLogView;
import org.godwit.ui.monitor.parameters.ParametersView;
import org.godwit.ui.monitor.tasks.OpsTasksView;

/** The Component Monitoring perspective: components above; charts, parameters, log, O&M tasks and the rm console below. It has no editors of its own. */
public final class MonitorPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(ComponentsView.ID, IPageLayout.TOP, 0.42f, layout.getEditorArea());
        var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.58f, layout.getEditorArea());
        for (String view : new String[] {ChartsView.ID, ParametersView.ID, ComponentLogView.ID, OpsTasksView.ID, AlertsView.ID, RmConsoleView.ID}) {
            bottom.addView(view);
            layout.addShowViewShortcut(view);
        }
        bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        bottom.addView("org.eclipse.pde.runtime.LogView");
        layout.addShowViewShortcut(ComponentsView.ID);
    }
}
