package org.godwit.core.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** A primary key or an index. Immutable. */
public record IndexDef(String name, Kind kind, List<Part> parts, boolean visible, String comment, Optional<String> parser) {
    /** Kinds of indexes. */
    public enum Kind {
        PRIMARY, UNIQUE, PLAIN, FULLTEXT, SPATIAL
    }

    /** One part of an index: a column, perhaps only its first characters, or an expression. */
    public sealed interface Part {
        boolean descending();

        /** A column; {@code prefix} in characters (bytes for binary columns). */
        record Column(String name, OptionalInt prefix, boolean descending) implements Part {
            public Column {
                Objects.requireNonNull(name);
                Objects.requireNonNull(prefix);
            }
        }

        /** An expression, without the outer parentheses. */
        record Expression(String sql, boolean descending) implements Part {
            public Expression {
                Objects.requireNonNull(sql);
            }
        }
    }

    public IndexDef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        parts = List.copyOf(parts);
        Objects.requireNonNull(comment);
        Objects.requireNonNull(parser);
    }

    public boolean isUnique() {
        return kind == Kind.PRIMARY || kind == Kind.UNIQUE;
    }

    /** Column names in order when every part is a whole column; empty otherwise. */
    public Optional<List<String>> wholeColumns() {
        boolean whole = parts.stream().allMatch(p -> p instanceof Part.Column c && c.prefix().isEmpty());
        return whole ? Optional.of(parts.stream().map(p -> ((Part.Column) p).name()).toList()) : Optional.empty();
    }
}
