package org.godwit.transfer.queue.internal;

import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.MessageQueue;
import org.godwit.schema.SchemaFollower;
import org.godwit.transfer.incr.IncrError;
import org.godwit.transfer.incr.IncrLedger.SchemaState;
import org.godwit.transfer.incr.IncrPosition;
import org.godwit.transfer.queue.QueueJob;
import org.godwit.transfer.queue.QueueLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: finds out where to go on and with which definitions, and sets the feeder to work. */
public final class QueueRun {
    private static final Logger LOG = LoggerFactory.getLogger(QueueRun.class);
    /** A run that ends waits so long for receipts of what is on its way. */
    private static final long SETTLE_MILLIS = 800;

    private final QueueJob job;
    private final QueueLedger ledger;
    private final QueueCounters counters;
    private final Progress progress;
    private final CancelToken cancel;

    public QueueRun(QueueJob job, QueueLedger ledger, QueueCounters counters, Progress progress, CancelToken cancel) {
        this.job = job;
        this.ledger = ledger;
        this.counters = counters;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** Works until cancelled or failed. */
    public void run() throws GodwitException {
        counters.queueBytesLimit = job.settings().inFlightBytes();
        boolean begun = ledger.place().isPresent();
        MessageQueue.Sink sink = job.queue().open(cancel);
        try (Outbox outbox = new Outbox(sink, job.settings().inFlightBytes(), job.settings().onTooLarge())) {
            counters.outbox = Optional.of(outbox);
            Acknowledged acknowledged = new Acknowledged(job, ledger, outbox, counters, progress, cancel);
            Group.End from = acknowledged.resume();
            LOG.info("{} goes on at {}", job.id(), from.position());
            SchemaFollower follower = follower(from.position(), begun);
            MessageMaker maker = new MessageMaker(job.settings().serializer().open(job.messages()), outbox, cancel);
            Statements statements = new Statements(job, ledger, follower, cancel);
            try {
                new QueueFeeder(job, follower, maker, acknowledged, statements, new Pacer(job.changes(), ledger, counters), counters, cancel, from).run();
            } catch (GodwitException e) {
                settle(acknowledged, e);
                throw e;
            }
        }
    }

    private static void settle(Acknowledged acknowledged, GodwitException cause) {
        try {
            acknowledged.settle(SETTLE_MILLIS);
        } catch (GodwitException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }

    /** The follower as it was saved last at or before the place. */
    private SchemaFollower follower(IncrPosition place, boolean begun) throws GodwitException {
        List<SchemaState> states = ledger.schemaStates();
        Optional<SchemaState> fitting = states.stream().filter(s -> covers(place, s.position())).reduce((a, b) -> covers(b.position(), a.position()) ? b : a);
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

    private boolean covers(IncrPosition reached, IncrPosition wanted) {
        if (!covers(reached.log(), wanted.log())) {
            return false;
        }
        return !covers(wanted.log(), reached.log()) || reached.changes() >= wanted.changes();
    }

    private boolean covers(LogPosition reached, LogPosition wanted) {
        LogReader log = job.source().log();
        return reached.text().equals(wanted.text()) || log.covers(reached, wanted);
    }
}
