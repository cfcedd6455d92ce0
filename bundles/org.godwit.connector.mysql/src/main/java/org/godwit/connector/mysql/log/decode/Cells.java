package org.godwit.connector.mysql.log.decode;

import org.godwit.core.row.RowBatch;

/** Takes the values of rows as text: digits are written into one small array, long values go straight from the event into the batch. Used by one thread. */
final class Cells {
    private RowBatch.Builder rows;
    private byte[] text = new byte[512];
    private int used;

    Cells(RowBatch.Builder rows) {
        this.rows = rows;
    }

    void into(RowBatch.Builder builder) {
        rows = builder;
    }

    RowBatch.Builder rows() {
        return rows;
    }

    /** A value that is its bytes. */
    void value(byte[] bytes, int from, int length) {
        rows.add(bytes, from, length);
    }

    void nothing() {
        rows.addNull();
    }

    /** The value is what was put since the last. */
    void end() {
        rows.add(text, 0, used);
        used = 0;
    }

    /** What was put since the last value, without making it one. */
    byte[] take() {
        byte[] taken = java.util.Arrays.copyOf(text, used);
        used = 0;
        return taken;
    }

    void put(char c) {
        if (used == text.length) {
            grow(1);
        }
        text[used++] = (byte) c;
    }

    void put(byte[] bytes, int from, int length) {
        grow(length);
        System.arraycopy(bytes, from, text, used, length);
        used += length;
    }

    /** ASCII only. */
    void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    void putLong(long value) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                put("-9223372036854775808");
                return;
            }
            put('-');
            putDigits(-value, 1);
        } else {
            putDigits(value, 1);
        }
    }

    void putUnsigned(long value) {
        if (value < 0) {
            long high = Long.divideUnsigned(value, 10);
            putDigits(high, 1);
            putDigits(value - high * 10, 1);
        } else {
            putDigits(value, 1);
        }
    }

    /** At least so many digits, zeros in front. */
    void putDigits(long value, int atLeast) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        int width = Math.max(digits, atLeast);
        grow(width);
        long rest = value;
        for (int i = used + width - 1; i >= used; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += width;
    }

    /** Zeros in front of what was put, so that it has this width. */
    void pad(int width) {
        int missing = width - used;
        if (missing > 0) {
            grow(missing);
            System.arraycopy(text, 0, text, missing, used);
            java.util.Arrays.fill(text, 0, missing, (byte) '0');
            used += missing;
        }
    }

    int used() {
        return used;
    }

    byte[] text() {
        return text;
    }

    void truncate(int length) {
        used = length;
    }

    private void grow(int more) {
        if (text.length - used < more) {
            text = java.util.Arrays.copyOf(text, Math.max(used + more, text.length * 2));
        }
    }
}
