package org.godwit.core.change;

import java.util.Objects;
import org.godwit.core.model.TableDef;
import org.godwit.core.row.RowBatch;

/**
 * Changes of one kind to rows of one table, in the order the source made them. Immutable.
 *
 * @param table the source's definition that was valid when the rows were changed; images have its columns in its order, values in the same byte form in which Full-Import moves them
 *        (text in the column's own character set, TIMESTAMP in UTC, BIT as bytes, floating point as the shortest text that reads back as the same number), NULL for columns that the log does not carry
 * @param before rows as they were; no rows for INSERT
 * @param after rows as they became; no rows for DELETE
 */
public record RowChanges(TableDef table, Kind kind, RowBatch before, RowBatch after) {
    /** What happened to the rows. */
    public enum Kind {
        INSERT, UPDATE, DELETE
    }

    public RowChanges {
        Objects.requireNonNull(table);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    /** Number of changed rows. */
    public int rows() {
        return kind == Kind.DELETE ? before.rows() : after.rows();
    }

    /** Bytes of both images. */
    public int size() {
        return before.size() + after.size();
    }
}
