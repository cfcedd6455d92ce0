package org.godwit.connector.mysql.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import com.github.shyiko.mysql.binlog.network.ServerException;
import com.github.shyiko.mysql.binlog.network.protocol.ErrorPacket;

/**
 * Cuts what a server sends into events, each read once into one buffer, and checks the checksums (which the library does not). Used by one thread.
 * Events longer than a packet come in several; large compressed transactions are handed over in pieces, so that they never sit in memory whole.
 */
final class LogStream {
    private static final int FULL_PACKET = 0xFF_FFFF;
    private static final int CHECKSUM = 4;
    /** Room in front of a body, where whoever keeps it may write. */
    static final int HEADROOM = Event.HEADER;
    /** Compressed transactions come in pieces of this size. */
    private static final int PIECE = 1 << 20;
    private static final int KEPT_BUFFER = 4 << 20;
    private static final int ALGORITHM_AT_END = 5;

    /** Takes events. */
    interface Events {
        /**
         * @param bytes belongs to the stream; also the bytes in front of the body may be overwritten
         * @param next offset in the file behind the event, lower 32 bits
         * @param last false for a piece of a compressed transaction that goes on
         */
        void event(int type, long seconds, long serverId, long next, int flags, byte[] bytes, int from, int length, boolean last) throws IOException;
    }

    private final InputStream in;
    private final Events events;
    private final CRC32 crc = new CRC32();
    private boolean checksums;
    private byte[] buffer = new byte[1 << 16];
    private int left;
    private boolean fullPacket;

    /** @param checksums whether events end with a checksum until the log's own description says so */
    LogStream(InputStream in, boolean checksums, Events events) {
        this.in = in;
        this.checksums = checksums;
        this.events = events;
    }

    /** Reads until the server has no more to send (only when it was asked not to wait) or something fails. */
    void run() throws IOException {
        while (true) {
            openPacket();
            if (left == 0) {
                throw new IOException("an empty packet");
            }
            fill(buffer, 0, 1);
            int marker = buffer[0] & 0xFF;
            if (marker == 0xFF) {
                byte[] error = new byte[left];
                fill(error, 0, left);
                ErrorPacket packet = new ErrorPacket(error);
                throw new ServerException(packet.getErrorMessage(), packet.getErrorCode(), packet.getSqlState());
            }
            if (marker == 0xFE && left < 9) {
                return;
            }
            readEvent();
        }
    }

    private void readEvent() throws IOException {
        fill(buffer, 0, Event.HEADER);
        long seconds = Event.number(buffer, 0, 4);
        int type = buffer[4] & 0xFF;
        long serverId = Event.number(buffer, 5, 4);
        long size = Event.number(buffer, 9, 4);
        long next = Event.number(buffer, 13, 4);
        int flags = (int) Event.number(buffer, 17, 2);
        if (size < Event.HEADER || size > Integer.MAX_VALUE - 64) {
            throw new DamagedException("its length is " + size);
        }
        crc.reset();
        crc.update(buffer, 0, Event.HEADER);
        int body = (int) size - Event.HEADER;
        int tail = checksums && type != Event.FORMAT_DESCRIPTION ? CHECKSUM : 0;
        if (body < tail) {
            throw new DamagedException("it is too short");
        }
        body -= tail;
        while (type == Event.TRANSACTION_PAYLOAD && body > PIECE) {
            ensure(PIECE);
            fill(buffer, HEADROOM, PIECE);
            crc.update(buffer, HEADROOM, PIECE);
            body -= PIECE;
            events.event(type, seconds, serverId, next, flags, buffer, HEADROOM, PIECE, false);
        }
        ensure(body + tail);
        fill(buffer, HEADROOM, body + tail);
        if (type == Event.FORMAT_DESCRIPTION) {
            body = description(body);
        } else {
            crc.update(buffer, HEADROOM, body);
            verify(HEADROOM + body, tail);
        }
        closePacket();
        events.event(type, seconds, serverId, next, flags, buffer, HEADROOM, body, true);
        if (buffer.length > KEPT_BUFFER) {
            buffer = new byte[1 << 16];
        }
    }

    /** The description of the log ends with the kind of checksum and, where there can be any, its own checksum (MySQL source, Format_description_event). */
    private int description(int body) throws IOException {
        int algorithm = body > 57 + ALGORITHM_AT_END ? buffer[HEADROOM + body - ALGORITHM_AT_END] & 0xFF : 0;
        checksums = algorithm == 1;
        if (checksums) {
            crc.update(buffer, HEADROOM, body - CHECKSUM);
            verify(HEADROOM + body - CHECKSUM, CHECKSUM);
        }
        return body - ALGORITHM_AT_END;
    }

    private void verify(int at, int tail) throws IOException {
        if (tail > 0 && Event.number(buffer, at, CHECKSUM) != crc.getValue()) {
            throw new DamagedException("its checksum is wrong");
        }
    }

    private void ensure(int body) {
        if (buffer.length < HEADROOM + body) {
            byte[] larger = new byte[Math.max(HEADROOM + body, (int) Math.min(Integer.MAX_VALUE - 64L, buffer.length * 2L))];
            System.arraycopy(buffer, 0, larger, 0, HEADROOM);
            buffer = larger;
        }
    }

    private void openPacket() throws IOException {
        byte[] head = Arrays.copyOf(buffer, 4);
        readFully(head, 0, 4);
        left = (int) Event.number(head, 0, 3);
        fullPacket = left == FULL_PACKET;
    }

    /** An event that exactly fills its packets is followed by an empty one. */
    private void closePacket() throws IOException {
        while (left == 0 && fullPacket) {
            openPacket();
        }
        if (left != 0) {
            throw new DamagedException("there are " + left + " bytes behind it");
        }
    }

    private void fill(byte[] to, int from, int length) throws IOException {
        int at = from;
        int rest = length;
        while (rest > 0) {
            if (left == 0) {
                if (!fullPacket) {
                    throw new DamagedException("it ends early");
                }
                openPacket();
            }
            int now = Math.min(rest, left);
            readFully(to, at, now);
            at += now;
            rest -= now;
            left -= now;
        }
    }

    private void readFully(byte[] to, int from, int length) throws IOException {
        for (int done = 0; done < length;) {
            int got = in.read(to, from + done, length - done);
            if (got < 0) {
                throw new EOFException("the server closed the connection");
            }
            done += got;
        }
    }

    /** What came is not an event. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }
}
