package org.godwit.transfer.incr.internal;

import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.schema.SchemaFollower;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrLedger.SchemaState;
import org.godwit.transfer.incr.IncrPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: finds out where to go on, with which definitions, and sets the feeder and the lanes to work. */
public final class SyncRun {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final IncrJob job;
    private final IncrLedger ledger;
    private final Counters counters;
    private final Progress progress;
    private final CancelToken cancel;
    private final Places places;

    /** @param cancel child of the caller's token; cancelled here when a lane fails */
    public SyncRun(IncrJob job, IncrLedger ledger, Counters counters, Progress progress, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.counters = counters;
        this.progress = progress;
        this.cancel = cancel;
        this.places = new Places(job.source().log());
    }

    /** Works until cancelled or failed. */
    public void run() throws GodwitException {
        counters.lanes = job.settings().lanes();
        counters.queueBytesLimit = 4L * job.settings().batchBytes();
        // Before anything is read there: another process that still works on the job must not move it any more.
        job.target().applier().take(Dispatcher.settings(job), cancel);
        Optional<Resume> found = resume(job, cancel);
        Resume resume = found.orElseGet(() -> new Resume(IncrPosition.of(job.start()), 0, Optional.empty()));
        LOG.info("{} goes on at {}{}", job.id(), resume.place(), resume.half().map(h -> ", lanes " + h.behind() + " of " + h.lanes() + " lack the batch to " + h.to()).orElse(""));
        SchemaFollower follower = follower(resume.place(), found.isPresent());
        counters.reached(resume.place(), false);
        try (Dispatcher dispatcher = new Dispatcher(job, ledger, counters, progress, cancel, resume)) {
            try {
                work(follower, dispatcher, resume);
            } finally {
                // a lane that is at work must not be waited for
                cancel.cancel();
            }
        }
    }

    private void work(SchemaFollower follower, Dispatcher dispatcher, Resume resume) throws GodwitException {
        DdlBarrier barrier = new DdlBarrier(job, ledger, follower, dispatcher, cancel);
        barrier.closeFinished(resume.place(), places);
        if (resume.half().isEmpty()) {
            dispatcher.settleOn(resume.place());
        }
        try {
            new Feeder(job, follower, dispatcher, barrier, counters, cancel, resume).run();
        } catch (GodwitException e) {
            GodwitException cause = dispatcher.cause(e);
            try {
                dispatcher.report();
            } catch (GodwitException notCounted) {
                cause.addSuppressed(notCounted);
            }
            throw cause;
        }
    }

    /** The follower as it was saved last at or before the place. */
    private SchemaFollower follower(IncrPosition place, boolean begun) throws GodwitException {
        List<SchemaState> states = ledger.schemaStates();
        Optional<SchemaState> fitting = states.stream().filter(s -> places.covers(place, s.position())).reduce((a, b) -> places.covers(b.position(), a.position()) ? b : a);
        if (fitting.isPresent()) {
            return job.source().follower().open(Optional.of(fitting.get().state()));
        }
        if (begun || !states.isEmpty()) {
            throw new GodwitException(IncrError.LOST_POSITION, place, states.isEmpty() ? "none" : states.getFirst().position());
        }
        SchemaFollower fresh = job.source().follower().open(Optional.empty());
        ledger.save(new SchemaState(place, fresh.state()));
        return fresh;
    }

    private static Optional<Resume> resume(IncrJob job, CancelToken cancel) throws GodwitException {
        return Resume.of(job.id(), job.target().applier().checkpoints(Dispatcher.settings(job), cancel));
    }

    /** Where the job stands in its target; empty when it never applied anything. Half applied batches do not count. */
    public static Optional<IncrPosition> applied(IncrJob job, CancelToken cancel) throws GodwitException {
        return resume(job, cancel).map(Resume::place);
    }

    /** Makes the next run go on at the place. */
    public static void reset(IncrJob job, IncrPosition place, CancelToken cancel) throws GodwitException {
        long batch = resume(job, cancel).map(Resume::batch).orElse(0L) + 1;
        String text = new CheckpointText(batch, place, place, 1, System.currentTimeMillis() / 1000).text();
        job.target().applier().reset(Dispatcher.settings(job), List.of(new ChangeApplier.Checkpoint(0, text)), cancel);
    }
}
