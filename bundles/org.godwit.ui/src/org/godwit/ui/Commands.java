package org.godwit.ui;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/** Runs commands of other parts, so that the perspectives know one another only by command ids. Display thread only. */
public final class Commands {
    private Commands() {
    }

    /** Runs the command with the current selection; a failure is shown. Empty when it failed or returned nothing. */
    public static Optional<Object> run(String commandId) {
        return run(commandId, Map.of());
    }

    /** Runs the command with values for its parameters. */
    public static Optional<Object> run(String commandId, Map<String, String> parameters) {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(commandId);
        try {
            return Optional.ofNullable(handlers.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null));
        } catch (ExecutionException | NotDefinedException | NotEnabledException | NotHandledException e) {
            StatusGate.show(commandId, new GodwitException(CoreError.UNEXPECTED, e, commandId, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
