package org.godwit.core.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/**
 * Runs tasks of one caller side by side on threads of its own. {@link #await} waits for every one of them, also when one fails, so that nothing goes on behind the caller's back; the tasks themselves
 * heed the caller's cancel token. Used by one thread.
 */
public final class SideBySide implements AutoCloseable {
    /** One piece of the work; fails as the whole does. */
    @FunctionalInterface
    public interface Task {
        void run() throws GodwitException;
    }

    private final ExecutorService pool;
    private final String what;
    private final List<Future<?>> running = new ArrayList<>();

    /**
     * @param owner and
     * @param purpose name the threads
     */
    public SideBySide(String owner, String purpose, int threads) {
        this.pool = EngineThreads.pool(owner, purpose, threads);
        this.what = purpose;
    }

    /** Begins the task as soon as a thread is free. */
    public void start(Task task) {
        running.add(pool.submit(() -> {
            task.run();
            return Boolean.TRUE;
        }));
    }

    /** @throws GodwitException the first failure in the order of starting; CANCELLED at once when this thread is interrupted */
    public void await() throws GodwitException {
        Optional<GodwitException> first = Optional.empty();
        for (Future<?> task : running) {
            try {
                task.get();
            } catch (ExecutionException e) {
                GodwitException failure = e.getCause() instanceof GodwitException known ? known : new GodwitException(CoreError.UNEXPECTED, e.getCause(), what, String.valueOf(e.getCause()));
                first = first.or(() -> Optional.of(failure));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(CoreError.CANCELLED, e);
            }
        }
        running.clear();
        if (first.isPresent()) {
            throw first.get();
        }
    }

    /** Begins nothing more; what runs is left to its cancel token. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
