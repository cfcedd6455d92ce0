package org.godwit.transfer.incr;

import java.util.List;
import org.godwit.core.option.Option;
import org.godwit.core.spi.ChangeApplier;

/**
 * The parameters of an Incr-Sync, named as in OMS where OMS has them (OMS: component parameters of Incr-Sync). A project keeps the parameters of all its components together, so those that
 * Full-Import has too begin with {@code incr.} here.
 */
public final class IncrOptions {
    public static final Option<Integer> LANES = Option.integer("incr.sink.workerNum", 0, 0, 256, "Lanes that write at the same time, each with a connection; 0 takes two per processor, at least 4 and at most 16.");
    public static final Option<Integer> BATCH_ROWS = Option.integer("incr.batchRows", 8000, 1, 1_000_000, "Changes of a batch at most; smaller ones are applied when nothing more is ready.");
    public static final Option<Integer> BATCH_BYTES = Option.integer("source.sourceBatchMemorySize", 8 << 20, 1 << 10, 1 << 30, "Bytes of a batch at most; a larger transaction is applied in pieces.");
    public static final Option<Integer> SPLIT = Option.integer("source.splitThreshold", 100_000, 1, 10_000_000, "A transaction with more changes than this is applied in pieces.");
    public static final Option<Integer> THROTTLE_RPS = Option.integer("incr.throttleRps", 0, 0, Integer.MAX_VALUE, "Row changes per second at most; 0 is no limit.");
    public static final Option<Integer> THROTTLE_IOPS = Option.integer("incr.throttleIOPS", 0, 0, Integer.MAX_VALUE, "Bytes per second at most; 0 is no limit.");
    public static final Option<Integer> MAX_RETRIES = Option.integer("incr.sink.maxRetryTimes", 1000, 0, 1_000_000, "How often a lane tries a batch again that failed for a passing reason.");
    public static final Option<Integer> RETRY_SECONDS = Option.integer("incr.sink.retryIntervalTime", 3, 0, 3600, "Seconds between two attempts of a lane.");
    public static final Option<ChangeApplier.OnConflict> ON_CONFLICT = Option.choice("sink.onConflict", ChangeApplier.OnConflict.STOP,
            "What happens to a change that meets another row than the log says: STOP fails and names it, OVERWRITE lets the source's row win, SKIP lets the target's stay; the last two are recorded.");
    public static final Option<ChangeApplier.OnError> ON_ERROR = Option.choice("sink.onError", ChangeApplier.OnError.STOP, "What happens to a change that the target refuses for another reason: STOP or SKIP, which is recorded.");
    public static final Option<Boolean> IGNORE_DDL = Option.bool("ignoreDdl", false, "Whether no DDL statement is run at the target; they are listed.");
    public static final Option<String> SKIP_DDL = Option.text("skipDdl", "", "DDL statements of the source that are left out, as a JSON array of their texts.");
    public static final Option<String> RECORD_TYPES = Option.text("allowRecordTypes", "", "Which changes are carried over, joined with commas: INSERT, UPDATE, DELETE, or ROW for all; empty is all.");
    public static final Option<Boolean> LEAVE_OUT_COLUMNS = Option.bool("sink.ignoreRedunantColumnsReplicate", false, "Whether columns that the target table does not have are left out instead of failing.");
    public static final Option<Integer> IDLE_SECONDS = Option.integer("reportIntervalSec", 5, 1, 3600, "Seconds between two checkpoints while the source is idle.");

    /** All of them, for wizard, help and validation. */
    public static final List<Option<?>> ALL = List.of(LANES, BATCH_ROWS, BATCH_BYTES, SPLIT, THROTTLE_RPS, THROTTLE_IOPS, MAX_RETRIES, RETRY_SECONDS, ON_CONFLICT, ON_ERROR, IGNORE_DDL, SKIP_DDL,
            RECORD_TYPES, LEAVE_OUT_COLUMNS, IDLE_SECONDS);

    private IncrOptions() {
    }
}
