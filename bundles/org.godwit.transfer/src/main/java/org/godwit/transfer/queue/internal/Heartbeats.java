package org.godwit.transfer.queue.internal;

import java.util.concurrent.TimeUnit;
import org.godwit.core.error.GodwitException;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.queue.QueuePlace.Partition;

/**
 * Messages without a row that tell each partition how far it is: whatever the source changed before their time lies before them (OMS: data formats, HEARTBEAT). Layouts that have none get none. Used by
 * one thread.
 */
final class Heartbeats {
    private final long everyNanos;
    private final Acknowledged acknowledged;
    private final MessageMaker maker;
    private long last = System.nanoTime();

    /** @param everyMillis 0 for none */
    Heartbeats(int everyMillis, Acknowledged acknowledged, MessageMaker maker) {
        this.everyNanos = TimeUnit.MILLISECONDS.toNanos(everyMillis);
        this.acknowledged = acknowledged;
        this.maker = maker;
    }

    boolean isDue() {
        return everyNanos > 0 && System.nanoTime() - last >= everyNanos;
    }

    /**
     * Sends one to each partition that messages of this project went to.
     *
     * @param millis everything that was changed before is sent
     * @param position in the source's log
     */
    void send(long millis, long position, Group group) throws GodwitException {
        last = System.nanoTime();
        ChangeInfo info = new ChangeInfo(false, millis, System.currentTimeMillis(), "", "", 0, position);
        for (Partition partition : acknowledged.partitions()) {
            if (!maker.heartbeat(partition, info, group)) {
                return;
            }
        }
    }
}
