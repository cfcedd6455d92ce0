package org.godwit.core.row;

/**
 * Rows on their way from a reader to a writer as bytes: every value is the server's text form of it (for MySQL: the text protocol's bytes, binary values raw), never an object.
 * One byte array holds all values one behind the other. Filled by one thread through {@link Builder}, then handed over and only read; may be read by several threads.
 */
public final class RowBatch {
    /** No rows. */
    public static final RowBatch NONE = new RowBatch(0, 0, new byte[0], new int[0]);

    private final int columns;
    private final int rows;
    private final byte[] bytes;
    /** End of value i in {@link #bytes}; a NULL has the complement of its end (which is the end of the value before). */
    private final int[] ends;

    private RowBatch(int columns, int rows, byte[] bytes, int[] ends) {
        this.columns = columns;
        this.rows = rows;
        this.bytes = bytes;
        this.ends = ends;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Bytes of all values together. */
    public int size() {
        return rows == 0 ? 0 : end(rows * columns - 1);
    }

    public boolean isNull(int row, int column) {
        return ends[row * columns + column] < 0;
    }

    /** Where the value starts in {@link #bytes()}. */
    public int start(int row, int column) {
        int cell = row * columns + column;
        return cell == 0 ? 0 : end(cell - 1);
    }

    /** Where the value ends in {@link #bytes()}, exclusive; equal to the start for a NULL and for an empty value. */
    public int end(int row, int column) {
        return end(row * columns + column);
    }

    /** The values' bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    private int end(int cell) {
        int end = ends[cell];
        return end < 0 ? ~end : end;
    }

    /** Collects the rows of one batch. Used by one thread; may be used again after {@link #build()}. */
    public static final class Builder {
        private static final byte[] NOTHING = {};

        private final int columns;
        private byte[] bytes = NOTHING;
        /** Bytes to make room for when the first value comes; only then, so that no room is held beside a finished batch. */
        private int room;
        private int[] ends;
        private int size;
        private int cells;

        public Builder(int columns, int expectedRows, int expectedBytes) {
            this.columns = columns;
            this.room = Math.max(16, expectedBytes);
            this.ends = new int[Math.max(1, columns * expectedRows)];
        }

        public void addNull() {
            addEnd(~size);
        }

        public void add(byte[] source, int from, int length) {
            if (bytes.length - size < length) {
                int wanted = bytes.length == 0 ? room : (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L);
                bytes = java.util.Arrays.copyOf(bytes, Math.max(Math.addExact(size, length), wanted));
            }
            System.arraycopy(source, from, bytes, size, length);
            size += length;
            addEnd(size);
        }

        public int rows() {
            return cells / columns;
        }

        public int size() {
            return size;
        }

        /** The batch of all whole rows added since the last build; the builder then starts anew with fresh arrays. */
        public RowBatch build() {
            RowBatch batch = new RowBatch(columns, rows(), bytes, ends);
            room = Math.max(room, bytes.length);
            bytes = NOTHING;
            ends = new int[ends.length];
            size = 0;
            cells = 0;
            return batch;
        }

        private void addEnd(int end) {
            if (cells == ends.length) {
                ends = java.util.Arrays.copyOf(ends, cells * 2);
            }
            ends[cells++] = end;
        }
    }
}
