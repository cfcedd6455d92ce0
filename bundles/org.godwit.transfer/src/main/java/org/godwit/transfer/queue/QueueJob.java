package org.godwit.transfer.queue;

import java.util.Map;
import java.util.Objects;
import org.godwit.core.change.LogPosition;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.MessageQueue;
import org.godwit.transfer.incr.IncrJob;
import org.godwit.transfer.incr.IncrSettings;
import org.godwit.transfer.message.MessageSettings;

/**
 * What a synchronization of changes to a queue has to do. Immutable. What is opened belongs to the caller, who closes it after the run.
 *
 * @param id of the project
 * @param start where the very first run begins; later runs go on where the ledger says
 * @param copiedAt by source name, tables without a key whose rows were sent as they were at that place: earlier changes of theirs are passed over
 * @param messages what all messages tell
 */
public record QueueJob(String id, IncrJob.Source source, MessageQueue queue, LogPosition start, Map<ObjectName, LogPosition> copiedAt, IncrSettings changes, QueueSettings settings, MessageSettings messages) {
    public QueueJob {
        Objects.requireNonNull(id);
        Objects.requireNonNull(source);
        Objects.requireNonNull(queue);
        Objects.requireNonNull(start);
        copiedAt = Map.copyOf(copiedAt);
        Objects.requireNonNull(changes);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(messages);
    }
}
