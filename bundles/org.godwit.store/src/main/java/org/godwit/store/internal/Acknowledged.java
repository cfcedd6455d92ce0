package org.godwit.store.internal;

import java.io.IOException;
import java.util.Optional;
import org.godwit.core.change.LogPosition;

/** What is synced and marked, and therefore seen by readers. Guarded by the writer's lock, apart from what {@link #durable} gives. */
final class Acknowledged implements AutoCloseable {
    private final DurableMark mark;
    private final OwnMark durable;
    private final GrowthMeter growth = new GrowthMeter();
    private Optional<LogPosition> end;
    private long transactions;
    /** Bytes of segments that were finished since the store was opened. */
    private long finished;

    Acknowledged(DurableMark mark, OpenSegment open) {
        this.mark = mark;
        this.durable = new OwnMark(open.complete());
        this.end = open.summary().end();
        this.transactions = open.summary().transactions();
        growth.sample(System.nanoTime(), 0);
    }

    OwnMark durable() {
        return durable;
    }

    Optional<LogPosition> end() {
        return end;
    }

    /** Transactions of the segment that is being written. */
    long transactions() {
        return transactions;
    }

    /** @param written bytes of the segment that is being written */
    double bytesPerSecond(long written) {
        return growth.perSecond(System.nanoTime(), finished + written);
    }

    void segmentFinished(long bytes) {
        finished += bytes;
    }

    /** Readers see everything that is complete in the segment from now on; it must be synced. */
    void publish(OpenSegment open) throws IOException {
        publish(open.complete(), open.summary().end(), open.summary().transactions(), open.written());
    }

    /** The same as the segment was when it was forced; does nothing when readers see that already. */
    void publish(OpenSegment.Snapshot snapshot) throws IOException {
        if (snapshot.any() && snapshot.complete().compareTo(durable.now()) > 0) {
            publish(snapshot.complete(), snapshot.end(), snapshot.transactions(), snapshot.complete().offset());
        }
    }

    private void publish(DurableMark.Place place, Optional<LogPosition> at, long count, long bytes) throws IOException {
        mark.write(place);
        end = at;
        transactions = count;
        durable.publish(place);
        growth.sample(System.nanoTime(), finished + bytes);
    }

    /** Readers that wait are told that nothing comes any more. */
    @Override
    public void close() {
        durable.close();
    }
}
