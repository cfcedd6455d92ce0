package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.Optional;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.Rehearsal;
import org.godwit.rehearsal.RehearsalMeans;
import org.godwit.rehearsal.RehearsalRequest;
import org.godwit.rehearsal.faults.ChildProgram;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.runtime.EngineFiles;
import org.godwit.runtime.LongRun;
import org.godwit.runtime.ProjectFamily;
import org.godwit.ui.StatusGate;
import org.godwit.ui.Studios;

/** A rehearsal as a job of the family of its folder: its stages are the job's progress, cancelling it stops the run and removes the servers. */
final class RehearsalJob extends LongRun {
    private static final int TICKS_PER_STAGE = 100;

    private final RehearsalRequest request;
    private final RunningRun run;
    private final Path folder;

    RehearsalJob(RehearsalRequest request, RunningRun run) {
        super(Messages.bind(Messages.RehearsalJob_name, run.snapshot().input()), Stage.values().length * TICKS_PER_STAGE);
        this.request = request;
        this.run = run;
        this.folder = run.snapshot().folder();
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ProjectFamily.ANY || folder.equals(family);
    }

    @Override
    protected void canceling() {
        super.canceling();
        run.cancelling();
    }

    @Override
    protected void work(Bar bar, CancelToken cancel) throws GodwitException {
        RehearsalMeans means = RehearsalMeans.with(new ChildProgram(EngineFiles.of(Rehearsal.class)));
        run.finished(new Rehearsal(Studios.get(), means).run(request, new Told(run, bar), cancel).report());
    }

    @Override
    protected void ended(GodwitException how) {
        run.ended(how.isCancelled() ? RehearsalRun.State.CANCELLED : RehearsalRun.State.FAILED, how.isCancelled() ? Optional.empty() : Optional.of(how.problem()));
        StatusGate.show(getName(), how);
    }

    /** Passes what is told on to the run and into the job's progress. Called by the thread that rehearses. */
    private record Told(RunningRun run, Bar bar) implements RunListener {
        private void reach(Stage stage, double fraction) {
            bar.reach(stage.ordinal() * TICKS_PER_STAGE + (long) (fraction * TICKS_PER_STAGE));
        }

        @Override
        public void started(Stage stage) {
            bar.say(RunLabels.label(stage));
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
