package org.godwit.core.slice;

import java.util.Objects;
import org.godwit.core.model.ObjectName;

/**
 * A part of a table that is read, written and acknowledged as one. Immutable.
 *
 * @param number from 0 within the table; number 0 is the open-ended one
 * @param estimatedRows for progress only
 */
public record Slice(ObjectName table, int number, KeyRange range, long estimatedRows) {
    public Slice {
        Objects.requireNonNull(table);
        Objects.requireNonNull(range);
    }
}
