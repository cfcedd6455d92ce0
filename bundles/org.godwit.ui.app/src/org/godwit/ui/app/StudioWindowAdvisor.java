package org.godwit.ui.app;

import java.nio.file.Files;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.godwit.ui.Studios;

/** The window: title, perspective bar, tool bar, status line and progress region. Called on the display thread. */
public class StudioWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final Point SIZE = new Point(1360, 860);

    public StudioWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setTitle(Messages.StudioWindowAdvisor_title);
        window.setInitialSize(SIZE);
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowPerspectiveBar(true);
        window.setShowStatusLine(true);
        window.setShowProgressIndicator(true);
    }

    @Override
    public void postWindowOpen() {
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        if (page != null && page.getEditorReferences().length == 0) {
            if (Files.exists(Studios.access().keyFile())) {
                OverviewEditor.open(page);
            } else {
                // A workspace that nothing was ever done in.
                WelcomeEditor.open(page);
            }
        }
        FocusKeeper.watch(getWindowConfigurer().getWindow());
        FontWarmth.begin(getWindowConfigurer().getWindow().getShell());
        new StudioStatus(getWindowConfigurer().getActionBarConfigurer().getStatusLineManager(), getWindowConfigurer().getWindow().getShell()).start();
    }
}
