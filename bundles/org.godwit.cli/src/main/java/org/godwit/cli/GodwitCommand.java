package org.godwit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command without a subcommand: tells which there are. */
@Command(name = "godwit", mixinStandardHelpOptions = true, version = "Godwit Migration Studio 0.1.0", synopsisSubcommandLabel = "COMMAND", description = "Moves databases of the MySQL family, and rehearses the whole migration before.", subcommands = {
        RehearseCommand.class, CaptureCommand.class, MigrateCommand.class, SyncCommand.class, TopicCommand.class, ProjectCommand.class, StepsCommand.class, TasksCommand.class, ComponentsCommand.class, VerifyResultCommand.class,
        EndpointCommand.class,
        SqlCommand.class, AlertsCommand.class}, footer = {"", "Exit status: 0 done and, where verified, equal; 1 differences; 2 wrong use; 3 failed.", "Ctrl-C pauses cleanly."})
final class GodwitCommand implements Runnable {
    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
