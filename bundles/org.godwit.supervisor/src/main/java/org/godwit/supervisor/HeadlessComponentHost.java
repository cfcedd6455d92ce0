package org.godwit.supervisor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.Component;
import org.godwit.core.spi.ComponentHost;
import org.godwit.core.thread.EngineThreads;
import org.slf4j.MDC;

/** Hosts each component in a named thread of its own. Thread-safe. */
public final class HeadlessComponentHost implements ComponentHost {
    private final ThreadFactory threads = EngineThreads.factory("component", "run");

    @Override
    public CompletableFuture<Void> start(String projectName, Component component, Progress progress, CancelToken cancel) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        threads.newThread(() -> {
            MDC.put("project", projectName);
            MDC.put("component", component.name());
            try {
                component.run(progress, cancel);
                ended.complete(null);
            } catch (GodwitException e) {
                ended.completeExceptionally(e);
            } catch (RuntimeException | Error e) {
                ended.completeExceptionally(new GodwitException(CoreError.UNEXPECTED, e, component.name(), e.toString()));
            } finally {
                MDC.clear();
            }
        }).start();
        return ended;
    }
}
