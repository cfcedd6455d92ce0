package org.godwit.transfer.full;

import java.util.List;
import org.godwit.core.option.Option;

/** The parameters of a Full-Import, named as in OMS where OMS has them (OMS: component parameters of Full-Import). */
public final class FullImportOptions {
    /** Speed presets of a project (OMS: full migration, concurrency speed). */
    public enum Speed {
        STEADY, NORMAL, FAST
    }

    public static final Option<Speed> SPEED = Option.choice("fullTransferSpeedMode", Speed.NORMAL,
            "Concurrency: STEADY takes half as many workers as there are processors, NORMAL twice as many, FAST four times; at least 2, 4 and 8.");
    public static final Option<Integer> SOURCE_WORKERS = Option.integer("source.workerNum", 0, 0, 256, "Readers at work at the same time; 0 follows fullTransferSpeedMode.");
    public static final Option<Integer> SINK_WORKERS = Option.integer("sink.workerNum", 0, 0, 256, "Writers at work at the same time; 0 follows fullTransferSpeedMode.");
    public static final Option<Integer> SLICE_ROWS = Option.integer("source.sliceBatchSize", 0, 0, 10_000_000,
            "Rows of a slice; 0 lets each table's slices grow or shrink so that one takes between half a second and a second.");
    public static final Option<Integer> SLICE_QUEUE = Option.integer("source.sliceQueueSize", 128, 1, 100_000, "Slices of a table that may be cut ahead of the readers.");
    public static final Option<Integer> QUEUE_BATCHES = Option.integer("bridgeQueueSize", 256, 2, 4096, "Batches that may wait between a reader and its writer.");
    public static final Option<Integer> THROTTLE_RPS = Option.integer("throttleRps", 0, 0, Integer.MAX_VALUE, "Rows per second at most, all tables together; 0 is no limit.");
    public static final Option<Integer> THROTTLE_IOPS = Option.integer("throttleIOPS", 0, 0, Integer.MAX_VALUE, "Bytes per second at most, all tables together; 0 is no limit.");
    public static final Option<Integer> THROTTLE_MEMORY = Option.integer("throttleMemoryBound", 0, 0, Integer.MAX_VALUE,
            "Bytes of rows that may wait between readers and writers, all together; 0 takes an eighth of the heap.");
    public static final Option<Integer> MAX_RETRIES = Option.integer("sink.maxRetryTimes", 8, 0, 1000, "How often a slice that failed for a passing reason is tried again.");
    public static final Option<Integer> RETRY_SECONDS = Option.integer("sink.retryIntervalTime", 1, 0, 3600, "Seconds before the first retry; each further one waits twice as long, at most a minute.");
    public static final Option<Boolean> CHECK_EMPTY = Option.bool("checkDstTableEmpty", true, "Whether target tables that are not empty stop the first start; has no effect when conflicts are ignored.");
    public static final Option<Boolean> IGNORE_CONFLICTS = Option.bool("allowDestTableNotEmpty", false,
            "Whether target tables may hold rows: rows whose key is there already are left out and recorded (Ignore) instead of failing the table (Stop Migration).");
    public static final Option<Boolean> KEEP_BAD_ROWS = Option.bool("sink.keepBadRows", false,
            "Whether a row that the target refuses is put into the table godwit_error_row of the target database, with its key and the error, instead of stopping the step.");
    public static final Option<Boolean> GO_ON = Option.bool("runIgnoreError", false, "Whether the other tables go on when one fails.");
    public static final Option<Integer> KEYLESS_ROWS = Option.integer("source.nonePkUkSupportRowsMax", 5_000_000, 0, Integer.MAX_VALUE, "Most rows (estimated) of a table without a key.");

    /** All of them, for wizard, help and validation. */
    public static final List<Option<?>> ALL = List.of(SPEED, SOURCE_WORKERS, SINK_WORKERS, SLICE_ROWS, SLICE_QUEUE, QUEUE_BATCHES, THROTTLE_RPS, THROTTLE_IOPS, THROTTLE_MEMORY,
            MAX_RETRIES, RETRY_SECONDS, CHECK_EMPTY, IGNORE_CONFLICTS, KEEP_BAD_ROWS, GO_ON, KEYLESS_ROWS);

    private FullImportOptions() {
    }
}
