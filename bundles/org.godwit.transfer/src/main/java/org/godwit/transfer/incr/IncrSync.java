package org.godwit.transfer.incr;

import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.transfer.incr.internal.Counters;
import org.godwit.transfer.incr.internal.SyncRun;

/**
 * Applies the changes of a source to a target, in the source's order as far as anybody can tell, each exactly once whatever is killed (OMS: Incr-Sync).
 *
 * <p>One instance is one run: {@link #run} is called once, by the thread that hosts the component; {@link #metrics()} may be called by any thread at any time. A run that was cancelled, failed or
 * killed is resumed by a new instance with the same job and ledger.
 */
public final class IncrSync {
    private final IncrJob job;
    private final IncrLedger ledger;
    private final Counters counters = new Counters();

    public IncrSync(IncrJob job, IncrLedger ledger) {
        this.job = job;
        this.ledger = ledger;
    }

    /** How it goes at this moment; any thread. */
    public IncrMetrics metrics() {
        return counters.snapshot();
    }

    /**
     * Applies changes until cancelled or failed; never ends by itself.
     *
     * @param progress is told rows and bytes as they are committed
     * @throws GodwitException of category CANCELLED within two seconds after the token was cancelled. With {@link IncrError#DDL_UNSUPPORTED} or {@link IncrError#DDL_FAILED} a statement waits in the
     *         ledger for a choice; start again when it is made. Everything before a failure is applied or is applied again in full by the next run, nothing twice.
     */
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        CancelToken running = cancel.child();
        try {
            new SyncRun(job, ledger, counters, progress, running).run();
        } catch (RuntimeException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, job.id(), String.valueOf(e));
        } finally {
            running.release();
        }
    }

    /** Where the job stands in its target, also while nobody runs it; empty when it never applied anything. */
    public static Optional<IncrPosition> applied(IncrJob job, CancelToken cancel) throws GodwitException {
        return SyncRun.applied(job, cancel);
    }

    /** Makes the next run go on at the place (OMS: "Whether Reset Synchronization Timestamp"). Not while it runs. */
    public static void reset(IncrJob job, IncrPosition place, CancelToken cancel) throws GodwitException {
        SyncRun.reset(job, place, cancel);
    }
}
