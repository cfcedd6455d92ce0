package org.godwit.transfer.incr.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.godwit.core.spi.ChangeApplier.KeyForm;

/** A unique index of a target table, seen from the source's rows. Immutable. */
record UniqueKey(int number, List<Part> parts) {
    /**
     * A column of the index.
     *
     * @param column of the source's image
     * @param prefix how much of the value counts; 0 is all. Taken in bytes: equal prefixes of so many characters have that many equal bytes
     */
    record Part(int column, KeyForm form, int prefix) {
    }

    UniqueKey {
        parts = List.copyOf(parts);
    }

    boolean hasColumn(int column) {
        return parts.stream().anyMatch(p -> p.column == column);
    }

    /** Whether the index is on exactly these columns and tells values apart by their bytes. */
    boolean isOn(int[] columns) {
        return parts.size() == columns.length && parts.stream().allMatch(p -> p.form == KeyForm.BYTES && p.prefix == 0 && Arrays.stream(columns).anyMatch(c -> c == p.column));
    }

    /** Whether a value may equal others in a way that only the target knows. */
    boolean isUnclear(Image image) {
        for (Part part : parts) {
            if (part.form == KeyForm.FOLDED && !image.isNull(part.column) && !isPrintable(image.batch().bytes(), image.start(part.column), image.end(part.column))) {
                return true;
            }
        }
        return false;
    }

    /** What the row occupies in this index: rows that may not be there together have equal bytes. Empty when a part is NULL, since such rows never meet. */
    Optional<KeyBytes> of(Image image) {
        int size = 4;
        for (Part part : parts) {
            if (image.isNull(part.column)) {
                return Optional.empty();
            }
            size += 4 + image.end(part.column) - image.start(part.column);
        }
        byte[] bytes = new byte[size];
        int at = KeyBytes.putLength(bytes, 0, number);
        for (Part part : parts) {
            at = put(part, image, bytes, at);
        }
        return Optional.of(new KeyBytes(at == size ? bytes : Arrays.copyOf(bytes, at)));
    }

    private static int put(Part part, Image image, byte[] bytes, int at) {
        byte[] source = image.batch().bytes();
        int from = image.start(part.column);
        int end = image.end(part.column);
        if (part.prefix > 0) {
            end = Math.min(end, from + part.prefix);
        }
        if (part.form != KeyForm.BYTES) {
            while (end > from && source[end - 1] == ' ') {
                end--;
            }
        }
        int to = KeyBytes.putLength(bytes, at, end - from);
        for (int i = from; i < end; i++) {
            byte b = source[i];
            bytes[to++] = part.form == KeyForm.FOLDED && b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
        }
        return to;
    }

    private static boolean isPrintable(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0x20 || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
