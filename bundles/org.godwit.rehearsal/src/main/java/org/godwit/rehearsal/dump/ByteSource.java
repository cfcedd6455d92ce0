package org.godwit.rehearsal.dump;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file with look-ahead and line numbers. Not thread-safe. */
final class ByteSource {
    private static final int LONGEST_LINE = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private long before;
    private long line = 1;

    ByteSource(InputStream in) {
        this.in = in;
    }

    long line() {
        return line;
    }

    long position() {
        return before + next;
    }

    /** The byte {@code ahead} places on, -1 beyond the end. */
    int peek(int ahead) throws IOException {
        return fill(ahead + 1) ? buffer[next + ahead] & 0xFF : -1;
    }

    int read() throws IOException {
        if (!fill(1)) {
            return -1;
        }
        int b = buffer[next++] & 0xFF;
        if (b == '\n') {
            line++;
        }
        return b;
    }

    void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            read();
        }
    }

    /** Copies up to, without, the first of two bytes or the end. */
    void copyUntil(int one, int other, StatementBuffer to) throws IOException {
        while (fill(1)) {
            int from = next;
            while (next < limit && buffer[next] != one && buffer[next] != other) {
                if (buffer[next] == '\n') {
                    line++;
                }
                next++;
            }
            to.add(buffer, from, next - from);
            if (next < limit) {
                return;
            }
        }
    }

    boolean lookingAt(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (peek(i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word stands here, in any case, with a blank after it. */
    boolean lookingAtWord(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            int b = peek(i);
            if (b < 0 || Character.toUpperCase((char) b) != word.charAt(i)) {
                return false;
            }
        }
        int after = peek(word.length());
        return after == ' ' || after == '\t';
    }

    /** The rest of the line without reading it; empty when it is longer than any client command. */
    String lineAhead() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LONGEST_LINE; i++) {
            int b = peek(i);
            if (b < 0 || b == '\n') {
                return text.toString();
            }
            text.append((char) b);
        }
        return "";
    }

    String restOfLine() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            text.append((char) b);
        }
        return text.toString();
    }

    private boolean fill(int wanted) throws IOException {
        if (limit - next >= wanted) {
            return true;
        }
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        before += next;
        limit -= next;
        next = 0;
        while (limit < wanted) {
            int got = in.read(buffer, limit, buffer.length - limit);
            if (got < 0) {
                return false;
            }
            limit += got;
        }
        return true;
    }
}
