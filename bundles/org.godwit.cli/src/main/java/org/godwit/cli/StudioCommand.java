package org.godwit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.HeadlessComponentHost;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.StudioFactory;
import org.godwit.supervisor.service.Studio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** What all commands have in common: the workspace, the log file, Ctrl-C, and how failures are told. Subclasses do one thing and print it. */
abstract class StudioCommand implements Callable<Integer> {
    @Mixin
    private Global global;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private Out out;

    /** @return the exit status */
    protected abstract int run(CancelToken cancel) throws GodwitException;

    /** What is said after Ctrl-C. */
    protected String stopped() {
        return "Stopped.";
    }

    protected final Global global() {
        return global;
    }

    protected final Out out() {
        return out;
    }

    @Override
    public final Integer call() {
        out = new Out(spec.commandLine().getOut(), spec.commandLine().getErr(), global.json());
        try (Interrupt interrupt = new Interrupt()) {
            return guarded(interrupt.cancel());
        }
    }

    private int guarded(CancelToken cancel) {
        try {
            nameLog();
            return run(cancel);
        } catch (GodwitException e) {
            int status = Exit.of(e);
            if (status == Exit.FAILED && !e.isCancelled()) {
                logger().error("the command failed: {}", e.problem(), e);
            }
            if (e.isCancelled() && !out.isJson()) {
                out.message(stopped());
            } else {
                out.problem(e.problem(), status);
            }
            return status;
        } catch (RuntimeException e) {
            logger().error("the command failed unexpectedly", e);
            Problem problem = new GodwitException(CoreError.UNEXPECTED, e, "the command line", String.valueOf(e)).problem();
            out.problem(problem, Exit.FAILED);
            return Exit.FAILED;
        }
    }

    /** The log goes into the workspace, named before anything can make a logger. */
    protected void nameLog() {
        LogFile.to(logFile(global.workspace()));
    }

    /** Also of a command that failed before it named its own log. */
    private Logger logger() {
        LogFile.to(logFile(global.workspace()));
        return LoggerFactory.getLogger(getClass());
    }

    private static Path logFile(Path workspace) {
        return workspace.resolve("logs").resolve("godwit.log");
    }

    /** Opens the workspace; the log goes into it. */
    protected final Studio open(StudioConfig.Role role) throws GodwitException {
        return open(global.workspace(), role);
    }

    protected static Studio open(Path workspace, StudioConfig.Role role) throws GodwitException {
        LogFile.to(logFile(workspace));
        return StudioFactory.open(StudioConfig.of(workspace, new HeadlessComponentHost()).withRole(role));
    }
}
