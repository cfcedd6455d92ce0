package org.godwit.transfer.incr;

import java.util.Optional;

/**
 * A running Incr-Sync at one moment. Counters are since its start; who draws rates takes the difference of two. Immutable.
 *
 * @param delaySeconds how old the last applied change is, by the clock of this machine; 0 when there is nothing more to apply; negative when the source's clock is ahead
 * @param caughtUp whether everything the store has is applied
 * @param position what is applied; empty before the checkpoints were read
 * @param transactions of the source, applied
 * @param changesRead row changes of the source that concern the target
 * @param rowsFolded changes that others of the same row made unnecessary
 * @param inserted rows the target got
 * @param updated rows changed at the target
 * @param deleted rows removed at the target
 * @param bytes of row images applied
 * @param filtered changes left out by the row filter or the choice of record types
 * @param looped changes left out because the other direction made them
 * @param batchRows how many rows a batch holds at most at present
 * @param lanesInUse lanes at work now
 * @param lanes how many there are
 * @param retries attempts of a lane that failed for a passing reason
 * @param conflicts changes that met another row than the log says
 * @param queuedBytes bytes of the batches in flight
 * @param queueBytesLimit most bytes that may be
 * @param storeWaitNanos time the feeder waited for the store
 * @param decodeNanos time the feeder decoded, mapped and filtered
 * @param foldNanos time the feeder folded and cut lanes
 * @param laneWaitNanos time the feeder waited for lanes
 * @param executeNanos time of all lanes in statements
 * @param commitNanos time of all lanes in commits
 * @param throttledNanos time the feeder was held back by the limits
 */
public record IncrMetrics(long delaySeconds, boolean caughtUp, Optional<IncrPosition> position, long transactions, long changesRead, long rowsFolded, long inserted, long updated, long deleted, long bytes,
        long filtered, long looped, long ddl, long batches, int batchRows, int lanesInUse, int lanes, long statements, long retries, long conflicts, long queuedBytes, long queueBytesLimit,
        long storeWaitNanos, long decodeNanos, long foldNanos, long laneWaitNanos, long executeNanos, long commitNanos, long throttledNanos) {
}
