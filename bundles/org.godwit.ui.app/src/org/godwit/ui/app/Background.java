package org.godwit.ui.app;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.godwit.runtime.ProjectFamily;

/**
 * The studio with its windows minimized: work goes on, and the program ends by itself when there is none left. Who brings a window back has the studio again, and it stays. Windows are not hidden,
 * because not every desktop has a place from where hidden ones could be called back. Display thread only.
 */
final class Background {
    private static final int LOOK_MS = 1000;

    private final IWorkbench workbench;
    private final Display display;
    private final List<Shell> shells;
    private final Listener back = e -> leave();
    private boolean active;

    Background(IWorkbench workbench) {
        this.workbench = workbench;
        this.display = workbench.getDisplay();
        this.shells = Stream.of(workbench.getWorkbenchWindows()).map(IWorkbenchWindow::getShell).toList();
    }

    void enter() {
        active = true;
        shells.forEach(s -> {
            s.setMinimized(true);
            s.addListener(SWT.Deiconify, back);
        });
        display.timerExec(LOOK_MS, this::look);
    }

    private void look() {
        if (!active) {
            return;
        }
        if (Job.getJobManager().find(ProjectFamily.ANY).length > 0) {
            display.timerExec(LOOK_MS, this::look);
        } else {
            leave();
            workbench.close();
        }
    }

    private void leave() {
        active = false;
        shells.stream().filter(s -> !s.isDisposed()).forEach(s -> s.removeListener(SWT.Deiconify, back));
    }
}
