package org.godwit.connector.mysql.log;

import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import com.github.shyiko.mysql.binlog.event.deserialization.GtidTaggedEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.godwit.core.change.LogPosition;

/** Where the reading of one server's log stands: file, offset and identifiers behind the last whole transaction. Used by one thread. */
final class Cursor {
    private final boolean maria;
    private final String server;
    private final boolean listed;
    private String file;
    private long pos;
    private Optional<GtidSet> gtids;
    private long seconds;
    private PendingGtid pending = PendingGtid.NONE;

    /** The identifier of the transaction under way. */
    private record PendingGtid(String source, long domain, long server, long number) {
        static final PendingGtid NONE = new PendingGtid("", 0, 0, -1);
    }

    /** @param listed whether identifiers, when unknown, are taken from the list with which a file begins */
    Cursor(boolean maria, String server, LogPlace at, Optional<GtidSet> gtids, boolean listed, long seconds) {
        this.maria = maria;
        this.listed = listed;
        this.server = server;
        this.file = at.file();
        this.pos = at.pos();
        this.gtids = gtids;
        this.seconds = seconds;
    }

    String file() {
        return file;
    }

    long pos() {
        return pos;
    }

    Optional<GtidSet> gtids() {
        return gtids;
    }

    void rotate(byte[] bytes, int from, int length) {
        pos = Event.number(bytes, from, 8);
        file = new String(bytes, from + 8, length - 8, StandardCharsets.UTF_8);
    }

    /** Files may be longer than the 32 bits in which an event tells where the next one stands. */
    void advance(long next) {
        if (next != 0) {
            long high = pos & ~0xFFFF_FFFFL;
            pos = (high | next) < pos ? (high | next) + (1L << 32) : high | next;
        }
    }

    /** MySQL's identifier event: flags, UUID, number (MySQL source, Gtid_event). */
    void gtid(byte[] bytes, int from) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        pending = new PendingGtid(uuid(bytes, from + 1), 0, 0, buffer.getLong(from + 17));
    }

    void taggedGtid(byte[] bytes, int from, int length) throws IOException {
        MySqlGtid gtid = new GtidTaggedEventDataDeserializer().deserialize(new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, from + length))).getMySqlGtid();
        String tag = gtid.getTag() == null || gtid.getTag().isEmpty() ? "" : ":" + gtid.getTag();
        pending = new PendingGtid(gtid.getServerId() + tag, 0, 0, gtid.getTransactionId());
    }

    static String uuid(byte[] bytes, int at) {
        ByteBuffer big = ByteBuffer.wrap(bytes, at, 16);
        return new UUID(big.getLong(), big.getLong()).toString();
    }

    /** MariaDB's: number, domain, flags; the server stands in the header. Returns the flags. */
    int mariaGtid(byte[] bytes, int from, long serverId) {
        pending = new PendingGtid("", Event.number(bytes, from + 8, 4), serverId, Event.number(bytes, from, 8));
        return bytes[from + 12] & 0xFF;
    }

    /** No identifier belongs to what comes. */
    void anonymous() {
        pending = PendingGtid.NONE;
    }

    /** The file begins with what lies before it; taken where nothing is known. */
    void list(byte[] bytes, int from) {
        if (gtids.isPresent() || !listed) {
            return;
        }
        gtids = Optional.of(maria ? mariaList(bytes, from) : PreviousGtids.parse(bytes, from));
    }

    private static MariaGtids mariaList(byte[] bytes, int from) {
        MariaGtids set = new MariaGtids();
        int count = (int) (Event.number(bytes, from, 4) & 0x0FFF_FFFF);
        for (int i = 0, at = from + 4; i < count; i++, at += 16) {
            set.add(Event.number(bytes, at, 4), Event.number(bytes, at + 4, 4), Event.number(bytes, at + 8, 8));
        }
        return set;
    }

    /** The transaction under way is whole; the place behind it. */
    LogPosition commit(long time) {
        seconds = Math.max(time, 1);
        if (gtids.isPresent() && pending.number >= 0) {
            switch (gtids.get()) {
                case MySqlGtids set -> set.add(pending.source, pending.number, pending.number);
                case MariaGtids set -> set.add(pending.domain, pending.server, pending.number);
            }
        }
        pending = PendingGtid.NONE;
        return position();
    }

    LogPosition position() {
        return new LogPlace(file, pos, server, gtids.map(GtidSet::text)).at(seconds);
    }
}
