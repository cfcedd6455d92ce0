package org.godwit.ui.projects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.godwit.ui.Selections;
import org.godwit.supervisor.service.ProjectSummary;

/** Opens the selected projects in editors. */
public final class OpenProjectHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Selections.all(event, ProjectSummary.class).forEach(project -> ProjectEditor.open(project.id(), project.name()));
        return null;
    }
}
