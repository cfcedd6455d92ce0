package org.godwit.runtime;

import java.util.concurrent.CompletableFuture;

import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.ComponentHost;

/** Runs each component as a job, so that the Progress view shows it with its real progress and can cancel it. Thread-safe. */
public final class JobComponentHost implements ComponentHost {
    @Override
    public CompletableFuture<Void> start(String projectName, Component component, Progress progress, CancelToken cancel) {
        ComponentJob job = new ComponentJob(projectName, component, new SampledProgress(progress, isEndless(component.kind())), cancel);
        job.schedule();
        return job.result();
    }

    /** A store and an Incr-Sync follow their source until somebody stops them. */
    private static boolean isEndless(Component.Kind kind) {
        return switch (kind) {
            case STORE, INCR_SYNC -> true;
            case FULL_IMPORT, FULL_VERIFICATION -> false;
        };
    }
}
