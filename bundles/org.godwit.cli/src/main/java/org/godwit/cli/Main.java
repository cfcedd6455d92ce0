package org.godwit.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry of the command line. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command and returns its exit status; for tests and for callers in the same JVM. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = new CommandLine(new GodwitCommand()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true).setAbbreviatedOptionsAllowed(true)
                .setExpandAtFiles(false).setParameterExceptionHandler(Main::wrongUse);
        return commands.execute(args);
    }

    private static int wrongUse(CommandLine.ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("godwit: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("  what to do: " + command.getCommandSpec().qualifiedName() + " --help tells the options");
        }
        return Exit.WRONG_USE;
    }
}
