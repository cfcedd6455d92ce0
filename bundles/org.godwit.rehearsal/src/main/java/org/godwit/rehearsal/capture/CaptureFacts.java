package org.godwit.rehearsal.capture;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;

/**
 * What is known of the source besides rows: the part {@code facts.json} of a bundle. Immutable. Counts and settings only, no values of rows.
 *
 * @param variables settings of the server that matter for a migration
 * @param tables sizes of its tables
 * @param log what the recorded log holds; zeros without one
 * @param left objects that no migration moves, by kind and name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaptureFacts(Map<String, String> variables, List<Table> tables, LogRates log, List<String> left) {
    public static final String PART = "facts.json";
    public static final CaptureFacts NONE = new CaptureFacts(Map.of(), List.of(), LogRates.NONE, List.of());

    /**
     * A table at the source.
     *
     * @param rows counted at the place of the bundle; the server's estimate for files
     * @param bytes of rows and indexes by the server's estimate
     * @param captured rows in the bundle
     * @param traps how many columns have rows of each kind of trap
     * @param collisions rows whose unique keys, of one column or several, are equal to others' under a collation without case and accents
     * @param keys how the values of a numeric key lie; none for a masked column
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Table(String schema, String name, long rows, long bytes, long captured, Map<String, Integer> traps, int collisions, List<Column> columns,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Histogram> keys) {
        public Table {
            traps = Map.copyOf(traps);
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
        }

        /** Whose rows lie how unevenly over the range of the first column of its key: the share of the fullest range, times the number of ranges; 1 is even, 0 unknown. */
        public double skew() {
            return keys.stream().mapToDouble(Histogram::skew).max().orElse(0);
        }
    }

    /**
     * Rows in ranges of equal width of a key's first column.
     *
     * @param low where the first range begins
     * @param width of each
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Histogram(String column, double low, double width, List<Long> rows) {
        public Histogram {
            rows = List.copyOf(rows);
        }

        double skew() {
            long all = rows.stream().mapToLong(Long::longValue).sum();
            return all == 0 ? 0 : rows.stream().mapToLong(Long::longValue).max().orElse(0) * (double) rows.size() / all;
        }
    }

    /**
     * How the writes of a table spread over its keys.
     *
     * @param keys that were written at all
     * @param once of them, written once
     * @param few of them, written two to ten times
     * @param many of them, written eleven to a hundred times
     * @param hot of them, written more often
     * @param most writes of the key that was written most often
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record WriteSpread(String table, long writes, long keys, long once, long few, long many, long hot, long most) {
    }

    /** Counts of a column. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Column(String name, String type, long nulls, long empties, long longest) {
    }

    /**
     * Rates of writes while the log was recorded.
     *
     * @param seconds between the first and the last transaction
     * @param hottest the keys written most often, as digests, with how often
     * @param spread of the writes over keys, by table
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LogRates(long seconds, long transactions, long rows, long bytes, long largestRows, String largestAt, List<TableWrites> tables, List<HotKey> hottest, List<String> statements,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<WriteSpread> spread) {
        public static final LogRates NONE = new LogRates(0, 0, 0, 0, 0, "", List.of(), List.of(), List.of(), List.of());

        public LogRates {
            tables = List.copyOf(tables);
            hottest = List.copyOf(hottest);
            statements = List.copyOf(statements);
            spread = List.copyOf(spread);
        }

        public double rowsPerSecond() {
            return rows / (double) Math.max(1, seconds);
        }

        public double bytesPerSecond() {
            return bytes / (double) Math.max(1, seconds);
        }
    }

    /** Writes to a table in the log. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TableWrites(String table, long inserts, long updates, long deletes) {
    }

    /** A row that is written often; its key stays out of the bundle's facts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record HotKey(String table, String digest, long writes) {
    }

    public CaptureFacts {
        variables = Map.copyOf(variables);
        tables = List.copyOf(tables);
        left = List.copyOf(left);
    }
}
