package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepEventRepository;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.rm.repository.VerifyRepository;
import org.godwit.rm.repository.VerifyRunRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.state.Lifecycles;
import org.godwit.supervisor.state.ProjectEvent;
import org.godwit.supervisor.state.StepEvent;
import org.godwit.supervisor.state.TaskEvent;
import org.godwit.transfer.full.FullImportError;
import org.godwit.transfer.verify.VerifyJob;
import org.jdbi.v3.core.Handle;

/** Commands that change states: each is one transaction on rows, whichever process gives it; the scheduler acts on what it finds there. Thread-safe. */
public final class ProjectCommands {
    /** Field of {@code task_param}: the user resumed after the sub-task had failed. */
    public static final String RESUMED = "resumed";
    /** Field of {@code task_param}: target tables may hold rows although the project said no. */
    public static final String ROWS_ALLOWED = "targetMayHoldRows";

    /** Field of {@code task_param}: what was copied is thrown away and copied again. */
    public static final String FROM_SCRATCH = "fromScratch";

    private final RmDatabase rm;
    private final ProjectRepository projects = new ProjectRepository();
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final AuditRepository audit = new AuditRepository();
    private final StepEventRepository events = new StepEventRepository();
    private final LiveRepository live = new LiveRepository();
    private final VerifyRepository verify = new VerifyRepository();

    public ProjectCommands(RmDatabase rm) {
        this.rm = rm;
    }

    void start(String id) throws GodwitException {
        rm.run(h -> move(h, id, ProjectEvent.START));
    }

    void pause(String id) throws GodwitException {
        rm.run(h -> {
            move(h, id, ProjectEvent.PAUSE);
            for (StepRow step : steps.ofProject(h, id)) {
                Lifecycles.STEP.next(step.stepStatus(), StepEvent.PAUSE).ifPresent(to -> {
                    events.answered(h, id, step.stepName(), "", "Pause the project");
                    steps.move(h, step.id(), step.stepStatus(), to);
                });
            }
        });
    }

    void resume(String id) throws GodwitException {
        rm.run(h -> resume(h, id));
    }

    private void resume(Handle handle, String id) throws GodwitException {
        move(handle, id, ProjectEvent.RESUME);
        for (StepRow step : steps.ofProject(handle, id)) {
            Lifecycles.STEP.next(step.stepStatus(), StepEvent.RESUME).ifPresent(to -> {
                events.answered(handle, id, step.stepName(), "", "Resume the project");
                resume(handle, step, to, true);
            });
        }
        live.forgetFailures(handle, id);
    }

    /** Lets a full migration that stands begin from scratch (OMS: Rerun of Full-Import); not once the project has moved on, since its rows are changed by then. */
    public void copyAgain(Handle handle, String id) throws GodwitException {
        StepRow step = step(handle, id, StepName.FULL_TRANSFER);
        boolean failed = step.stepStatus() == StepStatus.FAILED;
        if (!failed && step.stepStatus() != StepStatus.SUSPEND) {
            throw refused(step, "rerun", Set.of("it while full migration is paused or has failed"));
        }
        tasks.ofGroup(handle, step.id()).forEach(t -> tasks.setParam(handle, t.id(), Json.lenient(t.taskParam()).put(FROM_SCRATCH, true).toString()));
        events.answered(handle, id, StepName.FULL_TRANSFER, "", "Copy again from scratch");
        if (failed) {
            goOn(handle, id, step);
        } else {
            resume(handle, id);
        }
    }

    /** @param byUser whether the user resumed the project, which also retries what is marked as failed within a sub-task */
    private void resume(Handle handle, StepRow step, StepStatus to, boolean byUser) {
        steps.move(handle, step.id(), step.stepStatus(), to);
        steps.setExtraInfo(handle, step.id(), "{}");
        for (TaskRow task : tasks.ofGroup(handle, step.id())) {
            if (task.taskStatus() == TaskStatus.FAILED) {
                queue(handle, task);
                if (byUser) {
                    tasks.setParam(handle, task.id(), resumed(task));
                }
            }
        }
    }

    /** Resuming after target tables were found to hold rows means to go on nevertheless (OMS: Stop Migration); it holds for later runs too. */
    private static String resumed(TaskRow task) {
        ObjectNode param = Json.lenient(task.taskParam()).put(RESUMED, true);
        if (task.errorCode().equals(FullImportError.TARGET_NOT_EMPTY.code())) {
            param.put(ROWS_ALLOWED, true);
        }
        return param.toString();
    }

    void release(String id) throws GodwitException {
        rm.run(h -> move(h, id, ProjectEvent.RELEASE));
    }

    void delete(String id) throws GodwitException {
        rm.run(h -> {
            move(h, id, ProjectEvent.DELETE);
            projects.deleteParts(h, id);
        });
    }

    void retryStep(String id, StepName name) throws GodwitException {
        rm.run(h -> {
            StepRow step = step(h, id, name);
            if (step.stepStatus() != StepStatus.FAILED && name != StepName.FULL_VERIFIER && !stands(h, id, step)) {
                throw refused(project(h, id), "retry of " + name, Set.of("retry of a failed step, of full verification, or of a step whose store or Incr-Sync does not run"));
            }
            events.answered(h, id, name, "", "Retry the step");
            reset(h, id, step);
        });
    }

    /** Whether a step of the incremental stage is in its steady state while what it started does not run (OMS FAQ: store or Incr-Sync not started in the incremental stage). */
    private boolean stands(Handle handle, String id, StepRow step) {
        return switch (step.stepName()) {
            case TRANSFER_INCR_LOG_PULL -> step.stepStatus() == StepStatus.FINISHED && LiveComponents.stores(handle, id, Direction.FORWARD).stream().noneMatch(LiveRow::runs);
            case INCR_TRANSFER -> step.stepStatus() == StepStatus.MONITORING && LiveComponents.sync(handle, id, Direction.FORWARD).filter(LiveRow::runs).isEmpty();
            case REVERSE_INCR_TRANSFER -> step.stepStatus() == StepStatus.MONITORING && LiveComponents.sync(handle, id, Direction.REVERSE).filter(LiveRow::runs).isEmpty();
            default -> false;
        };
    }

    /** Stores and Incr-Syncs that stopped because of a failure try again. */
    void forgetFailures(Handle handle, String id) {
        live.forgetFailures(handle, id);
    }

    /** Lets a step that is over run again, with its sub-tasks as they are. */
    public void runAgain(Handle handle, StepRow step) {
        for (StepEvent event : List.of(StepEvent.RESET, StepEvent.RERUN)) {
            StepStatus now = steps.find(handle, step.projectId(), step.stepName()).orElseThrow().stepStatus();
            Lifecycles.STEP.next(now, event).ifPresent(to -> steps.move(handle, step.id(), now, to));
        }
        steps.setExtraInfo(handle, step.id(), "{}");
        steps.restartClock(handle, step.id());
    }

    /** Asks for the step to run again, which is what emptying its information by hand does; the project runs on. */
    public void reset(Handle handle, String id, StepRow step) throws GodwitException {
        move(handle, id, ProjectEvent.RERUN);
        StepStatus to = Lifecycles.STEP.next(step.stepStatus(), StepEvent.RESET).orElseThrow(() -> refused(step, "retry", Lifecycles.STEP.events(step.stepStatus())));
        steps.move(handle, step.id(), step.stepStatus(), to);
        steps.setInfo(handle, step.id(), StepRow.RESET);
        live.forgetFailures(handle, id);
    }

    /** Begins the next run of full verification, which looks at what the scope says whatever was found before; what is left of a run that stands is not gone on with. */
    public void verifyAgain(Handle handle, String id, String scope) throws GodwitException {
        StepRow step = step(handle, id, StepName.FULL_VERIFIER);
        if (step.stepStatus() == StepStatus.SUSPEND) {
            resume(handle, id);
        } else {
            reset(handle, id, step);
        }
        int last = verify.latest(handle, id).map(VerifyRunRow::subId).orElse(0);
        verify.start(handle, id, last + 1, last == 0 ? VerifyJob.Scope.ALL.name() : scope);
    }

    void skipStep(String id, StepName name) throws GodwitException {
        rm.run(h -> {
            if (name != StepName.FULL_VERIFIER) {
                throw new GodwitException(SupervisorError.NOT_SKIPPABLE, name.label(), "only full verification may be left out");
            }
            ProjectRow project = project(h, id);
            StepRow step = step(h, id, name);
            StepStatus to = Lifecycles.STEP.next(step.stepStatus(), StepEvent.SKIP).orElseThrow(() -> refused(step, "skip", Lifecycles.STEP.events(step.stepStatus())));
            events.answered(h, id, name, "", "Skip the step");
            steps.move(h, step.id(), step.stepStatus(), to);
            steps.setInfo(h, step.id(), Json.lenient(step.stepInfo()).put("skipped", true).toString());
            tasks.ofGroup(h, step.id()).forEach(t -> Lifecycles.TASK.next(t.taskStatus(), TaskEvent.SKIP).ifPresent(skipped -> tasks.move(h, t.id(), t.taskStatus(), skipped)));
            if (project.status() == ProjectStatus.FAILED) {
                move(h, id, ProjectEvent.RERUN);
            }
            audit.add(h, "SKIP_STEP", project.name(), name.name());
        });
    }

    void retryTask(String id, long taskId) throws GodwitException {
        rm.run(h -> {
            TaskRow task = task(h, id, taskId);
            if (Lifecycles.TASK.next(task.taskStatus(), TaskEvent.RETRY).isEmpty()) {
                throw refused(task, "retry");
            }
            answered(h, task, "Retry the sub-task");
            queue(h, task);
            goOn(h, id, task);
        });
    }

    void skipTask(String id, long taskId) throws GodwitException {
        rm.run(h -> {
            TaskRow task = task(h, id, taskId);
            if (!TaskType.isSkippable(task.taskType())) {
                throw new GodwitException(SupervisorError.NOT_SKIPPABLE, task.taskType(), "what follows needs its result");
            }
            TaskStatus to = Lifecycles.TASK.next(task.taskStatus(), TaskEvent.SKIP).orElseThrow(() -> refused(task, "skip"));
            answered(h, task, "Skip the sub-task");
            tasks.move(h, task.id(), task.taskStatus(), to);
            goOn(h, id, task);
            audit.add(h, "SKIP_TASK", id, task.taskType());
        });
    }

    private void answered(Handle handle, TaskRow task, String what) {
        steps.ofProject(handle, task.projectId()).stream().filter(s -> s.id() == task.taskGroup()).forEach(s -> events.answered(handle, task.projectId(), s.stepName(), task.taskType(), what));
    }

    /** Lets a failed project go on at the step of a sub-task that was mended; a project that runs or is paused stays as it is. */
    private void goOn(Handle handle, String id, TaskRow task) throws GodwitException {
        for (StepRow step : steps.ofProject(handle, id)) {
            if (step.id() == task.taskGroup() && step.stepStatus() == StepStatus.FAILED) {
                goOn(handle, id, step);
            }
        }
    }

    /** Lets a failed step go on, and its project. */
    void goOn(Handle handle, String id, StepRow failed) throws GodwitException {
        resume(handle, failed, StepStatus.RUNNING, false);
        live.forgetFailures(handle, id);
        if (project(handle, id).status() == ProjectStatus.FAILED) {
            move(handle, id, ProjectEvent.RERUN);
        }
    }

    private void queue(Handle handle, TaskRow task) {
        Lifecycles.TASK.next(task.taskStatus(), TaskEvent.RETRY).ifPresent(to -> {
            tasks.move(handle, task.id(), task.taskStatus(), to);
            tasks.resetRetries(handle, task.id());
        });
    }

    ProjectRow project(Handle handle, String id) throws GodwitException {
        return projects.find(handle, id).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_PROJECT, id));
    }

    private StepRow step(Handle handle, String id, StepName name) throws GodwitException {
        ProjectRow project = project(handle, id);
        return steps.find(handle, id, name).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "step", name));
    }

    private TaskRow task(Handle handle, String id, long taskId) throws GodwitException {
        ProjectRow project = project(handle, id);
        return tasks.find(handle, taskId).filter(t -> t.projectId().equals(id)).orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, project.name(), "sub-task", String.valueOf(taskId)));
    }

    /** Moves the project, or says what is possible instead. */
    void move(Handle handle, String id, ProjectEvent event) throws GodwitException {
        ProjectRow project = project(handle, id);
        ProjectStatus to = Lifecycles.PROJECT.next(project.status(), event).orElseThrow(() -> refused(project, name(event), Lifecycles.PROJECT.events(project.status())));
        if (!projects.move(handle, id, project.status(), to)) {
            throw refused(project(handle, id), name(event), Set.of("another command came first"));
        }
        audit.add(handle, event.name() + "_PROJECT", project.name(), project.status() + " -> " + to);
    }

    private static GodwitException refused(ProjectRow project, String what, Set<?> possible) {
        return new GodwitException(SupervisorError.REFUSED, project.name(), project.status(), what, names(possible));
    }

    private static GodwitException refused(StepRow step, String what, Set<?> possible) {
        return new GodwitException(SupervisorError.REFUSED, step.stepName().label(), step.stepStatus(), what, names(possible));
    }

    private static GodwitException refused(TaskRow task, String what) {
        return new GodwitException(SupervisorError.REFUSED, task.taskType(), task.taskStatus(), what, names(Lifecycles.TASK.events(task.taskStatus())));
    }

    private static String names(Set<?> possible) {
        List<?> sorted = possible.stream().map(ProjectCommands::name).sorted().toList();
        return sorted.isEmpty() ? "nothing" : sorted.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String name(Object event) {
        return event.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
