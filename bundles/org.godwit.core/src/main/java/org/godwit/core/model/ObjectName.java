package org.godwit.core.model;

import java.util.Objects;

/** Name of a table or view within a data source: database (schema) and object, exactly as the server spells them. Immutable. */
public record ObjectName(String schema, String name) implements Comparable<ObjectName> {
    public ObjectName {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
    }

    @Override
    public int compareTo(ObjectName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** For people, not for SQL: a dialect quotes. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
