package org.godwit.ui.projects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a project file in the project wizard. */
public final class OpenProjectFileHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        ProjectFiles.open(HandlerUtil.getActiveWorkbenchWindow(event).getShell());
        return null;
    }
}
