package org.godwit.schema.mysql.ddl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.godwit.core.model.ObjectName;

/** What stands between the parentheses of CREATE TABLE, and behind ADD, MODIFY and CHANGE. */
public sealed interface TableElement {
    /**
     * A column.
     *
     * @param nullable empty when the text says neither NULL nor NOT NULL
     * @param defaultText SQL behind DEFAULT, as written
     * @param onUpdate SQL behind ON UPDATE
     * @param keys PRIMARY KEY and UNIQUE behind the column
     */
    record Column(String name, TypeText type, Optional<Boolean> nullable, Optional<String> defaultText, Optional<String> onUpdate, boolean autoIncrement, List<IndexKind> keys, String comment,
            Optional<Generated> generated, boolean invisible, List<Check> checks, Optional<ForeignKey> reference) implements TableElement {
        public Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
            keys = List.copyOf(keys);
            checks = List.copyOf(checks);
        }
    }

    /** GENERATED ALWAYS AS. */
    record Generated(String expression, boolean stored) {
    }

    /**
     * A type as written.
     *
     * @param name lower case, words of one type joined with single blanks: {@code double precision}
     * @param arguments numbers or members between the parentheses
     * @param national NCHAR and its like
     * @param binary the attribute BINARY: the character set's binary collation
     */
    record TypeText(String name, List<String> arguments, boolean unsigned, boolean zerofill, boolean national, boolean binary, boolean compressed, Optional<String> charset,
            Optional<String> collation, Optional<String> reference) {
        public TypeText {
            arguments = List.copyOf(arguments);
        }
    }

    /** Kinds of indexes as they are written. */
    enum IndexKind {
        PRIMARY, UNIQUE, PLAIN, FULLTEXT, SPATIAL
    }

    /** A key part: a column or an expression. */
    record IndexPart(String name, OptionalInt prefix, boolean descending, Optional<String> expression, boolean withoutOverlaps) {
    }

    /**
     * An index.
     *
     * @param name empty when the server chooses one
     */
    record Index(Optional<String> name, IndexKind kind, List<IndexPart> parts, boolean visible, String comment, Optional<String> parser, List<String> ignorable, boolean ifNotExists)
            implements
                TableElement {
        public Index {
            parts = List.copyOf(parts);
            ignorable = List.copyOf(ignorable);
        }
    }

    /** A foreign key; {@code name} empty when the server chooses one. */
    record ForeignKey(Optional<String> name, Optional<String> index, List<String> columns, ObjectName referenced, List<String> referencedColumns, String onUpdate, String onDelete)
            implements
                TableElement {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    /** A check, {@code expression} without the outer parentheses. */
    record Check(Optional<String> name, String expression, boolean enforced) implements TableElement {
    }

    /** Something that is recognised but not followed, for example a period. */
    record Unfollowed(String what) implements TableElement {
    }
}
