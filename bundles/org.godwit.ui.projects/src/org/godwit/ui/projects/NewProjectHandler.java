package org.godwit.ui.projects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the project wizard; selected data sources become its ends. */
public final class NewProjectHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        ProjectWizard.dialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), ProjectWizard.of(HandlerUtil.getCurrentSelection(event))).open();
        return null;
    }
}
