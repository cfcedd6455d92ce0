package org.godwit.connector.mysql.full;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;

/**
 * Parameters of reading and bulk writing. Immutable.
 *
 * @param batchBytes size at which a reader hands over what it has
 * @param loadBytes rows of this size are loaded with one statement
 * @param method how rows are written
 * @param skipBinlog whether the target's binary log is left out
 */
public record FullOptions(int batchBytes, int loadBytes, Method method, boolean skipBinlog) {
    /** How rows are written. */
    public enum Method {
        /** LOAD DATA LOCAL where the target allows it, else INSERT. */
        AUTO, LOAD_DATA, INSERT
    }

    public static final Option<Integer> BATCH_BYTES = Option.integer("source.sourceBatchMemorySize", 524_288, 4096, 16_777_216, "Bytes of rows after which a reader hands over what it has.");
    public static final Option<Integer> LOAD_BYTES = Option.integer("sink.loadBytes", 4_194_304, 65_536, 67_108_864, "Bytes of rows that one LOAD DATA statement takes.");
    public static final Option<Method> METHOD = Option.choice("sink.method", Method.AUTO, "How rows are written: LOAD DATA LOCAL (fast; the target's local_infile must be on) or multi-row INSERT.");
    public static final Option<Boolean> SKIP_BINLOG = Option.bool("sink.skipBinlog", false,
            "Whether the rows stay out of the target's binary log (sql_log_bin = 0), so that the target's own replicas do not get them; needs a privilege.");

    public static final List<Option<?>> ALL = List.of(BATCH_BYTES, LOAD_BYTES, METHOD, SKIP_BINLOG);

    /** @param parameters component parameters; keys that are not ours are left alone */
    public static FullOptions of(Map<String, String> parameters) throws GodwitException {
        return new FullOptions(value(BATCH_BYTES, parameters), value(LOAD_BYTES, parameters), value(METHOD, parameters), value(SKIP_BINLOG, parameters));
    }

    private static <T> T value(Option<T> option, Map<String, String> parameters) throws GodwitException {
        return option.parse(parameters.getOrDefault(option.key(), option.defaultText()));
    }
}
