package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;

/** What can be done with rehearsals: compare two, make a project of one, delete. Which one is the last part of the command's id. */
public final class RunHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        List<RehearsalRun> runs = Selections.all(event, RehearsalRun.class);
        String id = event.getCommand().getId();
        switch (id.substring(id.lastIndexOf('.') + 1)) {
            case "compare" -> compare(shell, runs.stream().filter(r -> r.report().isPresent()).toList());
            case "makeProject" -> runs.stream().findFirst().flatMap(RehearsalRun::project).ifPresentOrElse(RunHandler::makeProject,
                    () -> MessageDialog.openInformation(shell, Messages.RunBanner_projectTitle, Messages.RunHandler_noProject));
            case "delete" -> delete(shell, runs.stream().filter(r -> !r.isAtWork()).toList());
            default -> throw new IllegalArgumentException(id);
        }
        return null;
    }

    /** The older one is on the left. */
    private static void compare(Shell shell, List<RehearsalRun> runs) {
        if (runs.size() == 2) {
            boolean inOrder = runs.get(0).started().compareTo(runs.get(1).started()) <= 0;
            CompareEditor.open(runs.get(inOrder ? 0 : 1).folder(), runs.get(inOrder ? 1 : 0).folder());
        } else {
            MessageDialog.openInformation(shell, Messages.CompareEditor_title, Messages.RunHandler_two);
        }
    }

    /** Opens the project wizard with the objects and parameters that were rehearsed. */
    static void makeProject(Path file) {
        Commands.run("org.godwit.ui.projects.openFile", Map.of("file", file.toString()));
    }

    private static void delete(Shell shell, List<RehearsalRun> runs) {
        String[] buttons = {Messages.Delete_delete, Messages.Delete_keep};
        if (!runs.isEmpty() && new MessageDialog(shell, Messages.Delete_title, null, Messages.bind(Messages.Delete_runs, runs.size()), MessageDialog.QUESTION, 1, buttons).open() == 0) {
            EngineJob.of(Messages.Delete_title, shell, (studio, cancel) -> {
                for (RehearsalRun run : runs) {
                    cancel.check();
                    RehearsalRuns.get().delete(run);
                }
            }).start();
        }
    }
}
