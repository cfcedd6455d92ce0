package org.godwit.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;

/** The one place where the window tells of a failure: what happened, what to do, the code, and on demand the details. From any thread. */
public final class StatusGate {
    private static final ILog LOG = ILog.of(StatusGate.class);

    private StatusGate() {
    }

    /** Writes the failure to the log view and opens a dialog. A cancellation is not a failure and is not shown. */
    public static void show(String action, GodwitException failure) {
        if (failure.isCancelled()) {
            return;
        }
        log(action, failure);
        DisplayGate.post(() -> new ProblemDialog(activeShell(), action, failure).open());
    }

    /** Only writes it to the log view, where a page shows the failure itself. */
    public static void log(String action, GodwitException failure) {
        String text = action + ": " + failure.problem().code() + " " + failure.problem().message();
        if (failure.problem().category() == Category.BUG) {
            LOG.error(text, failure);
        } else {
            LOG.warn(text, failure);
        }
    }

    private static Shell activeShell() {
        Shell active = PlatformUI.getWorkbench().getDisplay().getActiveShell();
        if (active != null) {
            return active;
        }
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getShell();
    }
}
