package org.godwit.schema;

import java.util.List;
import java.util.Objects;
import org.godwit.core.model.ObjectName;

/**
 * One statement that the schema migration will run at the target, with everything that was decided on the way to it.
 *
 * @param part name of the index, check or foreign key; empty for databases, tables and views
 * @param ddl empty when the object is not supported at the target
 */
public record PlannedObject(Kind kind, ObjectName source, ObjectName target, String part, String sourceDdl, String ddl, List<Finding> findings) {
    /** Kinds in the order they are created: indexes, checks and foreign keys may wait until the data is there. */
    public enum Kind {
        DATABASE, TABLE, INDEX, CHECK, FOREIGN_KEY, VIEW
    }

    public PlannedObject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(part);
        Objects.requireNonNull(sourceDdl);
        Objects.requireNonNull(ddl);
        findings = List.copyOf(findings);
    }

    public boolean isSupported() {
        return !ddl.isEmpty();
    }
}
