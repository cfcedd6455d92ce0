package org.godwit.connector.mysql.log.decode;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import org.godwit.connector.mysql.log.Event;
import org.godwit.core.error.GodwitException;

/**
 * MySQL's compressed transaction, taken in pieces and unpacked as they come, so that no more than one event of it is in memory (MySQL source, Transaction_payload_log_event). Used by one thread.
 */
public final class Payload {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int WINDOW = 128 << 10;
    private static final int FIELD_END = 0;
    private static final int FIELD_COMPRESSION = 2;
    private static final int ZSTD = 0;
    private static final int NONE = 255;

    private final Inner inner;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final ByteBuffer packed = ByteBuffer.allocateDirect(WINDOW);
    private final ByteBuffer unpacked = ByteBuffer.allocateDirect(WINDOW);
    private byte[] event = new byte[WINDOW];
    private int used;
    private boolean started;
    private int compression;

    /** Takes the events inside, whose headers stand before {@code from}; bodies have no checksum. */
    public interface Inner {
        void event(int type, byte[] bytes, int from, int length) throws GodwitException;
    }

    public Payload(Inner inner) {
        this.inner = inner;
        ZstdDecompressCtx context = zstd;
        CLEANER.register(this, context::close);
    }

    /** Before another transaction. */
    public void reset() {
        started = false;
        used = 0;
        zstd.reset();
    }

    /** The next piece of the compressed event's body. */
    public void take(byte[] bytes, int from, int length) throws IOException, GodwitException {
        int to = from + length;
        int at = started ? from : head(bytes, from, to);
        started = true;
        if (compression == NONE) {
            append(bytes, at, to - at);
            return;
        }
        while (at < to) {
            int now = Math.min(WINDOW, to - at);
            packed.clear().put(bytes, at, now).flip();
            at += now;
            unpack();
        }
    }

    private void unpack() throws IOException, GodwitException {
        boolean more = true;
        while (more) {
            unpacked.clear();
            zstd.decompressDirectByteBufferStream(unpacked, packed);
            // a full window may have more behind it although everything was taken in
            more = packed.hasRemaining() || !unpacked.hasRemaining();
            unpacked.flip();
            grow(unpacked.remaining());
            int got = unpacked.remaining();
            unpacked.get(event, used, got);
            used += got;
            deliver();
        }
    }

    private int head(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int field = (int) Event.packed(bytes, at);
            at += Event.packedLength(bytes, at);
            if (field == FIELD_END) {
                if (compression != ZSTD && compression != NONE) {
                    throw new IOException("a transaction is compressed in a way of unknown kind " + compression);
                }
                return at;
            }
            int length = (int) Event.packed(bytes, at);
            at += Event.packedLength(bytes, at);
            if (field == FIELD_COMPRESSION) {
                compression = (int) Event.packed(bytes, at);
            }
            at += length;
        }
        throw new IOException("a compressed transaction has no end of its head");
    }

    private void append(byte[] bytes, int from, int length) throws GodwitException {
        grow(length);
        System.arraycopy(bytes, from, event, used, length);
        used += length;
        deliver();
    }

    private void grow(int more) {
        if (event.length - used < more) {
            event = java.util.Arrays.copyOf(event, Math.max(used + more, (int) Math.min(Integer.MAX_VALUE - 64L, event.length * 2L)));
        }
    }

    /** Hands over the events that are whole and moves the rest to the front. */
    private void deliver() throws GodwitException {
        int at = 0;
        while (used - at >= Event.HEADER) {
            long size = Event.number(event, at + 9, 4);
            if (size > used - at) {
                break;
            }
            inner.event(event[at + 4] & 0xFF, event, at + Event.HEADER, (int) size - Event.HEADER);
            at += (int) size;
        }
        System.arraycopy(event, at, event, 0, used - at);
        used -= at;
    }
}
