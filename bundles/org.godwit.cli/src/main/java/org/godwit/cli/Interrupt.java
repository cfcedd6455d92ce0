package org.godwit.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.godwit.core.progress.CancelToken;

/**
 * Makes Ctrl-C (and SIGTERM) a pause: the JVM's shutdown cancels the work and waits until the command has put everything in order, at most some seconds. Thread-safe.
 */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CancelToken cancel = CancelToken.create();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "godwit-cli-interrupt");

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    CancelToken cancel() {
        return cancel;
    }

    private void stop() {
        cancel.cancel();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("godwit: the work did not stop in time; it goes on from its last checkpoint when resumed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!cancel.isCancelled()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
