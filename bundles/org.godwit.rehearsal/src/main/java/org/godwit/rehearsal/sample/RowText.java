package org.godwit.rehearsal.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in the default format of {@code LOAD DATA} (tab between values, newline after a row, backslash escapes, {@code \N} for NULL). Not thread-safe. */
final class RowText {
    private byte[] bytes = new byte[1 << 17];
    private int size;
    private boolean rowBegun;

    RowText number(long value) {
        return ascii(Long.toString(value));
    }

    RowText nothing() {
        return ascii("\\N");
    }

    /** Text without any byte that needs an escape. */
    @SuppressWarnings("deprecation")
    RowText ascii(String text) {
        separate();
        int length = text.length();
        grow(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    RowText text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    RowText raw(byte[] value) {
        separate();
        grow(value.length * 2);
        for (byte b : value) {
            switch (b) {
                case '\t', '\n', '\\' -> {
                    bytes[size++] = '\\';
                    bytes[size++] = b;
                }
                case 0 -> {
                    bytes[size++] = '\\';
                    bytes[size++] = '0';
                }
                default -> bytes[size++] = b;
            }
        }
        return this;
    }

    void endRow() {
        grow(1);
        bytes[size++] = '\n';
        rowBegun = false;
    }

    int size() {
        return size;
    }

    int copyTo(byte[] to, int offset, int length, int from) {
        int count = Math.min(length, size - from);
        System.arraycopy(bytes, from, to, offset, count);
        return count;
    }

    void clear() {
        size = 0;
    }

    private void separate() {
        if (rowBegun) {
            grow(1);
            bytes[size++] = '\t';
        }
        rowBegun = true;
    }

    private void grow(int by) {
        if (size + by > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + by, bytes.length * 2));
        }
    }
}
