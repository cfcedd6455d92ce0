package org.godwit.supervisor.state;

/** What happens to a step. */
public enum StepEvent {
    /** Its turn has come. */
    START,
    /** Its work is done; or, for an incremental step, it has caught up. */
    FINISH,
    CATCH_UP,
    FAIL,
    /** The user pauses or resumes the project. */
    PAUSE,
    RESUME,
    /** It is to run again, which is asked for by setting it to FAILED with empty information; the scheduler then takes it up. */
    RESET,
    RERUN,
    /** The user does without it. */
    SKIP
}
