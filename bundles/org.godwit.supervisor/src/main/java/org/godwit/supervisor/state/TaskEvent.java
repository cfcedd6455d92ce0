package org.godwit.supervisor.state;

/** What happens to a sub-task. */
public enum TaskEvent {
    /** It may run as soon as those before it are done. */
    QUEUE,
    RUN,
    /** It waits until the user says so, and he does. */
    ASK,
    CONFIRM,
    FINISH,
    FAIL,
    /** The attempt ended without a result (process died, project paused, trouble that passes by itself): it waits to be run again. */
    REQUEUE,
    /** The user wants it to run again, or not at all. */
    RETRY,
    SKIP
}
