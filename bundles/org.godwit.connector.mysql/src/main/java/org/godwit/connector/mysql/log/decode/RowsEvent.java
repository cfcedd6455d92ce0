package org.godwit.connector.mysql.log.decode;

import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.log.Event;
import org.godwit.connector.mysql.log.MariaCompression;
import org.godwit.core.change.RowChanges.Kind;

/**
 * The parts of an event with rows, of any version (MySQL source, Rows_log_event; MariaDB's compressed ones have the rows in zlib). Immutable.
 *
 * @param present offset of the bits that tell the columns of the first image, {@code presentAfter} of the second of an UPDATE
 * @param bytes of the bits
 * @param rows the bytes in which the rows stand, from {@code from} to {@code to}
 */
record RowsEvent(Kind kind, long table, int columns, byte[] bytes, int present, int presentAfter, byte[] rows, int from, int to) {
    static RowsEvent parse(int type, byte[] bytes, int at, int length) throws DataFormatException {
        Kind kind = switch (type) {
            case Event.WRITE_ROWS_V1, Event.WRITE_ROWS, Event.WRITE_ROWS_COMPRESSED_V1, Event.WRITE_ROWS_COMPRESSED -> Kind.INSERT;
            case Event.UPDATE_ROWS_V1, Event.UPDATE_ROWS, Event.UPDATE_ROWS_COMPRESSED_V1, Event.UPDATE_ROWS_COMPRESSED -> Kind.UPDATE;
            default -> Kind.DELETE;
        };
        boolean extra = type >= Event.WRITE_ROWS && type <= Event.DELETE_ROWS || type >= Event.WRITE_ROWS_COMPRESSED && type <= Event.DELETE_ROWS_COMPRESSED;
        int to = at + length;
        int next = at + 8 + (extra ? (int) Event.number(bytes, at + 8, 2) : 0);
        int columns = (int) Event.packed(bytes, next);
        next += Event.packedLength(bytes, next);
        int bits = (columns + 7) / 8;
        int presentAfter = kind == Kind.UPDATE ? next + bits : next;
        int from = presentAfter + bits;
        long table = Event.number(bytes, at, 6);
        if (type >= Event.WRITE_ROWS_COMPRESSED_V1) {
            byte[] expanded = MariaCompression.expand(bytes, from, to - from);
            return new RowsEvent(kind, table, columns, bytes, next, presentAfter, expanded, 0, expanded.length);
        }
        return new RowsEvent(kind, table, columns, bytes, next, presentAfter, bytes, from, to);
    }
}
