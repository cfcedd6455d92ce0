package org.godwit.ui.projects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.EngineJob;

/** Opens the project wizard filled with the choices of the selected project, whatever its state (OMS: clone; create a similar project). */
public final class CloneProjectHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        ProjectTarget.of(event).stream().findFirst().ifPresent(project -> new EngineJob<>(Messages.TemplateDialog_reading, shell, (studio, cancel) -> studio.projects().get(project.id()).spec())
                .then(spec -> ProjectWizard.dialog(shell, ProjectWizard.of(spec)).open()).start());
        return null;
    }
}
