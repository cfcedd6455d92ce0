package org.godwit.transfer.incr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;
import org.godwit.core.spi.ChangeApplier;

/**
 * Parameters of one Incr-Sync, read once when it starts. Immutable.
 *
 * @param lanes lanes that write at the same time
 * @param batchRows changes of a batch at most
 * @param batchBytes bytes of a batch at most
 * @param splitRows a transaction with more changes is applied in pieces
 * @param rowsPerSecond limit, 0 for none
 * @param bytesPerSecond limit, 0 for none
 * @param maxRetries of a batch in a lane
 * @param retrySeconds between two attempts
 * @param ignoreDdl whether no DDL is run at the target
 * @param skipDdl statements of the source that are left out
 * @param kinds changes that are carried over
 * @param leaveOutColumns whether columns that the target lacks are left out
 * @param idleSeconds between two checkpoints while the source is idle
 */
public record IncrSettings(int lanes, int batchRows, int batchBytes, int splitRows, int rowsPerSecond, int bytesPerSecond, int maxRetries, int retrySeconds, ChangeApplier.OnConflict onConflict,
        ChangeApplier.OnError onError, boolean ignoreDdl, List<String> skipDdl, Set<RowChanges.Kind> kinds, boolean leaveOutColumns, int idleSeconds) {
    public IncrSettings {
        Objects.requireNonNull(onConflict);
        Objects.requireNonNull(onError);
        skipDdl = List.copyOf(skipDdl);
        kinds = Set.copyOf(kinds);
    }

    /**
     * Reads the parameters that are ours.
     *
     * @param parameters component parameters; keys of other components are left alone
     */
    public static IncrSettings of(Map<String, String> parameters) throws GodwitException {
        Map<String, String> ours = new HashMap<>(parameters);
        ours.keySet().retainAll(IncrOptions.ALL.stream().map(Option::key).toList());
        OptionSet options = OptionSet.of(IncrOptions.ALL, ours);
        int lanes = options.get(IncrOptions.LANES);
        return new IncrSettings(lanes == 0 ? Math.clamp(Runtime.getRuntime().availableProcessors() * 2L, 4, 16) : lanes, options.get(IncrOptions.BATCH_ROWS), options.get(IncrOptions.BATCH_BYTES),
                options.get(IncrOptions.SPLIT), options.get(IncrOptions.THROTTLE_RPS), options.get(IncrOptions.THROTTLE_IOPS), options.get(IncrOptions.MAX_RETRIES), options.get(IncrOptions.RETRY_SECONDS),
                options.get(IncrOptions.ON_CONFLICT), options.get(IncrOptions.ON_ERROR), options.get(IncrOptions.IGNORE_DDL), skipped(options.get(IncrOptions.SKIP_DDL)),
                kinds(options.get(IncrOptions.RECORD_TYPES)), options.get(IncrOptions.LEAVE_OUT_COLUMNS), options.get(IncrOptions.IDLE_SECONDS));
    }

    private static List<String> skipped(String json) throws GodwitException {
        if (json.isBlank()) {
            return List.of();
        }
        try {
            return List.of(new ObjectMapper().readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new GodwitException(CoreError.BAD_OPTION, e, IncrOptions.SKIP_DDL.key(), json, "a JSON array of texts");
        }
    }

    private static Set<RowChanges.Kind> kinds(String types) throws GodwitException {
        if (types.isBlank()) {
            return EnumSet.allOf(RowChanges.Kind.class);
        }
        Set<RowChanges.Kind> kinds = EnumSet.noneOf(RowChanges.Kind.class);
        for (String type : types.split(",")) {
            switch (type.strip().toUpperCase(Locale.ROOT)) {
                case "ROW" -> kinds.addAll(EnumSet.allOf(RowChanges.Kind.class));
                case "INSERT", "REPLACE" -> kinds.add(RowChanges.Kind.INSERT);
                case "UPDATE" -> kinds.add(RowChanges.Kind.UPDATE);
                case "DELETE" -> kinds.add(RowChanges.Kind.DELETE);
                case "HEARTBEAT" -> kinds.addAll(Set.of());
                default -> throw new GodwitException(IncrError.UNKNOWN_TYPE, type.strip());
            }
        }
        return kinds;
    }
}
