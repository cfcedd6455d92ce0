package org.godwit.schema.mysql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and reading of the options that {@link org.godwit.core.model.TableDef#options()} holds for tables of the MySQL family. Without state. */
public final class TableOptions {
    public static final String ROW_FORMAT = "row_format";
    public static final String KEY_BLOCK_SIZE = "key_block_size";
    /** MariaDB: the table keeps the history of its rows; the value is {@code yes}. */
    public static final String SYSTEM_VERSIONING = "system_versioning";
    /** MariaDB: clauses {@code PERIOD FOR name (start, end)}, separated by line ends. */
    public static final String PERIODS = "periods";
    /** MariaDB: followed by an index name; the value is the part list with WITHOUT OVERLAPS. */
    public static final String WITHOUT_OVERLAPS = "without_overlaps:";

    /** Words in CREATE_OPTIONS that are no option of CREATE TABLE. */
    private static final Set<String> NO_OPTIONS = Set.of("partitioned");
    private static final Pattern OPTION = Pattern.compile("`?([a-z_]+)`?=(\"[^\"]*\"|'[^']*'|[^\\s]+)|([a-z_]+)");

    private TableOptions() {
    }

    /** Reads {@code information_schema.TABLES.CREATE_OPTIONS}. */
    public static Map<String, String> read(String createOptions, boolean systemVersioned) {
        Map<String, String> options = new HashMap<>();
        Matcher matcher = OPTION.matcher(createOptions.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                options.put(matcher.group(1), matcher.group(2).replaceAll("^[\"']|[\"']$", ""));
            } else if (!NO_OPTIONS.contains(matcher.group(3))) {
                options.put(matcher.group(3), "yes");
            }
        }
        if (systemVersioned) {
            options.put(SYSTEM_VERSIONING, "yes");
        }
        return options;
    }

    /** Adds MariaDB's periods and the indexes that use them. */
    public static void putPeriods(Map<String, String> options, List<String> periods, Map<String, String> withoutOverlaps) {
        if (!periods.isEmpty()) {
            options.put(PERIODS, String.join("\n", periods));
        }
        withoutOverlaps.forEach((index, parts) -> options.put(WITHOUT_OVERLAPS + index, parts));
    }
}
