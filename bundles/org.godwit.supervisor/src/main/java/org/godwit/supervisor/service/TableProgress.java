package org.godwit.supervisor.service;

import org.godwit.core.model.ObjectName;

/** Full migration of one table. Rates are averages over its own time. */
public record TableProgress(ObjectName source, ObjectName target, long estimatedRows, long rows, long bytes, long conflicts, double seconds, State state, int slicesDone, int slices, String problem) {
    /** States of a table's copy. */
    public enum State {
        WAITING, RUNNING, FINISHED, FAILED
    }
}
