package org.godwit.ui.app;

import java.io.IOException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the workbench on the main thread and stays until its last window is closed. One workbench at a time may have a workspace,
 * because window layout and preferences are written at the end; the command line may work beside it.
 */
public final class StudioApplication implements IApplication {

    private static final Logger LOG = LoggerFactory.getLogger(StudioApplication.class);

    @Override
    public Object start(IApplicationContext context) {
        Display display = PlatformUI.createDisplay();
        Location workspace = Platform.getInstanceLocation();
        try {
            if (!lock(workspace)) {
                MessageDialog.openError(null, Messages.StudioApplication_workspaceTitle,
                        Messages.bind(Messages.StudioApplication_workspaceInUse, workspace.getURL().getPath()));
                return EXIT_OK;
            }
            Themes.prepare(display);
            context.applicationRunning();
            int result = PlatformUI.createAndRunWorkbench(display, new StudioWorkbenchAdvisor());
            return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            if (workspace != null) {
                workspace.release();
            }
            display.dispose();
        }
    }

    /** False when another workbench has the workspace, or when it cannot be written. */
    private static boolean lock(Location workspace) {
        if (workspace == null || workspace.isReadOnly()) {
            return true;
        }
        try {
            return workspace.lock();
        } catch (IOException e) {
            LOG.error("The workspace {} cannot be locked", workspace.getURL(), e);
            return false;
        }
    }

    @Override
    public void stop() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.syncExec(() -> {
            if (!display.isDisposed()) {
                PlatformUI.getWorkbench().close();
            }
        });
    }
}
