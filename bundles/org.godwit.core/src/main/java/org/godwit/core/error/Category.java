package org.godwit.core.error;

/** What kind of failure it is; decides whether a retry makes sense and who can mend it. */
public enum Category {
    /** May pass by itself: connection lost, deadlock, lock wait. Retried a limited number of times. */
    TRANSIENT,
    /** Something outside is set up wrongly: password, privilege, parameter. The user mends it, then resumes. */
    CONFIGURATION,
    /** The data or an object cannot be moved as it is. The user changes it, skips it or chooses another rule. */
    DATA,
    /** The user or a shutdown stopped the work; nothing is wrong. */
    CANCELLED,
    /** A defect of Godwit. */
    BUG
}
