package org.godwit.connector.mysql.log;

import java.nio.charset.StandardCharsets;

/** Reads the set with which a log file of MySQL begins (MySQL source, Gtid_set::add_gtid_encoding). Without state. */
final class PreviousGtids {
    private PreviousGtids() {
    }

    static MySqlGtids parse(byte[] bytes, int from) {
        boolean tagged = bytes[from + 7] == 1;
        long sources = tagged ? Event.number(bytes, from + 1, 6) : Event.number(bytes, from, 8);
        MySqlGtids set = new MySqlGtids();
        int at = from + 8;
        for (long i = 0; i < sources; i++) {
            String source = Cursor.uuid(bytes, at);
            at += 16;
            if (tagged) {
                int length = (bytes[at++] & 0xFF) >> 1;
                source = length == 0 ? source : source + ":" + new String(bytes, at, length, StandardCharsets.US_ASCII);
                at += length;
            }
            long intervals = Event.number(bytes, at, 8);
            at += 8;
            for (long j = 0; j < intervals; j++, at += 16) {
                set.add(source, Event.number(bytes, at, 8), Event.number(bytes, at + 8, 8) - 1);
            }
        }
        return set;
    }
}
