package org.godwit.supervisor.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepEventRow.Kind;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.internal.FailureDetail;
import org.godwit.supervisor.internal.Problems;
import org.godwit.supervisor.internal.ProjectOptions;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.ProjectEvent;
import org.godwit.supervisor.state.StepEvent;
import org.godwit.supervisor.state.TaskEvent;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the sub-tasks of one step in order, by a thread of its own. Trouble that passes by itself is retried as often as the sub-task allows; any other failure ends the step and its project. When
 * it is stopped from outside it leaves the step's state as whoever stopped it has set it.
 */
final class StepRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

    private final StepContext context;
    private final Map<TaskType, TaskWork> works;
    private final RetryPause retries;
    private final Runnable ended;
    private volatile boolean over;
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final StepEventRepository events = new StepEventRepository();

    /** @param ended told as soon as everything is written down, before connections are closed, which may take a second */
    StepRun(StepContext context, Map<TaskType, TaskWork> works, RetryPause retries, Runnable ended) {
        this.ended = ended;
        this.context = context;
        this.works = works;
        this.retries = retries;
    }

    StepContext context() {
        return context;
    }

    /** Whether nothing is left to do but to close connections. Any thread. */
    boolean isOver() {
        return over;
    }

    @Override
    public void run() {
        MDC.put("project", context.project().name());
        MDC.put("step", context.step().stepName().name());
        try (context) {
            try {
                runTasks();
            } finally {
                over = true;
                ended.run();
            }
        } catch (GodwitException e) {
            // Only the rm database itself fails here: the row keeps saying RUNNING, so the step is taken up again.
            LOG.error("step {} of {} cannot be written down", context.step().stepName(), context.project().name(), e);
        } finally {
            MDC.clear();
        }
    }

    private void runTasks() throws GodwitException {
        StepName name = context.step().stepName();
        List<TaskType> types = TaskType.of(name, context.spec().types(), ProjectOptions.isActiveActive(context.spec()), context.isToQueue());
        context.engine().rm().run(h -> {
            for (int i = 0; i < types.size(); i++) {
                TaskType type = types.get(i);
                if (name == StepName.TRANSFER_APP_SWITCH) {
                    tasks.ensureIdle(h, context.projectId(), context.step().id(), i + 1, type.name(), type.asks() != TaskType.Asks.NOTHING);
                } else {
                    tasks.ensure(h, context.projectId(), context.step().id(), i + 1, type.name());
                }
            }
        });
        for (TaskType type : types) {
            if (isAsked(type) || !runTask(type)) {
                return;
            }
        }
        finish();
    }

    /** Whether the sub-task waits for a person; the run ends then, and the next one begins when he has answered. */
    private boolean isAsked(TaskType type) throws GodwitException {
        if (type.asks() == TaskType.Asks.NOTHING) {
            return false;
        }
        return context.engine().rm().call(h -> {
            TaskRow task = find(h, type);
            if (task.taskStatus() == TaskStatus.INIT) {
                works.get(type).prepare(context, h);
                tasks.move(h, task.id(), TaskStatus.INIT, next(TaskStatus.INIT, TaskEvent.ASK));
                return true;
            }
            return task.taskStatus() == TaskStatus.WAIT_CONFIRM;
        });
    }

    /** @return whether the next sub-task may run */
    private boolean runTask(TaskType type) throws GodwitException {
        while (true) {
            Optional<TaskRow> begun = context.engine().rm().call(h -> begin(h, type));
            if (begun.isEmpty()) {
                LOG.info("{} of {} is not run, since the switchover was taken back", type, context.project().name());
                return false;
            }
            TaskRow task = begun.get();
            if (task.isPassed()) {
                return true;
            }
            if (task.taskStatus() != TaskStatus.RUNNING) {
                fail(task, new Problem(task.errorCode().isEmpty() ? CoreError.UNEXPECTED.code() : task.errorCode(), org.godwit.core.error.Category.CONFIGURATION,
                        task.errorMsg().isEmpty() ? "Sub-task " + type + " is " + task.taskStatus() : task.errorMsg(), "Retry the sub-task or the step."), false);
                return false;
            }
            try {
                context.cancel().check();
                String result = works.get(type).run(context, task);
                context.engine().rm().run(h -> {
                    tasks.move(h, task.id(), TaskStatus.RUNNING, TaskStatus.FINISHED);
                    tasks.setResult(h, task.id(), result);
                });
                return true;
            } catch (GodwitException e) {
                if (!again(task, e)) {
                    return false;
                }
            } catch (RuntimeException e) {
                if (!again(task, new GodwitException(CoreError.UNEXPECTED, e, type, e.toString()))) {
                    return false;
                }
            }
        }
    }

    /**
     * Puts the sub-task into RUNNING when it may run. One that says so already belonged to a process that is gone.
     *
     * @return empty when it is not its turn any more: the list of a switchover was begun anew meanwhile
     */
    private Optional<TaskRow> begin(Handle handle, TaskType type) {
        List<TaskRow> group = tasks.lockGroup(handle, context.step().id());
        boolean before = group.stream().takeWhile(t -> !t.taskType().equals(type.name())).allMatch(TaskRow::isPassed);
        return before || context.step().stepName() != StepName.TRANSFER_APP_SWITCH ? Optional.of(toRun(handle, type)) : Optional.empty();
    }

    private TaskRow toRun(Handle handle, TaskType type) {
        TaskRow task = find(handle, type);
        if (task.taskStatus() == TaskStatus.RUNNING) {
            tasks.move(handle, task.id(), TaskStatus.RUNNING, next(task.taskStatus(), TaskEvent.REQUEUE));
            task = find(handle, type);
        } else if (task.taskStatus() == TaskStatus.INIT) {
            tasks.move(handle, task.id(), TaskStatus.INIT, next(TaskStatus.INIT, TaskEvent.QUEUE));
            task = find(handle, type);
        }
        if (task.mayRun()) {
            tasks.move(handle, task.id(), TaskStatus.PENDING, next(TaskStatus.PENDING, TaskEvent.RUN));
            task = find(handle, type);
        }
        return task;
    }

    private static TaskStatus next(TaskStatus from, TaskEvent event) {
        return Lifecycles.TASK.next(from, event).orElseThrow();
    }

    private TaskRow find(Handle handle, TaskType type) {
        return tasks.ofGroup(handle, context.step().id()).stream().filter(t -> t.taskType().equals(type.name())).findFirst().orElseThrow();
    }

    /** @return whether to try once more */
    private boolean again(TaskRow task, GodwitException e) throws GodwitException {
        if (context.cancel().isCancelled() || e.isCancelled()) {
            context.engine().rm().run(h -> giveBack(h, task));
            if (!context.cancel().isCancelled()) {
                // Stopped through the host's own button: the same as pausing the project.
                context.engine().rm().run(this::pause);
            }
            return false;
        }
        int attempts = task.retryCount() + 1;
        boolean retry = e.isTransient() && attempts <= task.maxRetryCount();
        if (!retry) {
            LOG.error("{} failed", task.taskType(), e);
            note(task, e, Kind.FAILURE, attempts);
            fail(task, e.problem(), true);
            return false;
        }
        LOG.warn("{} failed for a passing reason, attempt {}", task.taskType(), attempts, e);
        note(task, e, Kind.ATTEMPT, attempts);
        context.progress().note("Waiting to try again after: " + e.problem().message());
        context.engine().rm().run(h -> {
            tasks.setError(h, task.id(), e.problem().code(), e.problem().message());
            tasks.move(h, task.id(), TaskStatus.RUNNING, next(TaskStatus.RUNNING, TaskEvent.REQUEUE));
        });
        return retries.await(attempts, context.cancel());
    }

    private void note(TaskRow task, GodwitException e, Kind kind, int attempt) throws GodwitException {
        String detail = FailureDetail.json(e);
        context.engine().rm().run(h -> events.failed(h, context.projectId(), context.step().stepName(), task.taskType(), "", kind, attempt, e.problem().code(), e.problem().message(), detail));
    }

    /** A sub-task that was stopped waits to be run again, unless its step was skipped meanwhile. */
    private void giveBack(Handle handle, TaskRow task) throws GodwitException {
        tasks.move(handle, task.id(), TaskStatus.RUNNING, next(TaskStatus.RUNNING, TaskEvent.REQUEUE));
        Optional<StepRow> step = steps.find(handle, context.projectId(), context.step().stepName());
        if (step.filter(s -> s.stepStatus() == StepStatus.FINISHED).isPresent()) {
            tasks.move(handle, task.id(), TaskStatus.PENDING, next(TaskStatus.PENDING, TaskEvent.SKIP));
        }
    }

    private void pause(Handle handle) {
        if (projects.move(handle, context.projectId(), ProjectStatus.RUNNING, Lifecycles.PROJECT.next(ProjectStatus.RUNNING, ProjectEvent.PAUSE).orElseThrow())) {
            steps.move(handle, context.step().id(), StepStatus.RUNNING, Lifecycles.STEP.next(StepStatus.RUNNING, StepEvent.PAUSE).orElseThrow());
        }
    }

    private void fail(TaskRow task, Problem problem, boolean attempted) throws GodwitException {
        StepName name = context.step().stepName();
        MeteredProgress.Snapshot snapshot = context.progress().sample(System.nanoTime());
        context.engine().rm().run(h -> {
            if (attempted) {
                tasks.setError(h, task.id(), problem.code(), problem.message());
                tasks.move(h, task.id(), TaskStatus.RUNNING, next(TaskStatus.RUNNING, TaskEvent.FAIL));
            }
            // Never empty: empty information of a failed step means that somebody wants it to run again.
            steps.sample(h, context.step().id(), StepInfo.of(name, snapshot, StepContext.Gauges.NONE), snapshot.percent());
            steps.setExtraInfo(h, context.step().id(), Problems.write(problem));
            if (steps.move(h, context.step().id(), StepStatus.RUNNING, Lifecycles.STEP.next(StepStatus.RUNNING, StepEvent.FAIL).orElseThrow())) {
                projects.move(h, context.projectId(), ProjectStatus.RUNNING, Lifecycles.PROJECT.next(ProjectStatus.RUNNING, ProjectEvent.STEP_FAILED).orElseThrow());
                projects.setExtraInfo(h, context.projectId(), Problems.write(problem));
            }
        });
    }

    /** Steps whose components outlive them reach their steady state instead of an end. */
    private void finish() throws GodwitException {
        StepName name = context.step().stepName();
        StepEvent event = name == StepName.INCR_TRANSFER || name == StepName.REVERSE_INCR_TRANSFER ? StepEvent.CATCH_UP : StepEvent.FINISH;
        MeteredProgress.Snapshot snapshot = context.progress().sample(System.nanoTime());
        context.engine().rm().run(h -> {
            if (event == StepEvent.FINISH) {
                steps.sample(h, context.step().id(), StepInfo.of(name, snapshot, StepContext.Gauges.NONE), 100);
            }
            steps.move(h, context.step().id(), StepStatus.RUNNING, Lifecycles.STEP.next(StepStatus.RUNNING, event).orElseThrow());
        });
        LOG.info("{} of {} {}", name, context.project().name(), event == StepEvent.FINISH ? "finished" : "caught up");
    }
}
