package org.godwit.ui.app;

import org.eclipse.swt.events.ShellAdapter;
import org.eclipse.swt.events.ShellEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Gives the keyboard back to the active part when the window comes to the front and nothing in it has the focus: a page that lives may have disposed the control that had it while a dialog
 * was in front. Called on the display thread.
 */
final class FocusKeeper extends ShellAdapter {
    private final IWorkbenchWindow window;

    private FocusKeeper(IWorkbenchWindow window) {
        this.window = window;
    }

    static void watch(IWorkbenchWindow window) {
        window.getShell().addShellListener(new FocusKeeper(window));
    }

    @Override
    public void shellActivated(ShellEvent event) {
        Shell shell = window.getShell();
        // After the toolkit itself has tried to restore the focus.
        shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed() && shell.getDisplay().getActiveShell() == shell && shell.getDisplay().getFocusControl() == null) {
                giveToActivePart();
            }
        });
    }

    private void giveToActivePart() {
        IWorkbenchPage page = window.getActivePage();
        IWorkbenchPart part = page == null ? null : page.getActivePart();
        if (part != null) {
            part.setFocus();
        }
    }
}
