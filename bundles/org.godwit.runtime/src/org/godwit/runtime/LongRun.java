package org.godwit.runtime;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/**
 * Long work of the engine that no component does, as a job in the Progress view: cancelling the job cancels the work's token, and whatever goes wrong becomes a failure with a name. Used by the job's
 * thread, except for cancelling.
 */
public abstract class LongRun extends Job {
    private final int ticks;
    private final CancelToken cancel = CancelToken.create();

    /**
     * @param name shown in the Progress view
     * @param ticks in how many parts progress is told
     */
    protected LongRun(String name, int ticks) {
        super(name);
        this.ticks = ticks;
        setPriority(LONG);
    }

    /** Does it. */
    protected abstract void work(Bar bar, CancelToken token) throws GodwitException;

    /** Tells of a failure, or that it was cancelled. */
    protected abstract void ended(GodwitException how);

    @Override
    protected void canceling() {
        cancel.cancel();
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        monitor.beginTask("", ticks);
        try {
            work(new Bar(monitor, ticks), cancel);
            return Status.OK_STATUS;
        } catch (GodwitException e) {
            return failed(e);
        } catch (RuntimeException | LinkageError e) {
            return failed(new GodwitException(CoreError.UNEXPECTED, e, getName(), String.valueOf(e.getMessage())));
        } finally {
            monitor.done();
        }
    }

    private IStatus failed(GodwitException e) {
        ended(e);
        return e.isCancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    /** The job's progress, which only grows. Used by the thread that works. */
    public static final class Bar {
        private final IProgressMonitor monitor;
        private final int ticks;
        private int reached;

        private Bar(IProgressMonitor monitor, int ticks) {
            this.monitor = monitor;
            this.ticks = ticks;
        }

        /** @param wanted of all ticks */
        public void reach(long wanted) {
            int now = (int) Math.clamp(wanted, 0, ticks);
            if (now > reached) {
                monitor.worked(now - reached);
                reached = now;
            }
        }

        /** What is being done, for people. */
        public void say(String text) {
            monitor.subTask(text);
        }
    }
}
