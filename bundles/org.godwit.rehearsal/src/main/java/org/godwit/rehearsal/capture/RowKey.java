package org.godwit.rehearsal.capture;

import java.util.Arrays;
import java.util.List;

/** Values of a row's key as the server's bytes. Immutable; equal to another with the same bytes. */
record RowKey(List<byte[]> values) {
    RowKey {
        values = List.copyOf(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.deepEquals(values.toArray(), key.values.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values.toArray());
    }

    int size() {
        return values.stream().mapToInt(v -> v.length).sum();
    }
}
