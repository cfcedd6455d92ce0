package org.godwit.rehearsal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.report.Report;

/** Times the stages that are no steps of the project, tells the listener of them, and keeps them for the report. Used by one thread. */
public final class RunLog {
    /** Work of a stage. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws GodwitException;
    }

    /** Words for what came out, and how many units it was. */
    public record Outcome<T>(T value, long units, String unit, String summary) {
    }

    private final Instant start = Instant.now();
    private final RunListener listener;
    private final List<Report.Step> stages = new ArrayList<>();

    public RunLog(RunListener listener) {
        this.listener = listener;
    }

    public RunListener listener() {
        return listener;
    }

    public Instant start() {
        return start;
    }

    /** Seconds from the beginning of the run. */
    public double second(Instant instant) {
        return Math.max(0, Duration.between(start, instant).toMillis() / 1000.0);
    }

    public <T> T stage(Stage stage, Work<Outcome<T>> work) throws GodwitException {
        Instant began = Instant.now();
        listener.started(stage);
        try {
            Outcome<T> outcome = work.run();
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            stages.add(new Report.Step(stage.label(), "FINISHED", second(began), seconds, outcome.units(), outcome.unit(), seconds > 0 ? outcome.units() / seconds : 0, outcome.summary()));
            listener.ended(stage, seconds, true, outcome.summary());
            return outcome.value();
        } catch (GodwitException e) {
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            stages.add(new Report.Step(stage.label(), "FAILED", second(began), seconds, 0, stage.unit(), 0, e.problem().message()));
            listener.ended(stage, seconds, false, e.isCancelled() ? "stopped" : e.problem().code() + " " + e.problem().message());
            throw e;
        }
    }

    public List<Report.Step> stages() {
        return List.copyOf(stages);
    }
}
