package org.godwit.ui.rehearsal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the rehearsal wizard. */
public final class NewRehearsalHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        new WizardDialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), new RehearsalWizard()).open();
        return null;
    }
}
