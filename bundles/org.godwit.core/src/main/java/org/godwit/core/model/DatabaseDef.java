package org.godwit.core.model;

import java.util.Objects;

/** A database with what its new tables get when they say nothing of their own. Immutable. */
public record DatabaseDef(String name, String charset, String collation) {
    public DatabaseDef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(charset);
        Objects.requireNonNull(collation);
    }
}
