package org.godwit.ui.projects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Opens the project that the command names, for other parts of the window that know its id. */
public final class ShowProjectHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        ProjectEditor.open(event.getParameter("project"), event.getParameter("name"));
        return null;
    }
}
