package org.godwit.transfer.full;

import java.util.HashMap;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;
import org.godwit.core.spi.BulkWriter;

/**
 * Parameters of one Full-Import, read once when it starts. Immutable.
 *
 * @param readers readers at work at the same time
 * @param writers writers at work at the same time
 * @param sliceRows rows of a slice, 0 to follow the speed seen
 * @param sliceLookAhead slices of a table that may be cut ahead
 * @param queueBatches batches between a reader and its writer
 * @param memoryBytes bytes of rows between all readers and writers
 * @param rowsPerSecond limit over all tables, 0 for none
 * @param bytesPerSecond limit over all tables, 0 for none
 * @param maxRetries of a slice
 * @param retrySeconds before the first retry
 * @param checkEmpty whether target tables with rows stop a first start
 * @param goOnAfterFailure whether other tables go on when one fails
 * @param keylessRows most rows of a table without a key
 * @param sourceMoving whether the source is changed meanwhile and its changes are applied afterwards: what only differs because slices are read at different moments is left to them
 */
public record FullImportSettings(int readers, int writers, int sliceRows, int sliceLookAhead, int queueBatches, long memoryBytes, int rowsPerSecond, int bytesPerSecond, int maxRetries,
        int retrySeconds, boolean checkEmpty, BulkWriter.OnConflict onConflict, BulkWriter.OnBadRow onBadRow, boolean goOnAfterFailure, int keylessRows,
        boolean sourceMoving) {
    /**
     * Reads the parameters that are ours.
     *
     * @param parameters component parameters; keys of other components are left alone
     */
    public static FullImportSettings of(Map<String, String> parameters) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(FullImportOptions.ALL.stream().map(Option::key).toList());
        OptionSet options = OptionSet.of(FullImportOptions.ALL, ours);
        int workers = workers(options.get(FullImportOptions.SPEED), Runtime.getRuntime().availableProcessors());
        return new FullImportSettings(orElse(options.get(FullImportOptions.SOURCE_WORKERS), workers), orElse(options.get(FullImportOptions.SINK_WORKERS), workers),
                options.get(FullImportOptions.SLICE_ROWS), options.get(FullImportOptions.SLICE_QUEUE), options.get(FullImportOptions.QUEUE_BATCHES),
                memory(options.get(FullImportOptions.THROTTLE_MEMORY)), options.get(FullImportOptions.THROTTLE_RPS), options.get(FullImportOptions.THROTTLE_IOPS),
                options.get(FullImportOptions.MAX_RETRIES), options.get(FullImportOptions.RETRY_SECONDS), options.get(FullImportOptions.CHECK_EMPTY),
                options.get(FullImportOptions.IGNORE_CONFLICTS) ? BulkWriter.OnConflict.IGNORE : BulkWriter.OnConflict.STOP,
                options.get(FullImportOptions.KEEP_BAD_ROWS) ? BulkWriter.OnBadRow.KEEP_APART : BulkWriter.OnBadRow.STOP, options.get(FullImportOptions.GO_ON),
                options.get(FullImportOptions.KEYLESS_ROWS), false);
    }

    /** The same for a source that is changed meanwhile. */
    public FullImportSettings withMovingSource() {
        return new FullImportSettings(readers, writers, sliceRows, sliceLookAhead, queueBatches, memoryBytes, rowsPerSecond, bytesPerSecond, maxRetries, retrySeconds, checkEmpty, onConflict, onBadRow,
                goOnAfterFailure, keylessRows, true);
    }

    /** OMS advises at most four workers per processor. */
    static int workers(FullImportOptions.Speed speed, int processors) {
        return switch (speed) {
            case STEADY -> Math.max(2, processors / 2);
            case NORMAL -> Math.clamp(processors * 2L, 4, 16);
            case FAST -> Math.clamp(processors * 4L, 8, 64);
        };
    }

    private static int orElse(int value, int otherwise) {
        return value == 0 ? otherwise : value;
    }

    private static long memory(int chosen) {
        return chosen == 0 ? Runtime.getRuntime().maxMemory() / 8 : chosen;
    }
}
