package org.godwit.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.godwit.core.change.LogPosition;

/**
 * Goes through the records of one segment file. Never holds bytes behind the limit it was given, because these may still change. A record that is larger than the buffer is checked before memory is
 * taken for it, so that a damaged length cannot exhaust the heap. Used by one thread; does not own the channel.
 */
final class SegmentCursor {
    /** What {@link #next} found. */
    enum Step {
        RECORD, END, BROKEN
    }

    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final boolean payloads;
    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[BUFFER];
    private long bufferAt;
    private int filled;
    private long offset;
    private byte kind;
    private int from;
    private int length;

    /**
     * @param offset where a record begins
     * @param payloads whether parts larger than the buffer are wanted; without, only their checksum is looked at
     */
    SegmentCursor(FileChannel channel, long offset, boolean payloads) {
        this.channel = channel;
        this.payloads = payloads;
        seek(offset);
    }

    void seek(long to) {
        offset = to;
        if (to < bufferAt || to > bufferAt + filled) {
            bufferAt = to;
            filled = 0;
        }
    }

    /** Where the next record begins. */
    long offset() {
        return offset;
    }

    byte kind() {
        return kind;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** What the last record, which is no part, holds. */
    LogPosition position() {
        return Positions.read(buffer, from, length);
    }

    /** The next record before the limit. After BROKEN the offset is that of the record that cannot be read. */
    Step next(long limit) throws IOException {
        long left = limit - offset;
        if (left <= 0) {
            return Step.END;
        }
        if (left < Records.OVERHEAD || !ensure(Records.HEAD, limit)) {
            return Step.BROKEN;
        }
        int at = (int) (offset - bufferAt);
        kind = buffer[at];
        length = Records.getInt(buffer, at + 1);
        boolean fits = Records.known(kind) && length >= (kind == Records.PART ? 1 : Long.BYTES) && Records.OVERHEAD + (long) length <= Math.min(left, Integer.MAX_VALUE - 16);
        return fits && load(Records.OVERHEAD + length, limit) ? Step.RECORD : Step.BROKEN;
    }

    private boolean load(int size, long limit) throws IOException {
        if (size > BUFFER && size > filled - (offset - bufferAt)) {
            if (!checkLarge(size)) {
                return false;
            }
            if (!payloads && kind == Records.PART) {
                seek(offset + size);
                return true;
            }
        }
        if (!ensure(size, limit)) {
            return false;
        }
        int at = (int) (offset - bufferAt);
        crc.reset();
        crc.update(buffer, at, size - Records.TRAILER);
        if ((int) crc.getValue() != Records.getInt(buffer, at + size - Records.TRAILER)) {
            return false;
        }
        from = at + Records.HEAD;
        offset += size;
        return true;
    }

    private boolean checkLarge(int size) throws IOException {
        crc.reset();
        filled = 0;
        bufferAt = offset;
        long at = offset;
        long end = offset + size - Records.TRAILER;
        while (at < end) {
            ByteBuffer piece = ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, end - at));
            int wanted = piece.remaining();
            if (!Disk.readFully(channel, piece, at)) {
                return false;
            }
            crc.update(buffer, 0, wanted);
            at += wanted;
        }
        return Disk.readFully(channel, ByteBuffer.wrap(buffer, 0, Records.TRAILER), at) && (int) crc.getValue() == Records.getInt(buffer, 0);
    }

    /** Has so many bytes from the offset on in the buffer; false when the file is shorter. */
    private boolean ensure(int size, long limit) throws IOException {
        int skip = (int) (offset - bufferAt);
        if (skip + size <= filled) {
            return true;
        }
        int rest = filled - skip;
        byte[] room = size > buffer.length || buffer.length > BUFFER && size <= BUFFER && rest <= BUFFER ? new byte[Math.max(size, BUFFER)] : buffer;
        System.arraycopy(buffer, skip, room, 0, rest);
        buffer = room;
        bufferAt = offset;
        filled = rest;
        int most = (int) Math.min(buffer.length, limit - bufferAt);
        while (filled < size) {
            int read = channel.read(ByteBuffer.wrap(buffer, filled, most - filled), bufferAt + filled);
            if (read <= 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }
}
