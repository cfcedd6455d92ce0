package org.godwit.transfer.incr.internal;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger;

/** One run. */
public final class SyncRun {
    private final IncrJob job;

    public SyncRun(IncrJob job, IncrLedger ledger, Counters counters, Progress progress, CancelToken cancel) {
        this.job = job;
    }

    public void run() throws GodwitException {
        throw new GodwitException(CoreError.UNEXPECTED, job.id(), "the engine of Incr-Sync follows");
    }
}
