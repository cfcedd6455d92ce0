package org.godwit.connector.mysql.apply;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of statements while it is built, as UTF-8 bytes in one array that is used again. Used by one thread. */
final class SqlBuffer {
    private static final int KEPT_BYTES = 4 << 20;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 16];
    private int size;

    int size() {
        return size;
    }

    SqlBuffer add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    SqlBuffer add(byte[] text) {
        return add(text, 0, text.length);
    }

    SqlBuffer add(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    SqlBuffer add(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** A string literal of exactly these bytes: readable where every byte is harmless printable ASCII, else hexadecimal digits. */
    SqlBuffer quoted(byte[] source, int from, int to) {
        if (isHarmless(source, from, to)) {
            return add('\'').add(source, from, to).add('\'');
        }
        return hex(source, from, to);
    }

    /** A literal in hexadecimal digits. */
    SqlBuffer hex(byte[] source, int from, int to) {
        add('X').add('\'');
        room(2L * (to - from));
        for (int i = from; i < to; i++) {
            bytes[size++] = HEX[source[i] >> 4 & 15];
            bytes[size++] = HEX[source[i] & 15];
        }
        return add('\'');
    }

    static boolean isHarmless(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = source[i];
            if (b < ' ' || b == '\'' || b == '\\' || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Takes back what was added since the buffer had this size. */
    void cut(int newSize) {
        size = newSize;
    }

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[1 << 16];
        }
    }

    private void room(long more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, Math.max(size + more, bytes.length * 2L))));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
