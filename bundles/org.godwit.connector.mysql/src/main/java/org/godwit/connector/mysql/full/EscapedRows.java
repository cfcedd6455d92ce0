package org.godwit.connector.mysql.full;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.godwit.core.row.RowBatch;

/**
 * Batches in the format of LOAD DATA: tab between fields, newline behind rows, backslash before tab, newline and backslash, {@code \N} for NULL. Escapes while it is read, so rows exist once
 * in memory. Used by one thread.
 */
final class EscapedRows extends InputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final List<RowBatch> batches;
    private final boolean[] plain;
    private int batch;
    private int row;
    private int column;
    /** Next byte of the current value; -1 when the value is not begun. */
    private int at = -1;

    /** @param plain per column, whether its values need no escaping */
    EscapedRows(List<RowBatch> batches, boolean[] plain) {
        this.batches = batches;
        this.plain = plain;
    }

    @Override
    public int read() {
        throw new IllegalStateException("read in blocks only");
    }

    @Override
    public int read(byte[] out, int offset, int length) {
        int to = offset;
        int end = offset + length;
        while (batch < batches.size()) {
            RowBatch rows = batches.get(batch);
            if (row == rows.rows()) {
                row = 0;
                batch++;
                continue;
            }
            // room for a separator and at least one escaped byte, or a NULL
            if (end - to < 8) {
                break;
            }
            to = cell(rows, out, to, end - 1);
        }
        if (to == offset && batch < batches.size()) {
            throw new IllegalStateException("read in larger blocks");
        }
        return to == offset ? -1 : to - offset;
    }

    /** Writes as much of the current value as fits, and the separator when it is complete. */
    private int cell(RowBatch rows, byte[] out, int from, int end) {
        int to = from;
        if (rows.isNull(row, column)) {
            out[to++] = '\\';
            out[to++] = 'N';
            return separate(rows, out, to);
        }
        int valueEnd = rows.end(row, column);
        if (at < 0) {
            at = rows.start(row, column);
        }
        byte[] in = rows.bytes();
        if (plain[column]) {
            int n = Math.min(valueEnd - at, end - to);
            System.arraycopy(in, at, out, to, n);
            at += n;
            to += n;
        } else {
            to = escape(in, valueEnd, out, to, end);
        }
        return at == valueEnd ? separate(rows, out, to) : to;
    }

    private int separate(RowBatch rows, byte[] out, int to) {
        at = -1;
        column++;
        if (column == rows.columns()) {
            column = 0;
            row++;
            out[to] = '\n';
        } else {
            out[to] = '\t';
        }
        return to + 1;
    }

    /** Eight bytes at a time as long as none of them is special. */
    private int escape(byte[] in, int valueEnd, byte[] out, int from, int end) {
        int i = at;
        int to = from;
        while (i < valueEnd) {
            while (valueEnd - i >= 8 && end - to >= 8) {
                long eight = (long) LONGS.get(in, i);
                if (hasByte(eight, '\t') || hasByte(eight, '\n') || hasByte(eight, '\\')) {
                    break;
                }
                LONGS.set(out, to, eight);
                i += 8;
                to += 8;
            }
            int stop = Math.min(valueEnd, i + 8);
            while (i < stop) {
                if (end - to < 2) {
                    at = i;
                    return to;
                }
                byte b = in[i++];
                if (b == '\t' || b == '\n' || b == '\\') {
                    out[to++] = '\\';
                    b = b == '\t' ? (byte) 't' : b == '\n' ? (byte) 'n' : b;
                }
                out[to++] = b;
            }
        }
        at = i;
        return to;
    }

    /** The usual test for a byte in a word: a zero byte borrows from its own high bit. */
    private static boolean hasByte(long word, char b) {
        long x = word ^ ONES * b;
        return (x - ONES & ~x & HIGHS) != 0;
    }
}
