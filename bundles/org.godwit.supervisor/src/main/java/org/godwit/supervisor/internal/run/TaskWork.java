package org.godwit.supervisor.internal.run;

import org.godwit.core.error.GodwitException;
import org.godwit.rm.repository.TaskRow;
import org.jdbi.v3.core.Handle;

/**
 * What a sub-task does. Run by the step's thread, perhaps several times: after a pause, a crash or a failure it is called again and goes on from what its ledgers say.
 */
@FunctionalInterface
public interface TaskWork {
    /** @return one line that says what came out */
    String run(StepContext context, TaskRow task) throws GodwitException;

    /** Before a person is asked about the sub-task: writes down what he needs to decide. Part of the transaction that asks; touches rows only. */
    default void prepare(StepContext context, Handle handle) throws GodwitException {
        // most have nothing to prepare
    }
}
