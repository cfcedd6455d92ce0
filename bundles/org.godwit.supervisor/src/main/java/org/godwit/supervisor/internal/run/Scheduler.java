package org.godwit.supervisor.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.thread.EngineThreads;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.WorkspaceLock;
import org.godwit.rm.repository.ComponentRepository;
import org.godwit.rm.repository.LeaseRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.supervisor.internal.SpecStore;
import org.godwit.supervisor.internal.live.LiveMaker;
import org.godwit.supervisor.internal.live.Tickets;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.ProjectEvent;
import org.godwit.supervisor.state.StepEvent;
import org.godwit.supervisor.state.TaskEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the rows each second, and at once after a command of this process, and makes what runs agree with what they say. One process of a workspace does so: the one that holds a lock on a file,
 * which the operating system gives back when the process dies. Since everything is in the rows, the next process goes on where the last one stood.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final String LEASE = "scheduler";
    private static final long PERIOD_MILLIS = 1000;
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    /** A step at work and its thread. */
    private record Running(StepRun run, Thread thread, boolean[] stopping) {
    }

    private final Engine engine;
    private final Map<TaskType, TaskWork> works;
    private final RetryPause retries;
    private final StepBell bell;
    private final Runnable idleChores;
    private final ThreadFactory stepThreads = EngineThreads.factory("supervisor", "step");
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final ComponentRepository components = new ComponentRepository();
    private final LiveRepository live = new LiveRepository();
    private final LeaseRepository leases = new LeaseRepository();
    private final Sampler sampler;
    private final Fleet fleet;
    private final Tickets tickets;
    private final Map<Long, Running> running = new HashMap<>();
    private final Object signal = new Object();
    private final Thread thread;
    private Optional<WorkspaceLock> lease = Optional.empty();
    private Instant lastBeat = Instant.EPOCH;
    private boolean poked;
    private volatile boolean closed;

    /**
     * @param maker makes the components that outlive their steps
     * @param bell rung when a step begins or ends
     * @param idleChores done once a look, short
     */
    public Scheduler(Engine engine, Map<TaskType, TaskWork> works, LiveMaker maker, RetryPause retries, StepBell bell, Runnable idleChores) {
        this.engine = engine;
        this.bell = bell;
        this.works = Map.copyOf(works);
        this.retries = retries;
        this.idleChores = idleChores;
        this.sampler = new Sampler(engine.rm(), engine.parameters());
        this.fleet = new Fleet(engine, maker, retries, this::poke);
        this.tickets = new Tickets(engine.rm(), engine.folders(), new Control());
        this.thread = EngineThreads.factory("supervisor", "scheduler").newThread(this::loop);
        thread.start();
    }

    /** Looks at the rows at once. Any thread. */
    public void poke() {
        synchronized (signal) {
            poked = true;
            signal.notifyAll();
        }
    }

    private void loop() {
        while (await()) {
            try {
                if (lead()) {
                    look();
                    tickets.work();
                    fleet.look();
                    running.values().forEach(r -> sampler.sample(r.run().context()));
                    sampler.decay();
                }
                idleChores.run();
            } catch (GodwitException e) {
                LOG.warn("looking at the projects failed, tried again in a second", e);
            } catch (RuntimeException e) {
                LOG.error("looking at the projects failed, tried again in a second", e);
            }
        }
        stopAll();
    }

    private boolean await() {
        synchronized (signal) {
            long deadline = System.currentTimeMillis() + PERIOD_MILLIS;
            try {
                while (!closed && !poked && System.currentTimeMillis() < deadline) {
                    signal.wait(Math.max(1, deadline - System.currentTimeMillis()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            poked = false;
            return !closed;
        }
    }

    /** Whether this process works on the projects; takes that right when it is free. */
    private boolean lead() throws GodwitException {
        RmDatabase rm = engine.rm();
        if (lease.isEmpty()) {
            lease = rm.tryLock(LEASE);
            if (lease.isEmpty()) {
                return false;
            }
            LOG.info("this process now works on the projects");
            // Whoever ran them is gone.
            rm.run(components::endAll);
        }
        if (Duration.between(lastBeat, Instant.now()).compareTo(BEAT) > 0) {
            rm.run(h -> leases.beat(h, LEASE, "pid " + ProcessHandle.current().pid()));
            lastBeat = Instant.now();
        }
        return true;
    }

    private void look() throws GodwitException {
        running.values().removeIf(r -> !r.thread().isAlive());
        List<ProjectRow> live = engine.rm().call(projects::live);
        Map<String, List<StepRow>> stepsOf = engine.rm().call(steps::all).stream().collect(Collectors.groupingBy(StepRow::projectId));
        Set<Long> queued = engine.rm().call(tasks::queuedGroups);
        Set<Long> waiting = engine.rm().call(tasks::waitingGroups);
        Map<String, ProjectRow> byId = live.stream().collect(Collectors.toMap(ProjectRow::id, p -> p));
        stopWhatShallNotRun(byId, stepsOf);
        for (ProjectRow project : live) {
            try {
                agree(project, stepsOf.getOrDefault(project.id(), List.of()), queued, waiting);
            } catch (GodwitException | RuntimeException e) {
                // A row that somebody broke by hand must not hold up the other projects.
                LOG.error("project {} cannot be worked on, tried again in a second", project.name(), e);
            }
        }
    }

    private void agree(ProjectRow project, List<StepRow> ofProject, Set<Long> queued, Set<Long> waiting) throws GodwitException {
        switch (project.status()) {
            case RUNNING, FAILED, FINISHED -> {
                takeUpRepaired(project, ofProject, queued);
                if (project.status() == ProjectStatus.RUNNING) {
                    advance(project, ofProject, waiting);
                }
            }
            case RELEASING -> release(project);
            case INIT, RUNNING_MODIFYING, RUNNING_MERGING, SUSPEND, RELEASED, DELETED -> LOG.trace("{} rests", project.name());
        }
    }

    /** Pausing, skipping or changing a row by hand stops the work that belongs to it. */
    private void stopWhatShallNotRun(Map<String, ProjectRow> byId, Map<String, List<StepRow>> stepsOf) {
        running.forEach((stepId, r) -> {
            String projectId = r.run().context().projectId();
            boolean runs = Optional.ofNullable(byId.get(projectId)).map(p -> p.status() == ProjectStatus.RUNNING).orElse(false)
                    && stepsOf.getOrDefault(projectId, List.of()).stream().anyMatch(s -> s.id() == stepId && s.stepStatus() == StepStatus.RUNNING);
            if (!runs && !r.stopping()[0]) {
                r.stopping()[0] = true;
                r.run().context().cancel().cancel();
            }
        });
    }

    /** A step set to FAILED with empty information, or a sub-task set to PENDING, is run again, also in a project that had ended (OMS: repairing steps and sub-tasks by hand). */
    private void takeUpRepaired(ProjectRow project, List<StepRow> ofProject, Set<Long> queued) throws GodwitException {
        for (StepRow step : ofProject) {
            boolean over = step.stepStatus() == StepStatus.FAILED || step.stepStatus() == StepStatus.FINISHED || step.stepStatus() == StepStatus.MONITORING;
            if (running.containsKey(step.id()) || !step.isReset() && !(over && queued.contains(step.id()))) {
                continue;
            }
            LOG.info("{} of {} is run again", step.stepName(), project.name());
            engine.rm().run(h -> {
                if (step.stepStatus() != StepStatus.FAILED) {
                    steps.move(h, step.id(), step.stepStatus(), Lifecycles.STEP.next(step.stepStatus(), StepEvent.RESET).orElseThrow());
                }
                if (!steps.move(h, step.id(), StepStatus.FAILED, Lifecycles.STEP.next(StepStatus.FAILED, StepEvent.RERUN).orElseThrow())) {
                    return;
                }
                steps.setExtraInfo(h, step.id(), "{}");
                live.forgetFailures(h, project.id());
                if (step.isReset() && step.stepName() == StepName.TRANSFER_APP_SWITCH) {
                    // What a person has confirmed stays confirmed: only what failed runs again.
                    tasks.ofGroup(h, step.id()).stream().filter(t -> t.taskStatus() == TaskStatus.FAILED).forEach(t -> {
                        tasks.move(h, t.id(), TaskStatus.FAILED, Lifecycles.TASK.next(TaskStatus.FAILED, TaskEvent.RETRY).orElseThrow());
                        tasks.resetRetries(h, t.id());
                    });
                } else if (step.isReset()) {
                    tasks.resetGroup(h, step.id());
                    steps.restartClock(h, step.id());
                }
                ProjectStatus to = Lifecycles.PROJECT.next(project.status(), ProjectEvent.RERUN).orElseThrow();
                projects.move(h, project.id(), project.status(), to);
            });
            poke();
        }
    }

    /** Starts what is due: every step that says it runs, else the first that is not over. */
    private void advance(ProjectRow project, List<StepRow> ofProject, Set<Long> waiting) throws GodwitException {
        if (!ofProject.isEmpty() && ofProject.stream().allMatch(s -> s.stepStatus() == StepStatus.FINISHED)) {
            if (engine.rm().call(h -> projects.move(h, project.id(), ProjectStatus.RUNNING, Lifecycles.PROJECT.next(ProjectStatus.RUNNING, ProjectEvent.COMPLETE).orElseThrow()))) {
                LOG.info("project {} completed", project.name());
                bell.ring();
            }
            return;
        }
        for (StepRow step : ofProject) {
            if (step.stepStatus() == StepStatus.RUNNING && !waiting.contains(step.id())) {
                start(project, step);
            }
        }
        Optional<StepRow> first = ofProject.stream().filter(s -> s.stepStatus() != StepStatus.FINISHED && s.stepStatus() != StepStatus.MONITORING).findFirst();
        if (first.filter(s -> s.stepStatus() == StepStatus.INIT).isPresent()) {
            StepRow step = first.get();
            if (engine.rm().call(h -> steps.move(h, step.id(), StepStatus.INIT, Lifecycles.STEP.next(StepStatus.INIT, StepEvent.START).orElseThrow()))) {
                start(project, step);
            }
        }
    }

    private void start(ProjectRow project, StepRow step) throws GodwitException {
        if (running.containsKey(step.id())) {
            return;
        }
        LOG.info("{} of {} runs", step.stepName(), project.name());
        StepRun run = new StepRun(new StepContext(engine, project, engine.rm().call(h -> SpecStore.spec(h, project)), step, this::poke), works, retries, this::stepEnded);
        Thread worker = stepThreads.newThread(run);
        running.put(step.id(), new Running(run, worker, new boolean[1]));
        worker.start();
        bell.ring();
    }

    private void stepEnded() {
        poke();
        bell.ring();
    }

    /** The next look takes up again what was stopped. */
    private final class Control implements Tickets.StepControl {
        @Override
        public void restart(String projectId, StepName step) {
            of(projectId, step).forEach(c -> c.cancel().cancel());
        }

        @Override
        public void retune(String projectId, StepName step) throws GodwitException {
            for (StepContext context : of(projectId, step)) {
                context.retune();
            }
        }

        private List<StepContext> of(String projectId, StepName step) {
            return running.values().stream().map(r -> r.run().context()).filter(c -> c.projectId().equals(projectId) && c.step().stepName() == step).toList();
        }
    }

    private void release(ProjectRow project) throws GodwitException {
        boolean busy = running.values().stream().anyMatch(r -> r.run().context().projectId().equals(project.id()));
        if (!busy && fleet.release(project)) {
            engine.rm().run(h -> projects.move(h, project.id(), ProjectStatus.RELEASING, Lifecycles.PROJECT.next(ProjectStatus.RELEASING, ProjectEvent.RELEASED).orElseThrow()));
        }
    }

    /** Ends the work of this process; the rows keep saying that it runs, so the next process goes on with it. */
    private void stopAll() {
        running.values().forEach(r -> r.run().context().cancel().cancel());
        fleet.stopAll();
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        for (Running r : running.values().stream().filter(r -> !r.run().isOver()).toList()) {
            try {
                r.thread().join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!r.run().isOver()) {
                LOG.warn("{} of {} does not stop", r.run().context().step().stepName(), r.run().context().project().name());
            }
        }
        fleet.await(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        lease.ifPresent(held -> {
            try {
                engine.rm().run(h -> leases.release(h, LEASE));
            } catch (GodwitException e) {
                LOG.debug("giving back the right to work", e);
            }
            held.close();
        });
    }

    @Override
    public void close() {
        closed = true;
        poke();
        try {
            thread.join(STOP_PATIENCE.plusSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
