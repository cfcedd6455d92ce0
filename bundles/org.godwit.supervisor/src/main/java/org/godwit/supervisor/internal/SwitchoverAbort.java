package org.godwit.supervisor.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.IncrRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.rm.repository.StepRepository;
import org.godwit.rm.repository.StepRow;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.rm.repository.TaskRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.godwit.supervisor.internal.run.TaskType;
import org.godwit.supervisor.internal.step.Waiting;
import org.godwit.supervisor.service.Direction;
import org.jdbi.v3.core.Handle;

/**
 * Takes a switchover back before changes flow the other way: the check list begins anew, the Incr-Sync that it stopped goes on where it stands. A sub-step at work is stopped first by pausing the
 * project for a moment. Thread-safe.
 */
final class SwitchoverAbort {
    private static final Set<TaskStatus> UNTOUCHED = Set.of(TaskStatus.INIT, TaskStatus.WAIT_CONFIRM);
    private static final Set<StepStatus> BEGUN = Set.of(StepStatus.RUNNING, StepStatus.FAILED, StepStatus.SUSPEND);
    private static final long LOOK_MILLIS = 100;
    private static final int LOOKS = 150;

    private final RmDatabase rm;
    private final ProjectCommands commands;
    private final StepRepository steps = new StepRepository();
    private final TaskRepository tasks = new TaskRepository();
    private final IncrRepository incr = new IncrRepository();
    private final AuditRepository audit = new AuditRepository();

    SwitchoverAbort(RmDatabase rm, ProjectCommands commands) {
        this.rm = rm;
        this.commands = commands;
    }

    /** Whether it has begun and nothing flows the other way yet. */
    static boolean isPossible(StepStatus step, List<TaskRow> subSteps) {
        boolean begun = subSteps.stream().anyMatch(t -> t.taskType().equals(TaskType.START_SWITCH.name()) && !UNTOUCHED.contains(t.taskStatus()));
        boolean back = subSteps.stream().anyMatch(t -> t.taskType().equals(TaskType.CREATE_REVERSE_SYNC.name()) && !UNTOUCHED.contains(t.taskStatus()));
        return BEGUN.contains(step) && begun && !back;
    }

    /** @param changed told after each change of rows */
    void abort(String id, Runnable changed, CancelToken cancel) throws GodwitException {
        boolean resting = rm.call(h -> takeBack(h, id));
        if (!resting) {
            commands.pause(id);
            changed.run();
            awaitStop(id, cancel);
            rm.run(h -> takeBack(h, id));
            commands.resume(id);
        }
        changed.run();
    }

    private StepRow require(Handle handle, String id) throws GodwitException {
        ProjectRow project = commands.project(handle, id);
        Optional<StepRow> step = steps.find(handle, id, StepName.TRANSFER_APP_SWITCH);
        if (step.isEmpty() || !isPossible(step.get().stepStatus(), tasks.ofGroup(handle, step.get().id()))) {
            throw new GodwitException(SupervisorError.REFUSED, project.name(), step.map(StepRow::stepStatus).orElse(StepStatus.INIT), "aborting the switchover",
                    "it from the first confirmation until changes flow the other way; then switch back instead");
        }
        return step.get();
    }

    /** Asked with the rows locked, so that no sub-step begins behind the answer. */
    private boolean isBusy(Handle handle, StepRow step) {
        return step.stepStatus() == StepStatus.RUNNING && tasks.lockGroup(handle, step.id()).stream().anyMatch(t -> t.taskStatus() == TaskStatus.RUNNING || t.taskStatus() == TaskStatus.PENDING);
    }

    /** A sub-step that was stopped waits to be run again. */
    private void awaitStop(String id, CancelToken cancel) throws GodwitException {
        for (int look = 0; look < LOOKS; look++) {
            boolean runs = rm.call(h -> tasks.ofGroup(h, require(h, id).id()).stream().anyMatch(t -> t.taskStatus() == TaskStatus.RUNNING));
            if (!runs) {
                return;
            }
            Waiting.pause(LOOK_MILLIS, cancel);
        }
        throw new GodwitException(SupervisorError.REFUSED, id, "still stopping its sub-step", "aborting the switchover", "it again once the project is paused");
    }

    /** @return false when a sub-step is at work, and nothing was done */
    private boolean takeBack(Handle handle, String id) throws GodwitException {
        StepRow step = require(handle, id);
        if (isBusy(handle, step)) {
            return false;
        }
        ProjectRow project = commands.project(handle, id);
        List<TaskRow> before = tasks.ofGroup(handle, step.id());
        Direction ending = Switchovers.from(before);
        boolean stopped = before.stream().anyMatch(t -> t.taskType().equals(TaskType.STOP_FORWARD_SYNC.name()) && !UNTOUCHED.contains(t.taskStatus()));
        Switchovers.begin(handle, step, project.enableReverseIncr() ? Set.of(TransferType.REVERSE) : Set.of(), ending);
        if (stopped) {
            LiveComponents.ensureSync(handle, id, ending);
            steps.find(handle, id, Switchovers.monitoring(ending)).filter(s -> s.stepStatus() == StepStatus.FINISHED).ifPresent(s -> commands.runAgain(handle, s));
        }
        if (LiveComponents.sync(handle, id, ending.other()).isEmpty()) {
            // Its store goes on; where the other direction begins is settled again next time.
            incr.forget(handle, id, ending.other().name());
        }
        if (project.status() == ProjectStatus.FAILED && step.stepStatus() == StepStatus.FAILED) {
            commands.goOn(handle, id, step);
        }
        audit.add(handle, "ABORT_SWITCHOVER", project.name(), "ending " + ending);
        return true;
    }
}
