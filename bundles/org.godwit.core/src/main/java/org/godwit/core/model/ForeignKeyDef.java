package org.godwit.core.model;

import java.util.List;
import java.util.Objects;

/** A foreign key; rules are spelled as in SQL, for example {@code SET NULL}. Immutable. */
public record ForeignKeyDef(String name, List<String> columns, ObjectName referenced, List<String> referencedColumns, String onUpdate, String onDelete) {
    public ForeignKeyDef {
        Objects.requireNonNull(name);
        columns = List.copyOf(columns);
        Objects.requireNonNull(referenced);
        referencedColumns = List.copyOf(referencedColumns);
        Objects.requireNonNull(onUpdate);
        Objects.requireNonNull(onDelete);
    }
}
