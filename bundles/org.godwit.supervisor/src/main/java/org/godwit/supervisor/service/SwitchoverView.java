package org.godwit.supervisor.service;

import java.util.List;
import java.util.Optional;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;

/**
 * The switchover of a project (OMS: sub-steps of forward switchover). A sub-step waits for the user in state WAIT_CONFIRM.
 *
 * @param step state of the whole; INIT before its turn, FINISHED when the application may use the other side
 * @param from the direction that ends with it: FORWARD for the switchover to the target, REVERSE for the way back
 * @param current the sub-step that is at work or waits
 * @param items what has to be done about database objects, empty before that is known
 * @param mayBegin whether a switchover in the other direction can begin now ({@link ProjectService#switchBack})
 * @param mayAbort whether it can be taken back ({@link ProjectService#abortSwitchover})
 * @param conflictsForward changes of either direction that met other rows, which tells how far both sides drifted apart
 */
public record SwitchoverView(StepStatus step, Direction from, List<SubStep> subSteps, Optional<SubStep> current, List<Item> items, boolean mayBegin, boolean mayAbort, long conflictsForward, long conflictsReverse) {
    /**
     * One line of the check list.
     *
     * @param number from 1
     * @param question what the user confirms with it, empty for automatic ones
     * @param result what came out
     */
    public record SubStep(long taskId, int number, String type, String label, String question, boolean manual, TaskStatus status, int retryCount, String result, String errorCode, String errorMessage,
            boolean mayConfirm, boolean mayRetry, boolean maySkip) {
    }

    /** One thing to do about database objects; a manual one is marked as complete by the user. */
    public record Item(long id, String kind, String object, String description, String statement, boolean manual, State state, String message) {
        /** States of an item. */
        public enum State {
            INIT, FINISHED, FAILED, SKIPPED
        }
    }

    public SwitchoverView {
        subSteps = List.copyOf(subSteps);
        items = List.copyOf(items);
    }
}
