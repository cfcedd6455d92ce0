package org.godwit.ui.projects;

import java.util.List;
import java.util.Locale;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;

/** Runs start, pause, resume, release or delete (the last word of the command id says which) on the selected projects, after asking where it cannot be taken back; many are asked about once. */
public final class ProjectActionHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        String command = event.getCommand().getId();
        ProjectAction action = ProjectAction.valueOf(command.substring(command.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        List<ProjectSummary> projects = ProjectTarget.of(event);
        if (projects.size() > 1) {
            BatchDialog.open(shell, action, projects).ifPresent(chosen -> ProjectBatch.run(shell, action, chosen));
        } else {
            projects.stream().filter(project -> Confirmations.ask(shell, action, project)).forEach(project -> run(shell, action, project));
        }
        return null;
    }

    private static void run(Shell shell, ProjectAction action, ProjectSummary project) {
        EngineJob.of(Messages.bind(Messages.Action_job, action.label(), project.name()), shell, (studio, cancel) -> action.run(studio.projects(), project.id())).then(done -> {
            if (action == ProjectAction.DELETE) {
                ProjectEditor.close(project.id());
            }
        }).start();
    }
}
