package org.godwit.connector.mysql.log.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.godwit.connector.mysql.log.Event;
import org.godwit.core.model.ObjectName;

/**
 * What the log says about a table before its rows: a type and its attributes per column, no names (MySQL source, Table_map_event). Immutable.
 *
 * @param types codes; CHAR, ENUM and SET have the code that hides behind STRING
 * @param meta attributes, in the order in which they stand in the event, low byte first
 */
record TableMap(ObjectName name, int[] types, int[] meta) {
    static final int TINY = 1;
    static final int SHORT = 2;
    static final int LONG = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int NULL = 6;
    static final int TIMESTAMP = 7;
    static final int LONGLONG = 8;
    static final int INT24 = 9;
    static final int DATE = 10;
    static final int TIME = 11;
    static final int DATETIME = 12;
    static final int YEAR = 13;
    static final int NEWDATE = 14;
    static final int VARCHAR = 15;
    static final int BIT = 16;
    static final int TIMESTAMP2 = 17;
    static final int DATETIME2 = 18;
    static final int TIME2 = 19;
    static final int BLOB_COMPRESSED = 140;
    static final int VARCHAR_COMPRESSED = 141;
    static final int VECTOR = 242;
    static final int JSON = 245;
    static final int NEWDECIMAL = 246;
    static final int ENUM = 247;
    static final int SET = 248;
    static final int TINY_BLOB = 249;
    static final int BLOB = 252;
    static final int VAR_STRING = 253;
    static final int STRING = 254;
    static final int GEOMETRY = 255;

    int columns() {
        return types.length;
    }

    static TableMap parse(byte[] bytes, int from) {
        int databaseLength = bytes[from + 8] & 0xFF;
        int nameAt = from + 9 + databaseLength + 1;
        int nameLength = bytes[nameAt] & 0xFF;
        ObjectName name = new ObjectName(new String(bytes, from + 9, databaseLength, StandardCharsets.UTF_8), new String(bytes, nameAt + 1, nameLength, StandardCharsets.UTF_8));
        int at = nameAt + 1 + nameLength + 1;
        int columns = (int) Event.packed(bytes, at);
        at += Event.packedLength(bytes, at);
        int[] types = new int[columns];
        for (int i = 0; i < columns; i++) {
            types[i] = bytes[at++] & 0xFF;
        }
        at += Event.packedLength(bytes, at);
        int[] meta = new int[columns];
        for (int i = 0; i < columns; i++) {
            int size = metaLength(types[i]);
            meta[i] = (int) Event.number(bytes, at, size);
            at += size;
            if (types[i] == STRING) {
                unhide(types, meta, i);
            }
        }
        return new TableMap(name, types, meta);
    }

    /** The first byte is the real type; two bits of a length over 255 are kept inverted in it (MySQL source, Field_string::do_save_field_metadata). */
    private static void unhide(int[] types, int[] meta, int column) {
        int first = meta[column] & 0xFF;
        int second = meta[column] >> 8;
        if (first == ENUM || first == SET) {
            types[column] = first;
            meta[column] = second;
        } else {
            meta[column] = ((first & 0x30) ^ 0x30) << 4 | second;
        }
    }

    private static int metaLength(int type) {
        return switch (type) {
            case FLOAT, DOUBLE, BLOB, GEOMETRY, JSON, VECTOR, TIMESTAMP2, DATETIME2, TIME2, BLOB_COMPRESSED -> 1;
            case TINY_BLOB, TINY_BLOB + 1, TINY_BLOB + 2 -> 1;
            case VARCHAR, BIT, NEWDECIMAL, VAR_STRING, STRING, ENUM, SET, VARCHAR_COMPRESSED -> 2;
            default -> 0;
        };
    }

    /** Whether the columns are the same as another's. */
    boolean isLike(TableMap other) {
        return name.equals(other.name) && Arrays.equals(types, other.types) && Arrays.equals(meta, other.meta);
    }
}
