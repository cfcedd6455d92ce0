package org.godwit.ui;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Widget;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.Studio;

/**
 * The bridge from a window to the engine: runs one call in a background job and hands its result to the display thread, unless the owning widget is gone by then.
 * Cancelling the job cancels the call's token. A failure goes to {@link StatusGate} unless {@link #otherwise} takes it, of a {@link #quiet} job without a dialog; a cancelled call ends silently.
 *
 * @param <T> result of the call
 */
public final class EngineJob<T> extends Job {
    /** A call into the engine; runs on a job's thread. */
    @FunctionalInterface
    public interface Call<T> {
        T run(Studio studio, CancelToken cancel) throws GodwitException;
    }

    /** A call without a result. */
    @FunctionalInterface
    public interface Action {
        void run(Studio studio, CancelToken cancel) throws GodwitException;
    }

    private final Widget owner;
    private final Call<T> call;
    private final CancelToken cancel = CancelToken.create();
    private Consumer<T> then = result -> {};
    private Consumer<GodwitException> otherwise;
    private Runnable lastly = () -> {};

    /** @param name what it does, shown in the Progress view and as the title of a failure */
    public EngineJob(String name, Widget owner, Call<T> call) {
        super(name);
        this.owner = owner;
        this.call = call;
        this.otherwise = this::tell;
    }

    /** A job for an action; its result says nothing. */
    public static EngineJob<Boolean> of(String name, Widget owner, Action action) {
        return new EngineJob<>(name, owner, (studio, cancel) -> {
            action.run(studio, cancel);
            return Boolean.TRUE;
        });
    }

    /** What to do with the result, on the display thread. */
    public EngineJob<T> then(Consumer<T> consumer) {
        then = consumer;
        return this;
    }

    /** What to do with a failure that is not a cancellation, on the display thread. */
    public EngineJob<T> otherwise(Consumer<GodwitException> consumer) {
        otherwise = consumer;
        return this;
    }

    /** What to do at the end in every case, on the display thread. */
    public EngineJob<T> lastly(Runnable task) {
        lastly = task;
        return this;
    }

    /** A read that comes again with each change must not open a dialog each time. */
    private void tell(GodwitException failure) {
        if (isSystem()) {
            StatusGate.log(getName(), failure);
        } else {
            StatusGate.show(getName(), failure);
        }
    }

    /** Keeps the job out of the Progress view, and its failure out of a dialog: for the small reads that fill a view. */
    public EngineJob<T> quiet() {
        setSystem(true);
        return this;
    }

    /** Starts it and returns it, so that it can be cancelled. */
    public EngineJob<T> start() {
        schedule();
        return this;
    }

    @Override
    protected void canceling() {
        cancel.cancel();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            T result = call.run(Studios.get(), cancel);
            DisplayGate.post(owner, () -> {
                lastly.run();
                then.accept(result);
            });
            return Status.OK_STATUS;
        } catch (GodwitException e) {
            return failed(e);
        } catch (RuntimeException | LinkageError e) {
            return failed(new GodwitException(CoreError.UNEXPECTED, e, getName(), String.valueOf(e.getMessage())));
        } finally {
            monitor.done();
        }
    }

    private IStatus failed(GodwitException thrown) {
        GodwitException e = EngineSentences.say(thrown);
        DisplayGate.post(owner, () -> {
            lastly.run();
            if (!e.isCancelled()) {
                otherwise.accept(e);
            }
        });
        return e.isCancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }
}
