package org.godwit.supervisor.internal.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.godwit.supervisor.service.Studio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings when this process has begun or ended a step or finished a project, so that whoever follows one need not ask the rows more often than they are written. Thread-safe. */
public final class StepBell {
    private static final Logger LOG = LoggerFactory.getLogger(StepBell.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param heard called on the thread that rings; must be short */
    public Studio.Registration add(Runnable heard) {
        listeners.add(heard);
        return () -> listeners.remove(heard);
    }

    /** After the rows were written. */
    void ring() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // One listener that fails must not stop a step.
                LOG.error("a listener failed", e);
            }
        }
    }
}
