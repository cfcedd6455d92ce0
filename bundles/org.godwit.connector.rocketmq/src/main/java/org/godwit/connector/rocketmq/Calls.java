package org.godwit.connector.rocketmq;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.thread.EngineThreads;

/** Runs blocking calls of RocketMQ's client on threads of their own, so that whoever waits can be cancelled. Thread-safe. */
final class Calls implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool(EngineThreads.factory("rocketmq", "call"));

    /** @param subject whom is asked, for messages */
    <T> T await(Callable<T> call, String subject, CancelToken cancel) throws GodwitException {
        try {
            return awaitPlain(call, cancel);
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause(), subject);
        }
    }

    /** As {@link #await}, for who wants to look at the failure himself. */
    <T> T awaitPlain(Callable<T> call, CancelToken cancel) throws GodwitException, ExecutionException {
        cancel.check();
        Future<T> answer = threads.submit(call);
        try {
            while (true) {
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    cancel.check();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(CoreError.CANCELLED, e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
