package org.godwit.core.slice;

import java.util.List;

/**
 * Rows whose key k fulfils {@code low < k <= high} in the order of the source's key index; an empty list is no bound on that side.
 * Both bounds have one value per key column.
 */
public record KeyRange(List<KeyValue> low, List<KeyValue> high) {
    /** Every row. */
    public static final KeyRange ALL = new KeyRange(List.of(), List.of());

    public KeyRange {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }
}
