package org.godwit.transfer.full;

/**
 * Counters of a running Full-Import at one moment, all since its start; who draws rates takes the difference of two. Immutable.
 *
 * @param rowsRead rows the readers delivered
 * @param rowsWritten rows committed at the target
 * @param sourceMillis time readers spent reading, waiting for the writers not included; divided by rows it is the OMS figure srcRt
 * @param sinkMillis time writers spent writing, waiting for rows not included (dstRt)
 * @param commitMillis the part of {@code sinkMillis} that commits took
 * @param blockedMillis time readers waited for room, because the writers were behind
 * @param starvedMillis time writers waited for rows, because the readers were behind
 * @param limitedMillis time readers were held back by the limits of rows and bytes per second
 * @param queuedBytes bytes of rows between readers and writers now
 * @param queueBytesLimit most bytes that may be there
 * @param readers readers at work now
 * @param writers writers at work now
 * @param waitingSlices slices cut and not yet taken
 * @param slicesDone slices committed
 * @param retries attempts that failed for a passing reason
 * @param conflicts rows left out because the target had their key
 * @param badRows rows put apart
 */
public record FullImportMetrics(long rowsRead, long bytesRead, long rowsWritten, long bytesWritten, long sourceMillis, long sinkMillis, long commitMillis, long blockedMillis,
        long starvedMillis, long limitedMillis, long queuedBytes, long queueBytesLimit, int readers, int writers,
        int waitingSlices, long slicesDone, long retries, long conflicts, long badRows) {
}
