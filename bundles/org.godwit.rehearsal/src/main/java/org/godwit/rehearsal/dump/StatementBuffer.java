package org.godwit.rehearsal.dump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of one statement; empty as long as it holds nothing. Not thread-safe. */
final class StatementBuffer {
    private static final int LARGE = 4 << 20;

    private byte[] bytes = new byte[1 << 14];
    private int size;

    void clear() {
        if (bytes.length > LARGE) {
            bytes = new byte[1 << 14];
        }
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int b) {
        grow(1);
        bytes[size++] = (byte) b;
    }

    void add(CharSequence latin1) {
        byte[] added = latin1.toString().getBytes(StandardCharsets.ISO_8859_1);
        add(added, 0, added.length);
    }

    void add(byte[] from, int offset, int length) {
        grow(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    String text() {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }

    private void grow(int by) {
        if (size + by > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + by, bytes.length * 2));
        }
    }
}
