package org.godwit.ui.projects;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a project file in the project wizard: the one that the command names, or one that the user chooses. */
public final class OpenProjectFileHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Optional.ofNullable(event.getParameter("file")).map(Path::of).ifPresentOrElse(file -> ProjectFiles.open(shell, file), () -> ProjectFiles.open(shell));
        return null;
    }
}
