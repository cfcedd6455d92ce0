package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.io.InputStream;
import org.godwit.core.change.RecordedLog;

/**
 * Recorded files as the packets in which a server would send them to a replica, so that the same code reads both (MySQL protocol, "Replication"). What lies before the place to begin at is left
 * out, but for the descriptions of the log. Used by one thread.
 */
final class FilePackets extends InputStream {
    private static final int FULL = 0xFF_FFFF;

    private final LogFiles log;
    private final int firstFile;
    private final long firstPos;
    /** Head of a packet, marker, and header of an event where one begins. */
    private final byte[] head = new byte[5 + Event.HEADER];
    private int headAt;
    private int headEnd;
    private long eventLeft;
    private int packetLeft;
    private boolean fullPacket;
    private boolean ended;
    private int number;

    FilePackets(RecordedLog recorded, LogPlace from) {
        int found = 0;
        for (int i = 0; i < recorded.files().size(); i++) {
            if (recorded.files().get(i).getFileName().toString().equals(from.file())) {
                found = i;
            }
        }
        firstFile = found;
        firstPos = from.pos();
        log = new LogFiles(recorded.files(), found);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (headAt == headEnd && packetLeft == 0 && !prepare()) {
            return -1;
        }
        if (headAt < headEnd) {
            int now = Math.min(length, headEnd - headAt);
            System.arraycopy(head, headAt, to, from, now);
            headAt += now;
            return now;
        }
        int now = log.read(to, from, Math.min(length, packetLeft));
        packetLeft -= now;
        eventLeft -= now;
        return now;
    }

    /** The next packet: more of an event, the next event, or the end of the log. */
    private boolean prepare() throws IOException {
        if (eventLeft > 0 || fullPacket) {
            packet(0, eventLeft);
            return true;
        }
        while (log.next()) {
            if (log.isBehind(firstFile, firstPos) || log.type() == Event.FORMAT_DESCRIPTION) {
                head[4] = 0;
                System.arraycopy(log.header(), 0, head, 5, Event.HEADER);
                eventLeft = log.size() - Event.HEADER;
                packet(1 + Event.HEADER, eventLeft);
                return true;
            }
        }
        if (ended) {
            return false;
        }
        ended = true;
        head[4] = (byte) 0xFE;
        packet(1, 0);
        return true;
    }

    /** @param inHead bytes of the packet that stand in the head already */
    private void packet(int inHead, long behind) {
        packetLeft = (int) Math.min(FULL - inHead, behind);
        int size = inHead + packetLeft;
        fullPacket = size == FULL;
        for (int i = 0; i < 3; i++) {
            head[i] = (byte) (size >>> (8 * i));
        }
        head[3] = (byte) number++;
        headAt = 0;
        headEnd = 4 + inHead;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
