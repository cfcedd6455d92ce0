package org.godwit.rehearsal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;

/**
 * Follows a project until it is finished, failed or paused and tells a listener of its steps. The work itself is the scheduler's; a cancelled run pauses the project, so that it can be resumed.
 * Used by one thread.
 */
public final class ProjectRun {
    /** As often as running steps write what they measure. */
    private static final long LOOK_MILLIS = 1000;

    private final Studio studio;
    private final RunListener listener;
    private final boolean untilSteady;
    private Optional<HoldUps> holdUps = Optional.empty();
    private final Map<StepName, StepStatus> told = new EnumMap<>(StepName.class);

    public ProjectRun(Studio studio, RunListener listener) {
        this(studio, listener, false);
    }

    /** @param untilSteady whether it is enough that everything is done up to where changes only flow on and a switchover waits for the user */
    public ProjectRun(Studio studio, RunListener listener, boolean untilSteady) {
        this.studio = studio;
        this.listener = listener;
        this.untilSteady = untilSteady;
    }

    /** Also looks what the copy and the verification wait for. */
    public ProjectRun watching(HoldUps watched) {
        holdUps = Optional.of(watched);
        return this;
    }

    /**
     * @return the project as it ended: finished or paused by somebody else
     * @throws GodwitException when a step failed, with its own code, cause and remedy; CANCELLED after pausing the project
     */
    public ProjectDetail follow(String projectId, CancelToken cancel) throws GodwitException {
        Semaphore wake = new Semaphore(0);
        try (CancelToken.Registration cancelled = cancel.onCancel(wake::release); Studio.Registration step = studio.onStep(wake::release)) {
            while (true) {
                wake.drainPermits();
                ProjectDetail detail = studio.projects().get(projectId);
                detail.steps().forEach(this::tell);
                look(projectId, detail);
                if (hasEnded(detail) || untilSteady && isSteady(detail)) {
                    return detail;
                }
                if (!cancel.isCancelled()) {
                    wake.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
                if (cancel.isCancelled()) {
                    pause(projectId);
                    throw new GodwitException(CoreError.CANCELLED);
                }
            }
        } catch (InterruptedException e) {
            pause(projectId);
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        }
    }

    private void look(String projectId, ProjectDetail detail) throws GodwitException {
        if (holdUps.isPresent()) {
            for (StepView step : detail.steps()) {
                if (step.status() == StepStatus.RUNNING && (step.name() == StepName.FULL_TRANSFER || step.name() == StepName.FULL_VERIFIER)) {
                    holdUps.get().look(projectId, step.name());
                }
            }
        }
    }

    /** Whether nothing is left to do before the user switches over; a project whose steps are all over is about to finish by itself. */
    private static boolean isSteady(ProjectDetail detail) {
        return detail.summary().status() == ProjectStatus.RUNNING && !detail.steps().stream().allMatch(s -> s.status() == StepStatus.FINISHED)
                && detail.steps().stream().filter(s -> s.name() != StepName.TRANSFER_APP_SWITCH && s.name() != StepName.REVERSE_INCR_TRANSFER)
                        .allMatch(s -> s.status() == StepStatus.FINISHED || s.status() == StepStatus.MONITORING);
    }

    private static boolean hasEnded(ProjectDetail detail) throws GodwitException {
        Optional<StepView> failed = detail.steps().stream().filter(s -> s.status() == StepStatus.FAILED).findFirst();
        ProjectStatus status = detail.summary().status();
        if (status == ProjectStatus.FAILED || failed.isPresent() && status != ProjectStatus.RUNNING) {
            throw failure(detail, failed);
        }
        return status == ProjectStatus.FINISHED || status == ProjectStatus.SUSPEND || status == ProjectStatus.RELEASED || status == ProjectStatus.DELETED;
    }

    private void tell(StepView step) {
        Stage stage = Stage.of(step.name());
        StepStatus before = told.getOrDefault(step.name(), StepStatus.INIT);
        if (before == StepStatus.INIT && step.status() != StepStatus.INIT && step.status() != StepStatus.SUSPEND) {
            listener.started(stage);
        }
        boolean waits = step.name() == StepName.TRANSFER_APP_SWITCH;
        if (step.status() == StepStatus.RUNNING && !waits || step.status() == StepStatus.MONITORING) {
            listener.progress(stage, new RunListener.State(step.progress() / 100.0, step.doneUnits(), step.totalUnits(), stage.unit(), step.unitsPerSecond(), step.secondsLeft(), step.note()));
        }
        if (before != step.status() && (step.status() == StepStatus.FINISHED && before != StepStatus.MONITORING || step.status() == StepStatus.MONITORING || step.status() == StepStatus.FAILED)) {
            boolean good = step.status() != StepStatus.FAILED;
            listener.ended(stage, seconds(step), good, good ? done(step, stage) : step.problem().map(p -> p.code() + " " + p.message()).orElse("failed"));
        }
        told.put(step.name(), step.status());
    }

    private static String done(StepView step, Stage stage) {
        if (step.status() == StepStatus.MONITORING) {
            return "caught up, changes flow on";
        }
        return step.doneUnits() == 0 ? "" : String.format(Locale.ROOT, "%,d %s", step.doneUnits(), stage.unit());
    }

    /** Seconds a step took, or takes so far. */
    public static double seconds(StepView step) {
        return step.started().map(s -> Duration.between(s, step.finished().orElseGet(Instant::now)).toMillis() / 1000.0).orElse(0.0);
    }

    private static GodwitException failure(ProjectDetail detail, Optional<StepView> failed) {
        Optional<Problem> problem = failed.flatMap(StepView::problem);
        if (problem.isPresent()) {
            return new GodwitException(problem.get(), null);
        }
        return new GodwitException(RehearsalError.STEP_FAILED, failed.map(s -> s.name().label()).orElse("The project"), detail.summary().problem(), "Look at the steps of the project.");
    }

    private void pause(String projectId) throws GodwitException {
        if (studio.projects().get(projectId).summary().status() == ProjectStatus.RUNNING) {
            studio.projects().pause(projectId);
        }
    }
}
