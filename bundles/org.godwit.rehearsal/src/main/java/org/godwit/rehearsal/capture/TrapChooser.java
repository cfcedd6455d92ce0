package org.godwit.rehearsal.capture;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;

/**
 * Chooses rows of a table while all of them go by once: for each column those at its ends and with values that migrations stumble over, and a random sample of the others. Keeps keys and a few
 * values only. The same rows in the same order give the same sample. Used by one thread.
 */
final class TrapChooser {
    /** What a row is kept for. */
    enum Trap {
        NULL, EMPTY, LEAST, GREATEST, LONGEST, ZERO_DATE, FOUR_BYTE, INVALID_TEXT, TRAILING_BLANK, CONTROL_CHARACTER, NEGATIVE
    }

    /** How many rows of each such kind; extremes have one. */
    private static final int EACH = 2;
    private static final byte[] ZERO_MONTH = "-00".getBytes(StandardCharsets.US_ASCII);

    private final List<ColumnDef> columns;
    private final List<Column> facts = new ArrayList<>();
    private final int wanted;
    private final Random random = new Random(20_260_101);
    private final List<RowKey> reservoir = new ArrayList<>();
    private long rows;

    /** What is known of a column so far. */
    private static final class Column {
        private final Map<Trap, List<RowKey>> kept = new EnumMap<>(Trap.class);
        private byte[] least = {};
        private byte[] greatest = {};
        private long longest = -1;
        private long nulls;
        private long empties;
        private boolean any;
    }

    /** Counts of a column. */
    record ColumnFacts(String name, String type, long nulls, long empties, long longest) {
    }

    /** @param wanted rows of the random sample */
    TrapChooser(List<ColumnDef> columns, int wanted) {
        this.columns = columns;
        this.wanted = wanted;
        columns.forEach(c -> facts.add(new Column()));
    }

    /**
     * Takes a row.
     *
     * @param values as the server's bytes, empty for NULL; of a large value only its length is known and given
     */
    void row(RowKey key, List<Optional<byte[]>> values, long[] lengths) {
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            look(columns.get(i), facts.get(i), key, values.get(i), lengths[i]);
        }
        if (reservoir.size() < wanted) {
            reservoir.add(key);
        } else if (wanted > 0) {
            long at = random.nextLong(rows);
            if (at < wanted) {
                reservoir.set((int) at, key);
            }
        }
    }

    private static void look(ColumnDef column, Column fact, RowKey key, Optional<byte[]> value, long length) {
        if (length < 0) {
            fact.nulls++;
            keep(fact, Trap.NULL, key);
            return;
        }
        if (length == 0) {
            fact.empties++;
            keep(fact, Trap.EMPTY, key);
        }
        if (length > fact.longest) {
            fact.longest = length;
            fact.kept.put(Trap.LONGEST, List.of(key));
        }
        if (value.isPresent()) {
            extremes(column, fact, key, value.get());
            oddities(column, fact, key, value.get());
        }
    }

    private static void extremes(ColumnDef column, Column fact, RowKey key, byte[] value) {
        if (!fact.any || compare(column, value, fact.least) < 0) {
            fact.least = value;
            fact.kept.put(Trap.LEAST, List.of(key));
        }
        if (!fact.any || compare(column, value, fact.greatest) > 0) {
            fact.greatest = value;
            fact.kept.put(Trap.GREATEST, List.of(key));
        }
        fact.any = true;
    }

    private static void oddities(ColumnDef column, Column fact, RowKey key, byte[] value) {
        switch (column.type().kind()) {
            case DATE, DATETIME, TIMESTAMP -> {
                if (contains(value, ZERO_MONTH)) {
                    keep(fact, Trap.ZERO_DATE, key);
                }
            }
            case INTEGER, DECIMAL, FLOAT, TIME -> {
                if (value.length > 0 && value[0] == '-') {
                    keep(fact, Trap.NEGATIVE, key);
                }
            }
            case TEXT, ENUM, SET, JSON -> text(column, fact, key, value);
            case BIT, YEAR, BINARY, SPATIAL, OTHER -> {
                // their ends and lengths are all there is
            }
        }
    }

    private static void text(ColumnDef column, Column fact, RowKey key, byte[] value) {
        boolean utf8 = column.charset().orElse("utf8mb4").startsWith("utf8");
        for (byte b : value) {
            if (utf8 && (b & 0xF8) == 0xF0) {
                keep(fact, Trap.FOUR_BYTE, key);
            }
            if (b >= 0 && b < 0x20) {
                keep(fact, Trap.CONTROL_CHARACTER, key);
            }
        }
        if (value.length > 0 && value[value.length - 1] == ' ') {
            keep(fact, Trap.TRAILING_BLANK, key);
        }
        if (utf8 && !isWellFormed(value)) {
            keep(fact, Trap.INVALID_TEXT, key);
        }
    }

    private static boolean isWellFormed(byte[] value) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void keep(Column fact, Trap trap, RowKey key) {
        List<RowKey> keys = fact.kept.computeIfAbsent(trap, t -> new ArrayList<>());
        if (keys.size() < EACH && !keys.contains(key)) {
            keys.add(key);
        }
    }

    private static int compare(ColumnDef column, byte[] a, byte[] b) {
        ValueKind kind = column.type().kind();
        if (kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL || kind == ValueKind.FLOAT) {
            return new BigDecimal(new String(a, StandardCharsets.US_ASCII)).compareTo(new BigDecimal(new String(b, StandardCharsets.US_ASCII)));
        }
        return Arrays.compareUnsigned(a, b);
    }

    private static boolean contains(byte[] value, byte[] part) {
        for (int i = 0; i + part.length <= value.length; i++) {
            if (Arrays.equals(value, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    long rows() {
        return rows;
    }

    /** Keys of all rows chosen, those with traps first. */
    Set<RowKey> chosen() {
        Set<RowKey> keys = new LinkedHashSet<>();
        facts.forEach(f -> f.kept.values().forEach(keys::addAll));
        keys.addAll(reservoir);
        return keys;
    }

    /** How many columns have rows of each kind. */
    Map<Trap, Integer> traps() {
        Map<Trap, Integer> found = new EnumMap<>(Trap.class);
        facts.forEach(f -> f.kept.keySet().forEach(t -> found.merge(t, 1, Integer::sum)));
        return found;
    }

    List<ColumnFacts> columnFacts() {
        List<ColumnFacts> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column fact = facts.get(i);
            all.add(new ColumnFacts(columns.get(i).name(), columns.get(i).type().declaration(), fact.nulls, fact.empties, Math.max(0, fact.longest)));
        }
        return all;
    }
}
