package org.godwit.transfer.queue;

import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.transfer.incr.IncrLedger;

/** What a synchronization to a queue must find again after a restart; as that of an Incr-Sync, and the position, which a queue cannot keep together with its messages. Thread-safe. */
public interface QueueLedger extends IncrLedger {
    /** Where it stands; empty when nothing was ever acknowledged. */
    Optional<QueuePlace> place() throws GodwitException;

    /** Durable when it returns. */
    void save(QueuePlace place) throws GodwitException;
}
