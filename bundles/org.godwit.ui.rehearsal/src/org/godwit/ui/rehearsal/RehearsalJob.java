package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.RehearsalResult;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.runtime.ProjectFamily;
import org.godwit.ui.StatusGate;
import org.godwit.ui.Studios;

/** A rehearsal as a job of the family of its folder: its stages are the job's progress, cancelling it stops the run and removes the servers. */
final class RehearsalJob extends Job {
    private static final int TICKS_PER_STAGE = 100;

    private final RehearsalRequest request;
    private final RunningRun run;
    private final Path folder;
    private final CancelToken cancel = CancelToken.create();

    RehearsalJob(RehearsalRequest request, RunningRun run) {
        super(Messages.bind(Messages.RehearsalJob_name, run.snapshot().input()));
        this.request = request;
        this.run = run;
        this.folder = run.snapshot().folder();
        setPriority(LONG);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ProjectFamily.ANY || folder.equals(family);
    }

    @Override
    protected void canceling() {
        cancel.cancel();
        run.cancelling();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask("", Stage.values().length * TICKS_PER_STAGE);
        try {
            RehearsalResult result = new Rehearsal(Studios.get()).run(request, new Told(run, monitor), cancel);
            run.finished(result.report());
            return Status.OK_STATUS;
        } catch (GodwitException e) {
            return ended(e);
        } catch (RuntimeException | LinkageError e) {
            return ended(new GodwitException(CoreError.UNEXPECTED, e, getName(), String.valueOf(e.getMessage())));
        } finally {
            monitor.done();
        }
    }

    private IStatus ended(GodwitException e) {
        run.ended(e.isCancelled() ? RehearsalRun.State.CANCELLED : RehearsalRun.State.FAILED, e.isCancelled() ? Optional.empty() : Optional.of(e.problem()));
        StatusGate.show(getName(), e);
        return e.isCancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    /** Passes what is told on to the run and into the monitor. Called by the thread that runs the rehearsal. */
    private static final class Told implements RunListener {
        private final RunningRun run;
        private final IProgressMonitor monitor;
        private int ticks;

        Told(RunningRun run, IProgressMonitor monitor) {
            this.run = run;
            this.monitor = monitor;
        }

        private void reach(Stage stage, double fraction) {
            int wanted = stage.ordinal() * TICKS_PER_STAGE + (int) (fraction * TICKS_PER_STAGE);
            if (wanted > ticks) {
                monitor.worked(wanted - ticks);
                ticks = wanted;
            }
        }

        @Override
        public void started(Stage stage) {
            monitor.subTask(RunLabels.label(stage));
            reach(stage, 0);
            run.started(stage);
        }

        @Override
        public void progress(Stage stage, State state) {
            reach(stage, state.fraction());
            run.progress(stage, state);
        }

        @Override
        public void ended(Stage stage, double seconds, boolean good, String summary) {
            reach(stage, 1);
            run.ended(stage, seconds, good, summary);
        }
    }
}
