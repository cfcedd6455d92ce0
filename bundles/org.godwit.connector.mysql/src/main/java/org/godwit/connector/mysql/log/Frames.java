package org.godwit.connector.mysql.log;

import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.LogReader.LogSink;

/**
 * Collects what is kept of a transaction as frames: kind (1 byte), time of the event (4), length (4), body without header and checksum; numbers little-endian. A part that is handed over has
 * whole frames. Used by one thread.
 */
public final class Frames {
    public static final int HEAD = 9;
    private static final int PART = 256 << 10;

    private final LogSink sink;
    private final byte[] part = new byte[PART];
    private int used;
    private boolean any;

    Frames(LogSink sink) {
        this.sink = sink;
    }

    /** @param bytes with at least {@link #HEAD} bytes in front of the body that may be overwritten */
    void add(int type, long seconds, byte[] bytes, int from, int length) throws GodwitException {
        any = true;
        if (length + HEAD > PART / 4) {
            flush();
            head(bytes, from - HEAD, type, seconds, length);
            sink.part(bytes, from - HEAD, length + HEAD);
            return;
        }
        if (used + HEAD + length > PART) {
            flush();
        }
        head(part, used, type, seconds, length);
        System.arraycopy(bytes, from, part, used + HEAD, length);
        used += HEAD + length;
    }

    /** Whether the transaction under way has something that is kept. */
    boolean any() {
        return any;
    }

    /** Hands over the rest. */
    void end() throws GodwitException {
        flush();
        any = false;
    }

    /** Forgets what was not handed over yet. */
    void drop() {
        used = 0;
        any = false;
    }

    private void flush() throws GodwitException {
        if (used > 0) {
            sink.part(part, 0, used);
            used = 0;
        }
    }

    private static void head(byte[] to, int at, int type, long seconds, int length) {
        to[at] = (byte) type;
        for (int i = 0; i < 4; i++) {
            to[at + 1 + i] = (byte) (seconds >>> (8 * i));
            to[at + 5 + i] = (byte) (length >>> (8 * i));
        }
    }
}
