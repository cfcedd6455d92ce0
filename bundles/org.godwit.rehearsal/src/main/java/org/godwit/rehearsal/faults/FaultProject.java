package org.godwit.rehearsal.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectService.ReverifyScope;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;

/** A live project of one small database, as a fault meets it. Used by one thread. */
final class FaultProject {
    static final Set<TransferType> TYPES = EnumSet.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION);
    private static final long LOOK_NANOS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Slow enough to be met in the middle, and with little patience for trouble, so that a stop is seen soon. */
    private static final Map<String, String> PACE = Map.of("source.sliceBatchSize", "400", "throttleRps", "4000", "sink.maxRetryTimes", "3", "sink.retryIntervalTime", "1");

    private final Studio studio;
    private final String id;
    private final CancelToken cancel;

    FaultProject(Studio studio, String id, CancelToken cancel) {
        this.studio = studio;
        this.id = id;
        this.cancel = cancel;
    }

    static ProjectSpec spec(String name, DataSource source, DataSource target, String database, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(PACE);
        all.putAll(parameters);
        return new ProjectSpec(name, source.id(), target.id(), TYPES, new ObjectSelection.Wildcard(List.of(database + ".*"), List.of()), all);
    }

    /** Items of the precheck that a user would skip who knows what he does. */
    static List<PrecheckItem> objections(Studio studio, ProjectSpec spec, CancelToken cancel) throws GodwitException {
        return studio.projects().precheck(spec, (item, done, total) -> {
            // nobody looks at single items here
        }, cancel).stream().filter(i -> i.state() == PrecheckItem.State.FAILED && i.skippable()).toList();
    }

    void start() throws GodwitException {
        studio.projects().start(id);
    }

    void pause() throws GodwitException {
        if (studio.projects().get(id).summary().status() == ProjectStatus.RUNNING) {
            studio.projects().pause(id);
        }
    }

    /** Nothing of it is at work afterwards. */
    void end(VerifyOnly projects) throws GodwitException {
        projects.end(id, cancel);
    }

    void resume() throws GodwitException {
        studio.projects().resume(id);
    }

    /** Waits until rows are being copied. */
    void awaitCopying() throws GodwitException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && problem(studio.projects().get(id)).isEmpty()) {
            StepView step = step(studio.projects().get(id), StepName.FULL_TRANSFER);
            if (step.status() == StepStatus.RUNNING && step.doneUnits() > 0 || step.status() == StepStatus.FINISHED) {
                return;
            }
            sleep();
        }
    }

    /**
     * Waits until changes flow on and everything was verified once, or it stopped.
     *
     * @return why it stopped; empty when it goes on
     */
    Optional<Problem> awaitSteady() throws GodwitException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ProjectDetail detail = studio.projects().get(id);
            Optional<Problem> problem = problem(detail);
            if (problem.isPresent() || isSteady(detail)) {
                return problem;
            }
            refuseLate(until, "the project did not get on");
            sleep();
        }
    }

    /** Waits until it stops, at most so long. */
    Optional<Problem> awaitStop(Duration most) throws GodwitException {
        long until = System.nanoTime() + most.toNanos();
        Optional<Problem> problem = problem(studio.projects().get(id));
        while (problem.isEmpty() && System.nanoTime() < until) {
            sleep();
            problem = problem(studio.projects().get(id));
        }
        return problem;
    }

    static boolean isSteady(ProjectDetail detail) {
        return detail.summary().status() == ProjectStatus.RUNNING && step(detail, StepName.INCR_TRANSFER).status() == StepStatus.MONITORING
                && step(detail, StepName.FULL_VERIFIER).status() == StepStatus.FINISHED;
    }

    private static Optional<Problem> problem(ProjectDetail detail) {
        return detail.summary().status() == ProjectStatus.FAILED ? detail.steps().stream().filter(s -> s.status() == StepStatus.FAILED).flatMap(s -> s.problem().stream()).findFirst() : Optional.empty();
    }

    /** Waits until both servers say that they hold the same, then lets the verification say so too. @return what differs, empty when nothing */
    String compare(FaultData data, DataSource source, DataSource target) throws GodwitException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!data.isSame(source, target)) {
            Optional<Problem> problem = problem(studio.projects().get(id));
            if (problem.isPresent()) {
                return "stopped while it caught up: " + problem.get().code() + " " + problem.get().message();
            }
            if (System.nanoTime() > until) {
                return "CHECKSUM TABLE differs for " + String.join(", ", data.differing(source, target));
            }
            sleep();
        }
        studio.projects().reverify(id, ReverifyScope.ALL);
        Optional<Problem> problem = awaitSteady();
        if (problem.isPresent()) {
            return "the verification stopped: " + problem.get().code() + " " + problem.get().message();
        }
        return studio.projects().verification(id).stream().filter(v -> v.result() != VerifyTable.ResultType.CONSISTENT && v.result() != VerifyTable.ResultType.BOTH_EMPTY)
                .map(v -> v.source() + " " + v.result()).reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
    }

    private static StepView step(ProjectDetail detail, StepName name) {
        return detail.steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }

    private static void refuseLate(long until, String what) throws GodwitException {
        if (System.nanoTime() > until) {
            throw new GodwitException(FaultError.NO_END, what, PATIENCE.toSeconds());
        }
    }

    private void sleep() throws GodwitException {
        cancel.check();
        LockSupport.parkNanos(LOOK_NANOS);
    }
}
