package org.godwit.ui;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableContext;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** Runs an engine call inside a wizard or a window: on another thread, with the container's progress bar and Cancel button. Display thread only; the display stays alive meanwhile. */
public final class WizardCalls {
    private WizardCalls() {
    }

    /** Result of the call; empty when it failed, which is shown, or was cancelled. */
    public static <T> Optional<T> run(IRunnableContext container, String name, EngineJob.Call<T> call) {
        AtomicReference<T> result = new AtomicReference<>();
        try {
            container.run(true, true, monitor -> {
                monitor.beginTask(name, IProgressMonitor.UNKNOWN);
                CancelToken cancel = CancelToken.create();
                try (CancelPoll poll = new CancelPoll(monitor, cancel)) {
                    poll.start();
                    result.set(call.run(Studios.get(), cancel));
                } catch (GodwitException e) {
                    throw new InvocationTargetException(e);
                } finally {
                    monitor.done();
                }
            });
        } catch (InvocationTargetException e) {
            StatusGate.show(name, problem(name, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(result.get());
    }

    private static GodwitException problem(String name, Throwable cause) {
        return cause instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, cause, name, String.valueOf(cause.getMessage()));
    }

    /** A monitor cannot tell that it was cancelled, it must be asked: a small daemon thread asks and passes it on. */
    private static final class CancelPoll implements AutoCloseable {
        private static final int PERIOD_MS = 100;

        private final Thread thread;

        CancelPoll(IProgressMonitor monitor, CancelToken cancel) {
            thread = new Thread(() -> watch(monitor, cancel), "godwit-ui-cancel");
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        private static void watch(IProgressMonitor monitor, CancelToken cancel) {
            try {
                while (!monitor.isCanceled()) {
                    Thread.sleep(PERIOD_MS);
                }
                cancel.cancel();
            } catch (InterruptedException e) {
                // the call has ended
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
