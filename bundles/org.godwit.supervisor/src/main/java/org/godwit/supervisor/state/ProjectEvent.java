package org.godwit.supervisor.state;

/** What happens to a project: a user's command, or something the scheduler found out. */
public enum ProjectEvent {
    START,
    PAUSE,
    RESUME,
    /** A step failed for good. */
    STEP_FAILED,
    /** A step or sub-task was asked to run again: by command, or by setting its row by hand. */
    RERUN,
    /** Every step is finished. */
    COMPLETE,
    /** A change of the objects begins to run as a sub-project, is merged, and is over. */
    MODIFY,
    MERGE,
    MODIFY_END,
    /** The user gives up the project's resources; the scheduler has freed them. */
    RELEASE,
    RELEASED,
    DELETE
}
