package org.godwit.transfer.incr.internal;

import org.godwit.core.row.RowBatch;

/** A row of a batch. Immutable. */
record Image(RowBatch batch, int row) {
    /** Stands for a row that is not there. */
    static final Image NONE = new Image(RowBatch.NONE, -1);

    boolean exists() {
        return row >= 0;
    }

    boolean isNull(int column) {
        return batch.isNull(row, column);
    }

    int start(int column) {
        return batch.start(row, column);
    }

    int end(int column) {
        return batch.end(row, column);
    }

    /** Whether the value is the same, byte for byte. */
    boolean sameValue(Image other, int column) {
        if (isNull(column) || other.isNull(column)) {
            return isNull(column) && other.isNull(column);
        }
        return java.util.Arrays.equals(batch.bytes(), start(column), end(column), other.batch.bytes(), other.start(column), other.end(column));
    }
}
