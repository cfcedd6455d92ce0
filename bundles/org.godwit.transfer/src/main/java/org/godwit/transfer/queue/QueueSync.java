package org.godwit.transfer.queue;

import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.transfer.incr.IncrMetrics;
import org.godwit.transfer.queue.internal.QueueCounters;
import org.godwit.transfer.queue.internal.QueueRun;

/**
 * Sends the changes of a source to a queue: each at least once, those that must keep their order (see {@link QueueOptions.PartitionMode}) in the source's order. The position moves only behind what the
 * queue has acknowledged. After a crash everything behind the stored position is sent again in the same order, which is counted.
 *
 * <p>One instance is one run: {@link #run} is called once, by the thread that hosts the component; {@link #metrics()} and {@link #repeated()} may be called by any thread at any time. A run that was
 * cancelled, failed or killed is resumed by a new instance with the same job and ledger.
 */
public final class QueueSync {
    private final QueueJob job;
    private final QueueLedger ledger;
    private final QueueCounters counters = new QueueCounters();

    public QueueSync(QueueJob job, QueueLedger ledger) {
        this.job = job;
        this.ledger = ledger;
    }

    /** How it goes at this moment; any thread. */
    public IncrMetrics metrics() {
        return counters.snapshot();
    }

    /** Messages that were sent again after resumes, over all runs. Too many where others write to the topics too. */
    public long repeated() {
        return counters.repeated();
    }

    /** For how many seconds the queue has acknowledged nothing although messages wait; 0 when none waits. */
    public long silentSeconds() {
        return counters.silentSeconds();
    }

    /**
     * Sends changes until cancelled or failed; never ends by itself.
     *
     * @param progress is told messages and bytes as they are acknowledged
     * @throws GodwitException of category CANCELLED within two seconds after the token was cancelled
     */
    public void run(Progress progress, CancelToken cancel) throws GodwitException {
        try {
            new QueueRun(job, ledger, counters, progress, cancel).run();
        } catch (RuntimeException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, job.id(), String.valueOf(e));
        }
    }
}
