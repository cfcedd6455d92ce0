package org.godwit.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;

/**
 * How a store writes and how long it keeps. Immutable.
 *
 * @param segmentBytes a file that has reached this size gets no further transaction; a single larger transaction stays in one file
 * @param syncAfter a complete transaction waits at most so long for being synced together with others
 * @param syncBytes so many bytes are synced without waiting longer
 * @param outdated what is older (by the source's clock) may be removed
 * @param clearerPeriod how often is looked for what may be removed
 * @param maxBytes files are removed earlier when all together are larger; 0 for no limit
 * @param hardLimit whether {@code maxBytes} holds even against consumers that still need what is removed; they then fail with {@link StoreError#REMOVED}
 * @param covers whether someone who stands at the first position has everything before the second ({@link org.godwit.core.spi.LogReader#covers})
 */
public record StoreSettings(long segmentBytes, Duration syncAfter, long syncBytes, Duration outdated, Duration clearerPeriod, long maxBytes, boolean hardLimit,
        BiPredicate<LogPosition, LogPosition> covers) {
    public static final Option<Integer> CLEARER_OUTDATED = Option.integer("store.clearer.outdated", 604_800, 60, Integer.MAX_VALUE, "Changes are kept so many seconds, longer where a consumer still needs them.");
    public static final Option<Integer> CLEARER_PERIOD = Option.integer("store.clearer.period", 3600, 1, 86_400, "Every so many seconds the store looks for changes that may be removed.");
    public static final Option<Integer> MAX_SIZE = Option.integer("store.maxSizeMb", 0, 0, Integer.MAX_VALUE, "Changes are removed earlier when the store is larger than so many MB; 0 for no limit.");
    public static final Option<Boolean> HARD_LIMIT = Option.bool("store.maxSizeHard", false,
            "Whether store.maxSizeMb also removes what a consumer still needs. That consumer then fails and says what is missing.");
    public static final Option<Integer> SEGMENT_SIZE = Option.integer("store.segmentMb", 128, 1, 65_536, "Size of one file of the store in MB.");
    public static final Option<Integer> SYNC_AFTER = Option.integer("store.syncMs", 20, 0, 10_000, "Transactions of so many milliseconds are synced to the disk together.");

    /** All parameters of a store itself. */
    public static final List<Option<?>> OPTIONS = List.of(CLEARER_OUTDATED, CLEARER_PERIOD, MAX_SIZE, HARD_LIMIT, SEGMENT_SIZE, SYNC_AFTER);

    private static final long MB = 1 << 20;
    private static final long SYNC_BYTES = 8 * MB;

    public StoreSettings {
        Objects.requireNonNull(syncAfter);
        Objects.requireNonNull(outdated);
        Objects.requireNonNull(clearerPeriod);
        Objects.requireNonNull(covers);
        if (segmentBytes < 1 || syncBytes < 1 || maxBytes < 0) {
            throw new IllegalArgumentException("sizes must not be negative");
        }
    }

    /** The chosen parameters; the set must know {@link #OPTIONS}. */
    public static StoreSettings of(OptionSet options, BiPredicate<LogPosition, LogPosition> covers) {
        return new StoreSettings(options.get(SEGMENT_SIZE) * MB, Duration.ofMillis(options.get(SYNC_AFTER)), SYNC_BYTES, Duration.ofSeconds(options.get(CLEARER_OUTDATED)),
                Duration.ofSeconds(options.get(CLEARER_PERIOD)), options.get(MAX_SIZE) * MB, options.get(HARD_LIMIT), covers);
    }

    /** Every parameter at its default. */
    public static StoreSettings standard(BiPredicate<LogPosition, LogPosition> covers) {
        return new StoreSettings(128 * MB, Duration.ofMillis(20), SYNC_BYTES, Duration.ofSeconds(604_800), Duration.ofSeconds(3600), 0, false, covers);
    }

    public StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(bytes, syncAfter, syncBytes, outdated, clearerPeriod, maxBytes, hardLimit, covers);
    }

    public StoreSettings withSync(Duration after, long bytes) {
        return new StoreSettings(segmentBytes, after, bytes, outdated, clearerPeriod, maxBytes, hardLimit, covers);
    }

    public StoreSettings withRetention(Duration kept, Duration period, long limit, boolean hard) {
        return new StoreSettings(segmentBytes, syncAfter, syncBytes, kept, period, limit, hard, covers);
    }
}
