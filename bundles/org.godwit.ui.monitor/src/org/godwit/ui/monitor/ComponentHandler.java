package org.godwit.ui.monitor;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;

/** Starts, pauses, reruns or deletes the selected component; the last word of the command id says which. What loses something is asked about before. */
public final class ComponentHandler extends AbstractHandler {
    /** What is typed to delete a component (OMS: delete a component). */
    private static final String DELETE = "delete";

    @Override
    public Object execute(ExecutionEvent event) {
        String id = event.getCommand().getId();
        Operation operation = Operation.valueOf(id.substring(id.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Selections.first(event, ComponentLine.class).ifPresent(line -> run(shell, operation, line));
        return null;
    }

    private static void run(Shell shell, Operation operation, ComponentLine line) {
        String name = line.name();
        switch (operation) {
            case START -> job(shell, Messages.ComponentHandler_start, name, (studio, cancel) -> studio.components().start(name));
            case PAUSE -> job(shell, Messages.ComponentHandler_pause, name, (studio, cancel) -> studio.components().pause(name));
            case RERUN -> {
                if (MessageDialog.openQuestion(shell, Messages.ComponentHandler_rerunTitle, Messages.bind(rerunQuestion(line), name))) {
                    job(shell, Messages.ComponentHandler_rerun, name, (studio, cancel) -> studio.components().rerun(name));
                }
            }
            case DELETE -> confirmed(shell, line).ifPresent(typed -> job(shell, Messages.ComponentHandler_delete, name, (studio, cancel) -> studio.components().delete(name, typed)));
            case UPDATE -> throw new IllegalArgumentException("There is no command that updates parameters");
        }
    }

    private static void job(Shell shell, String title, String name, EngineJob.Action action) {
        EngineJob.of(Messages.bind(title, name), shell, action).start();
    }

    private static String rerunQuestion(ComponentLine line) {
        return switch (line.component().kind()) {
            case STORE -> Messages.ComponentHandler_rerunStore;
            case INCR_SYNC -> Messages.ComponentHandler_rerunSync;
            case FULL_IMPORT, FULL_VERIFICATION -> Messages.ComponentHandler_rerunFull;
        };
    }

    /** What the user typed as confirmation; empty when he does not want it. */
    private static Optional<String> confirmed(Shell shell, ComponentLine line) {
        String expected = line.component().kind() == Component.Kind.FULL_VERIFICATION ? line.name() : DELETE;
        InputDialog dialog = new InputDialog(shell, Messages.ComponentHandler_deleteTitle, Messages.bind(Messages.ComponentHandler_deleteQuestion, line.name(), expected), "",
                typed -> typed.equals(expected) ? null : Messages.bind(Messages.ComponentHandler_type, expected));
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue()) : Optional.empty();
    }
}
