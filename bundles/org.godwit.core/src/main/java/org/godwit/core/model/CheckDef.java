package org.godwit.core.model;

import java.util.Objects;

/** A CHECK constraint; {@code expression} without the outer parentheses. Immutable. */
public record CheckDef(String name, String expression, boolean enforced) {
    public CheckDef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(expression);
    }
}
