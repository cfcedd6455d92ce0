package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.rm.repository.TaskRepository;
import org.godwit.supervisor.internal.step.Waiting;
import org.godwit.supervisor.service.ComponentService.State;
import org.junit.jupiter.api.Test;

/** A switchover that is taken back, at whatever moment, leaves everything as it was before. */
class SwitchoverAbortTest extends LiveProject {
    /** Taken back behind one sub-step and before the next: what follows must not run, least of all the end of the Incr-Sync. */
    @Test
    void aSubStepDoesNotBeginInAListThatWasBegunAnew() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CHECK_SYNC_POSITION, (context, task) -> {
            context.engine().rm().run(h -> {
                TaskRepository tasks = new TaskRepository();
                tasks.deleteGroup(h, task.taskGroup());
                List<TaskType> types = TaskType.switchover(true);
                for (int i = 0; i < types.size(); i++) {
                    tasks.ensureIdle(h, id, task.taskGroup(), i + 1, types.get(i).name(), types.get(i).asks() != TaskType.Asks.NOTHING);
                }
            });
            return "done";
        });
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> studio.projects().switchover(id).orElseThrow().current().filter(s -> s.type().equals("START_SWITCH") && s.mayConfirm()).isPresent());
        assertThat(component(sync).wanted()).isTrue();
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.MONITORING);
        behaviour.clear();
        switchOver();
        awaitComponent(sync, State.STOPPED);
    }

    @Test
    void aSwitchoverThatIsTakenBackWhileASubStepIsAtWorkGoesOn() throws Exception {
        startAndCatchUp();
        CountDownLatch begun = new CountDownLatch(1);
        behaviour.put(TaskType.CHECK_SYNC_POSITION, (context, task) -> {
            begun.countDown();
            while (true) {
                Waiting.pause(20, context.cancel());
            }
        });
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        studio.projects().abortSwitchover(id, CancelToken.create());
        awaitSubStep(TaskType.START_SWITCH, TaskStatus.WAIT_CONFIRM);
        awaitComponent(sync, State.RUNNING);
        behaviour.clear();
        switchOver();
    }
}
