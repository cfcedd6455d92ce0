package org.godwit.ui.rehearsal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.StatusGate;

/** A capture as a job; cancelling it leaves no file. Shows the bundle when it is whole. */
final class CaptureJob extends Job {
    private static final int TICKS = 1000;

    private final CaptureRequest request;
    private final CancelToken cancel = CancelToken.create();

    CaptureJob(CaptureRequest request) {
        super(Messages.bind(Messages.CaptureJob_name, request.out().getFileName()));
        this.request = request;
        setPriority(LONG);
    }

    @Override
    protected void canceling() {
        cancel.cancel();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask("", TICKS);
        try {
            BundleFiles.madeFolder();
            Capture.Result result = Capture.withFoundConnectors().run(request, new Told(monitor), cancel);
            BundleFiles.get().changed();
            DisplayGate.post(() -> BundleEditor.open(result.file(), ""));
            return Status.OK_STATUS;
        } catch (GodwitException e) {
            return ended(e);
        } catch (RuntimeException | LinkageError e) {
            return ended(new GodwitException(CoreError.UNEXPECTED, e, getName(), String.valueOf(e.getMessage())));
        } finally {
            monitor.done();
        }
    }

    private IStatus ended(GodwitException e) {
        if (!e.isCancelled()) {
            StatusGate.show(getName(), e);
        }
        return e.isCancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    /** Passes what is told into the monitor. Called by the thread that captures. */
    private static final class Told implements Progress {
        private final IProgressMonitor monitor;
        private long expected = 1;
        private long done;
        private int ticks;

        Told(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void expect(long units) {
            expected = Math.max(1, units);
        }

        @Override
        public void advance(long units, long bytes) {
            done += units;
            int wanted = (int) Math.min(TICKS, done * TICKS / expected);
            if (wanted > ticks) {
                monitor.worked(wanted - ticks);
                ticks = wanted;
            }
        }

        @Override
        public void note(String text) {
            monitor.subTask(text);
        }
    }
}
