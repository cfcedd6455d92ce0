package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.godwit.core.error.Problem;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.godwit.ui.Formats;
import org.godwit.ui.rehearsal.RehearsalRun.StageState;
import org.godwit.ui.rehearsal.RehearsalRun.StageStatus;

/** Collects what a rehearsal tells while it runs, and gives snapshots of it. Thread-safe. */
final class RunningRun implements RunListener {
    private final Path folder;
    private final String input;
    private final Runnable changed;
    private final Instant started = Instant.now();
    private final Map<Stage, StageState> stages = new EnumMap<>(Stage.class);
    private RehearsalRun.State state = RehearsalRun.State.RUNNING;
    private Optional<Report> report = Optional.empty();
    private Optional<Problem> problem = Optional.empty();

    /** @param planned the stages that it will have as far as is known before it starts */
    RunningRun(Path folder, String input, List<Stage> planned, Runnable changed) {
        this.folder = folder;
        this.input = input;
        this.changed = changed;
        planned.forEach(s -> stages.put(s, StageState.waiting(s)));
    }

    synchronized RehearsalRun snapshot() {
        List<StageState> now = new ArrayList<>(stages.values());
        return new RehearsalRun(folder, started, input, state, now, report, problem);
    }

    /** Parts that come later verify again and have projects of their own; a stage that has ended stays as it was. */
    private void put(StageState stage) {
        synchronized (this) {
            StageState before = stages.get(stage.stage());
            if (before != null && (before.status() == StageStatus.FINISHED || before.status() == StageStatus.FAILED)) {
                return;
            }
            stages.put(stage.stage(), stage);
        }
        changed.run();
    }

    @Override
    public void started(Stage stage) {
        put(StageState.running(stage));
    }

    @Override
    public void progress(Stage stage, State told) {
        String rate = told.unitsPerSecond() <= 0 ? told.note() : Formats.rate(told.unitsPerSecond());
        put(new StageState(stage, StageStatus.RUNNING, told.fraction() * 100, 0, told.unitsPerSecond(), told.secondsLeft(), note(told, rate)));
    }

    /** What is done of how much, as far as the whole is counted in the same units. */
    private static String note(State told, String rate) {
        if (told.total() > 0) {
            return Messages.bind(Messages.RunningRun_units, new Object[] {Formats.count(told.done()), Formats.count(told.total()), told.unit(), rate}).strip();
        }
        return told.note().isEmpty() && told.done() > 0 ? Messages.bind(Messages.RunningRun_done, new Object[] {Formats.count(told.done()), told.unit(), rate}).strip() : told.note();
    }

    @Override
    public void ended(Stage stage, double seconds, boolean good, String summary) {
        put(StageState.ended(stage, good, seconds, summary));
    }

    /** It was told to stop. */
    void cancelling() {
        synchronized (this) {
            state = state == RehearsalRun.State.RUNNING ? RehearsalRun.State.CANCELLING : state;
        }
        changed.run();
    }

    void finished(Report written) {
        synchronized (this) {
            report = Optional.of(written);
            state = RehearsalRun.stateOf(written);
        }
        changed.run();
    }

    void ended(RehearsalRun.State how, Optional<Problem> why) {
        synchronized (this) {
            state = how;
            problem = why;
        }
        changed.run();
    }
}
