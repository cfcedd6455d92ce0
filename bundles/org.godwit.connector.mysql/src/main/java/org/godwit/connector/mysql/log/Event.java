package org.godwit.connector.mysql.log;

/** The kinds of events that matter and where things stand in them (MySQL source, mysql_binlog_event types; MariaDB's begin at 160). Without state. */
public final class Event {
    public static final int HEADER = 19;
    public static final int QUERY = 2;
    public static final int STOP = 3;
    public static final int ROTATE = 4;
    public static final int INTVAR = 5;
    public static final int RAND = 13;
    public static final int USER_VAR = 14;
    public static final int FORMAT_DESCRIPTION = 15;
    public static final int XID = 16;
    public static final int BEGIN_LOAD_QUERY = 17;
    public static final int EXECUTE_LOAD_QUERY = 18;
    public static final int TABLE_MAP = 19;
    public static final int WRITE_ROWS_V1 = 23;
    public static final int UPDATE_ROWS_V1 = 24;
    public static final int DELETE_ROWS_V1 = 25;
    public static final int INCIDENT = 26;
    public static final int HEARTBEAT = 27;
    public static final int IGNORABLE = 28;
    public static final int ROWS_QUERY = 29;
    public static final int WRITE_ROWS = 30;
    public static final int UPDATE_ROWS = 31;
    public static final int DELETE_ROWS = 32;
    public static final int GTID = 33;
    public static final int ANONYMOUS_GTID = 34;
    public static final int PREVIOUS_GTIDS = 35;
    public static final int TRANSACTION_CONTEXT = 36;
    public static final int VIEW_CHANGE = 37;
    public static final int XA_PREPARE = 38;
    public static final int PARTIAL_UPDATE_ROWS = 39;
    public static final int TRANSACTION_PAYLOAD = 40;
    public static final int HEARTBEAT_V2 = 41;
    public static final int GTID_TAGGED = 42;
    public static final int ANNOTATE_ROWS = 160;
    public static final int BINLOG_CHECKPOINT = 161;
    public static final int MARIA_GTID = 162;
    public static final int MARIA_GTID_LIST = 163;
    public static final int START_ENCRYPTION = 164;
    public static final int QUERY_COMPRESSED = 165;
    public static final int WRITE_ROWS_COMPRESSED_V1 = 166;
    public static final int UPDATE_ROWS_COMPRESSED_V1 = 167;
    public static final int DELETE_ROWS_COMPRESSED_V1 = 168;
    public static final int WRITE_ROWS_COMPRESSED = 169;
    public static final int UPDATE_ROWS_COMPRESSED = 170;
    public static final int DELETE_ROWS_COMPRESSED = 171;

    /** Made for this connection; stands nowhere in a file. */
    static final int FLAG_ARTIFICIAL = 0x20;
    /** Whoever does not know the event may pass it over. */
    static final int FLAG_IGNORABLE = 0x80;

    private Event() {
    }

    /** Whether the event has rows, of any version, compressed or not. */
    public static boolean isRows(int type) {
        return type >= WRITE_ROWS_V1 && type <= DELETE_ROWS_V1 || type >= WRITE_ROWS && type <= DELETE_ROWS || type >= WRITE_ROWS_COMPRESSED_V1 && type <= DELETE_ROWS_COMPRESSED;
    }

    /** A little-endian number without sign. */
    public static long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[at + i] & 0xFFL) << (8 * i);
        }
        return value;
    }

    /** A number that begins with its length when it does not fit one byte (MySQL protocol, length-encoded integers). */
    public static long packed(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        return switch (first) {
            case 252 -> number(bytes, at + 1, 2);
            case 253 -> number(bytes, at + 1, 3);
            case 254 -> number(bytes, at + 1, 8);
            default -> first;
        };
    }

    /** How many bytes {@link #packed} took. */
    public static int packedLength(byte[] bytes, int at) {
        return switch (bytes[at] & 0xFF) {
            case 252 -> 3;
            case 253 -> 4;
            case 254 -> 9;
            default -> 1;
        };
    }
}
