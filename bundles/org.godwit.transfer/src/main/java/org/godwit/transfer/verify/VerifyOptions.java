package org.godwit.transfer.verify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.option.OptionSet;

/** Parameters of Full-Verification, named as in OMS where OMS has them. */
public final class VerifyOptions {
    public static final Option<Integer> THREADS = Option.integer("limitator.platform.threads.number", 8, 1, 512, "Digesting threads; each side gets half of them, at least one.");
    public static final Option<Integer> SIDE_THREADS = Option.integer("limitator.source.max.thread.size", 6, 1, 256, "Most digesting threads of one side.");
    public static final Option<Integer> SLICE_ROWS = Option.integer("godwit.verify.slice.rows", 250_000, 100, 100_000_000, "About how many rows one digest query covers.");
    public static final Option<Integer> LEAF_ROWS = Option.integer("godwit.verify.leaf.rows", 20_000, 1, 200_000, "An unequal part with at most so many rows is compared row by row (by hashes of rows).");
    public static final Option<Integer> SPLIT_WAYS = Option.integer("godwit.verify.split.ways", 16, 2, 256, "Into how many parts an unequal part is split.");
    public static final Option<Integer> ROUNDS = Option.integer("limitator.reviewer.rounds.max", 20, 0, 1000, "How often a difference is read again before it counts; 0 reports at once. Rows that stand still are read once.");
    public static final Option<Integer> PERIOD = Option.integer("limitator.reviewer.period", 3, 0, 3600, "Seconds between two rounds of reading differences again.");
    public static final Option<Integer> REVIEW_TIME = Option.integer("limitator.reviewer.time.max", 60, 0, 86_400, "Most seconds of reading a table's differences again.");
    public static final Option<Integer> REVIEW_BATCH = Option.integer("limitator.review.query.batch.limit", 100, 1, 10_000, "Keys per query when differing rows are fetched.");
    public static final Option<Integer> TABLE_DIFF_MAX = Option.integer("limitator.table.diff.max", 10_000, 1, 100_000_000, "With more differences than this a table is given up as MISMATCH_LIMIT.");
    public static final Option<Integer> NONUNIQUE_MAX = Option.integer("limitator.table.nonunique.max", 5_000_000, 1, Integer.MAX_VALUE, "Most rows of a table without a key that are compared row by row.");
    public static final Option<Boolean> MANY_TO_ONE = Option.bool("limitator.verify.many2one", false, "Source rows must exist in the target; other rows of the target do not matter.");
    public static final Option<String> IN_MODE_TABLES = Option.text("filter.verify.inmod.tables", "", "Source tables verified in IN mode, as regular expressions schema;table;column joined with a vertical bar; .*;.*;.* is all.");
    public static final Option<Integer> IN_MODE_KEYS = Option.integer("filter.verify.inmod.keys", 100, 1, 10_000, "Keys per query in IN mode.");
    public static final Option<Boolean> MATCH_ALL_COLUMNS = Option.bool("task.sourceMasterSection.matchAllColumn", true, "Whether a source column that the target lacks is a schema mismatch; otherwise it is left out.");
    public static final Option<String> EXCLUDE_COLUMNS = Option.text("task.sourceMasterSection.excludeColumn", "", "Columns left out, as regular expressions schema;table;column joined with a vertical bar.");
    public static final Option<Boolean> DELETE_ENABLED = Option.bool("rectifier.operator.delete", false, "Whether the correction file deletes rows that only the target has; otherwise those statements are commented out.");
    public static final Option<Boolean> MISSING_IGNORED = Option.bool("datasource.image.table.notexists.ignore", false, "Whether a table that the target lacks is passed over.");

    /** All of them, for wizard and help. */
    public static final List<Option<?>> ALL = List.of(THREADS, SIDE_THREADS, SLICE_ROWS, LEAF_ROWS, SPLIT_WAYS, ROUNDS, PERIOD, REVIEW_TIME, REVIEW_BATCH, TABLE_DIFF_MAX, NONUNIQUE_MAX, MANY_TO_ONE,
            IN_MODE_TABLES, IN_MODE_KEYS, MATCH_ALL_COLUMNS, EXCLUDE_COLUMNS, DELETE_ENABLED, MISSING_IGNORED);

    private VerifyOptions() {
    }

    /** Those of the parameters that are meant for verification, checked. */
    public static OptionSet of(Map<String, String> parameters) throws GodwitException {
        Set<String> known = ALL.stream().map(Option::key).collect(Collectors.toSet());
        return OptionSet.of(ALL, parameters.entrySet().stream().filter(e -> known.contains(e.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
