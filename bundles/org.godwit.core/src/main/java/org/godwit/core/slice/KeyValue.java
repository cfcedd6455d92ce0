package org.godwit.core.slice;

import java.util.Objects;
import org.godwit.core.model.ValueKind;

/**
 * One column's value in a key bound, as text that a person can read in the rm database: numbers and dates as printed by the server, text as is, binary as hexadecimal digits.
 */
public record KeyValue(ValueKind kind, String text) {
    public KeyValue {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }
}
