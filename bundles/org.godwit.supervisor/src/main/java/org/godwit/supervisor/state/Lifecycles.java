package org.godwit.supervisor.state;

import static org.godwit.core.model.ProjectStatus.DELETED;
import static org.godwit.core.model.ProjectStatus.RELEASED;
import static org.godwit.core.model.ProjectStatus.RELEASING;
import static org.godwit.core.model.ProjectStatus.RUNNING_MERGING;
import static org.godwit.core.model.ProjectStatus.RUNNING_MODIFYING;

import java.util.List;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.state.StateTable.Transition;

/** The three tables (OMS: states of a project, of a step and of a sub-task). */
public final class Lifecycles {
    /** What may become of a project. */
    public static final StateTable<ProjectStatus, ProjectEvent> PROJECT = new StateTable<>(ProjectStatus.class, ProjectEvent.class, List.of(
            new Transition<>(ProjectStatus.INIT, ProjectEvent.START, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.INIT, ProjectEvent.DELETE, DELETED),
            new Transition<>(ProjectStatus.RUNNING, ProjectEvent.PAUSE, ProjectStatus.SUSPEND),
            new Transition<>(ProjectStatus.RUNNING, ProjectEvent.STEP_FAILED, ProjectStatus.FAILED),
            new Transition<>(ProjectStatus.RUNNING, ProjectEvent.COMPLETE, ProjectStatus.FINISHED),
            new Transition<>(ProjectStatus.RUNNING, ProjectEvent.RERUN, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.RUNNING, ProjectEvent.MODIFY, RUNNING_MODIFYING),
            new Transition<>(RUNNING_MODIFYING, ProjectEvent.MERGE, RUNNING_MERGING),
            new Transition<>(RUNNING_MODIFYING, ProjectEvent.MODIFY_END, ProjectStatus.RUNNING),
            new Transition<>(RUNNING_MERGING, ProjectEvent.MODIFY_END, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.SUSPEND, ProjectEvent.RESUME, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.SUSPEND, ProjectEvent.RELEASE, RELEASING),
            new Transition<>(ProjectStatus.FAILED, ProjectEvent.RESUME, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.FAILED, ProjectEvent.RERUN, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.FAILED, ProjectEvent.RELEASE, RELEASING),
            new Transition<>(ProjectStatus.FINISHED, ProjectEvent.RERUN, ProjectStatus.RUNNING),
            new Transition<>(ProjectStatus.FINISHED, ProjectEvent.RELEASE, RELEASING),
            new Transition<>(RELEASING, ProjectEvent.RELEASED, RELEASED),
            new Transition<>(RELEASED, ProjectEvent.DELETE, DELETED)));

    /** What may become of a step. */
    public static final StateTable<StepStatus, StepEvent> STEP = new StateTable<>(StepStatus.class, StepEvent.class, List.of(
            new Transition<>(StepStatus.INIT, StepEvent.START, StepStatus.RUNNING),
            new Transition<>(StepStatus.INIT, StepEvent.SKIP, StepStatus.FINISHED),
            new Transition<>(StepStatus.RUNNING, StepEvent.FINISH, StepStatus.FINISHED),
            new Transition<>(StepStatus.RUNNING, StepEvent.CATCH_UP, StepStatus.MONITORING),
            new Transition<>(StepStatus.RUNNING, StepEvent.FAIL, StepStatus.FAILED),
            new Transition<>(StepStatus.RUNNING, StepEvent.PAUSE, StepStatus.SUSPEND),
            new Transition<>(StepStatus.RUNNING, StepEvent.SKIP, StepStatus.FINISHED),
            new Transition<>(StepStatus.MONITORING, StepEvent.FINISH, StepStatus.FINISHED),
            new Transition<>(StepStatus.MONITORING, StepEvent.FAIL, StepStatus.FAILED),
            new Transition<>(StepStatus.MONITORING, StepEvent.PAUSE, StepStatus.SUSPEND),
            new Transition<>(StepStatus.MONITORING, StepEvent.RESET, StepStatus.FAILED),
            new Transition<>(StepStatus.SUSPEND, StepEvent.RESUME, StepStatus.RUNNING),
            new Transition<>(StepStatus.SUSPEND, StepEvent.SKIP, StepStatus.FINISHED),
            new Transition<>(StepStatus.FAILED, StepEvent.RESUME, StepStatus.RUNNING),
            new Transition<>(StepStatus.FAILED, StepEvent.RESET, StepStatus.FAILED),
            new Transition<>(StepStatus.FAILED, StepEvent.RERUN, StepStatus.RUNNING),
            new Transition<>(StepStatus.FAILED, StepEvent.SKIP, StepStatus.FINISHED),
            new Transition<>(StepStatus.FINISHED, StepEvent.RESET, StepStatus.FAILED)));

    /** What may become of a sub-task. */
    public static final StateTable<TaskStatus, TaskEvent> TASK = new StateTable<>(TaskStatus.class, TaskEvent.class, List.of(
            new Transition<>(TaskStatus.INIT, TaskEvent.QUEUE, TaskStatus.PENDING),
            new Transition<>(TaskStatus.INIT, TaskEvent.ASK, TaskStatus.WAIT_CONFIRM),
            new Transition<>(TaskStatus.INIT, TaskEvent.SKIP, TaskStatus.SKIPPED),
            new Transition<>(TaskStatus.PENDING, TaskEvent.RUN, TaskStatus.RUNNING),
            new Transition<>(TaskStatus.PENDING, TaskEvent.RETRY, TaskStatus.PENDING),
            new Transition<>(TaskStatus.PENDING, TaskEvent.SKIP, TaskStatus.SKIPPED),
            new Transition<>(TaskStatus.RUNNING, TaskEvent.ASK, TaskStatus.WAIT_CONFIRM),
            new Transition<>(TaskStatus.RUNNING, TaskEvent.FINISH, TaskStatus.FINISHED),
            new Transition<>(TaskStatus.RUNNING, TaskEvent.FAIL, TaskStatus.FAILED),
            new Transition<>(TaskStatus.RUNNING, TaskEvent.REQUEUE, TaskStatus.PENDING),
            new Transition<>(TaskStatus.WAIT_CONFIRM, TaskEvent.CONFIRM, TaskStatus.FINISHED),
            new Transition<>(TaskStatus.WAIT_CONFIRM, TaskEvent.QUEUE, TaskStatus.PENDING),
            new Transition<>(TaskStatus.WAIT_CONFIRM, TaskEvent.SKIP, TaskStatus.SKIPPED),
            new Transition<>(TaskStatus.FAILED, TaskEvent.RETRY, TaskStatus.PENDING),
            new Transition<>(TaskStatus.FAILED, TaskEvent.SKIP, TaskStatus.SKIPPED)));

    private Lifecycles() {
    }
}
