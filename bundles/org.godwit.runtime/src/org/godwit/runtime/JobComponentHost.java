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
        ComponentJob job = new ComponentJob(projectName, component, new SampledProgress(progress), cancel);
        job.schedule();
        return job.result();
    }
}
