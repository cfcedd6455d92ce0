package org.godwit.ui.rehearsal;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.runtime.LongRun;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.StatusGate;

/** A capture as a job; cancelling it leaves no file. Shows the bundle when it is whole. */
final class CaptureJob extends LongRun {
    private static final int TICKS = 1000;

    private final CaptureRequest request;

    CaptureJob(CaptureRequest request) {
        super(Messages.bind(Messages.CaptureJob_name, request.out().getFileName()), TICKS);
        this.request = request;
    }

    @Override
    protected void work(Bar bar, CancelToken cancel) throws GodwitException {
        BundleFiles.madeFolder();
        Capture.Result result = Capture.withFoundConnectors().run(request, new Told(bar), cancel);
        BundleFiles.get().changed();
        DisplayGate.post(() -> BundleEditor.open(result.file(), ""));
    }

    @Override
    protected void ended(GodwitException how) {
        if (!how.isCancelled()) {
            StatusGate.show(getName(), how);
        }
    }

    /** Passes what is told on. Called by the thread that captures. */
    private static final class Told implements Progress {
        private final Bar bar;
        private long expected = 1;
        private long done;

        Told(Bar bar) {
            this.bar = bar;
        }

        @Override
        public void expect(long units) {
            expected = Math.max(1, units);
        }

        @Override
        public void advance(long units, long bytes) {
            done += units;
            bar.reach(done * TICKS / expected);
        }

        @Override
        public void note(String text) {
            bar.say(text);
        }
    }
}
