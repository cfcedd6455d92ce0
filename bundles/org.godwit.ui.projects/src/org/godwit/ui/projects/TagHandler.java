package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;

/** Gives the selected projects tags and takes them. */
public final class TagHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        List<ProjectSummary> projects = ProjectTarget.of(event);
        if (!projects.isEmpty()) {
            TagDialog.open(shell, projects).ifPresent(change -> EngineJob
                    .of(Messages.TagDialog_title, shell, (studio, cancel) -> studio.labels().change(projects.stream().map(ProjectSummary::id).toList(), change.given(), change.taken())).start());
        }
        return null;
    }
}
