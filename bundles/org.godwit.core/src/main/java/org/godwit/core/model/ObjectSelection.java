package org.godwit.core.model;

import java.util.List;
import java.util.Objects;

/** Which objects a project moves: named one by one, or by rules that are resolved against the source. Immutable. */
public sealed interface ObjectSelection {
    /** "Specify Objects" of OMS. Views are moved under their own name unless mapped. */
    record Specific(List<TableMapping> tables, List<ViewMapping> views) implements ObjectSelection {
        public Specific {
            tables = List.copyOf(tables);
            views = List.copyOf(views);
        }
    }

    /**
     * "Match Rules" of OMS: one rule a line, {@code db.pattern}, {@code db.pattern=db2.} or {@code db.pattern=db2.table}, with {@code * ? [abc] [!a-z]} in the table part only.
     * The result is everything that a rule of {@code include} matches less what one of {@code exclude} matches.
     */
    record Wildcard(List<String> include, List<String> exclude) implements ObjectSelection {
        public Wildcard {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /** A view and its name at the target. */
    record ViewMapping(ObjectName source, ObjectName target) {
        public ViewMapping {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
        }
    }
}
