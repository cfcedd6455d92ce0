package org.godwit.core.change;

import java.util.Objects;

/**
 * A statement of the source's log that is not a row change: DDL, or something that is not known to be harmless. Immutable.
 *
 * @param database default database of the session that ran it; empty when it had none
 * @param statement as the source wrote it to its log
 * @param sqlMode names of the modes of the session that matter for reading the text, such as ANSI_QUOTES and NO_BACKSLASH_ESCAPES, joined with commas
 */
public record DdlEvent(String database, String statement, String sqlMode) {
    public DdlEvent {
        Objects.requireNonNull(database);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(sqlMode);
    }
}
