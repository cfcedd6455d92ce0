package org.godwit.schema.mysql.ddl;

import java.util.Map;
import java.util.Optional;

/**
 * Table options of one clause.
 *
 * @param charset the word behind CHARACTER SET, lower case; {@code default} for the database's
 * @param others further options by lower-case name
 */
public record OptionClause(Optional<String> engine, Optional<String> charset, Optional<String> collation, Optional<String> comment, Optional<String> autoIncrement, Map<String, String> others) {
    public OptionClause {
        others = Map.copyOf(others);
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return engine.isEmpty() && charset.isEmpty() && collation.isEmpty() && comment.isEmpty() && autoIncrement.isEmpty() && others.isEmpty();
    }
}
