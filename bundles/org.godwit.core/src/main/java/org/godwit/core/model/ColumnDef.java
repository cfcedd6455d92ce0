package org.godwit.core.model;

import java.util.Objects;
import java.util.Optional;

/**
 * One column of a table. Immutable.
 *
 * @param position from 1
 * @param defaultValue default as SQL text, ready to stand after DEFAULT (quoted literal, number, NULL or expression); empty when there is none
 * @param onUpdate expression after ON UPDATE
 * @param charset character set of text columns
 */
public record ColumnDef(String name, int position, SqlType type, boolean nullable, Optional<String> defaultValue, Optional<String> onUpdate, boolean autoIncrement, Optional<Generated> generated,
        boolean invisible, Optional<String> charset, Optional<String> collation, String comment) {
    /** A generated column's expression; a virtual one is computed on reading, a stored one on writing. */
    public record Generated(String expression, boolean stored) {
        public Generated {
            Objects.requireNonNull(expression);
        }
    }

    public ColumnDef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(defaultValue);
        Objects.requireNonNull(onUpdate);
        Objects.requireNonNull(generated);
        Objects.requireNonNull(charset);
        Objects.requireNonNull(collation);
        Objects.requireNonNull(comment);
    }

    /** Whether values of this column are written by us; generated ones the target computes itself. */
    public boolean isWritable() {
        return generated.isEmpty();
    }
}
