package org.godwit.core.spi;

import java.util.concurrent.CompletableFuture;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;

/** Gives components a thread: in the workbench a job of the Progress view, headless a named thread. Thread-safe. */
public interface ComponentHost {
    /**
     * Starts the component at once.
     *
     * @param projectName shown with the component
     * @param progress where the engine counts; the host may show it too
     * @param cancel cancelled by the engine or, through the host's own button, by the user
     * @return completed when {@link Component#run} returned or threw (then exceptionally with that exception)
     */
    CompletableFuture<Void> start(String projectName, Component component, Progress progress, CancelToken cancel);
}
