package org.godwit.supervisor.internal.live;

import java.util.Set;
import org.godwit.transfer.incr.IncrOptions;

/** Parts of O&M tasks ({@code oms_ops_subticket.sub_type}). */
public enum PartType {
    STOP_COMPONENT,
    CHANGE_PARAMETERS,
    /** An Incr-Sync goes on from another time. */
    RESET_POSITION,
    /** What it has is thrown away, so that it begins from scratch. */
    CLEAR_COMPONENT,
    START_COMPONENT,
    CREATE_STORE,
    /** The newest store of a subtopic starts: a part of its own, so that trying it again makes no further store. */
    START_STORE,
    REMOVE_COMPONENT,
    /** An Incr-Sync reads from another store. */
    MOVE_COMPONENT,
    /** The step that a component works for is stopped and taken up again, or run once more. */
    RESTART_STEP,
    RERUN_STEP,
    /** The limits of a component that works for a step are changed while it works. */
    RETUNE_STEP;

    /** Parameters of Full-Import and Incr-Sync that take effect while they run. */
    public static final Set<String> AT_RUN_TIME = Set.of("throttleRps", "throttleIOPS", IncrOptions.THROTTLE_RPS.key(), IncrOptions.THROTTLE_IOPS.key());
}
