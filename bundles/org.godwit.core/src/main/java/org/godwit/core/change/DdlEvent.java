package org.godwit.core.change;

import java.util.Objects;

/**
 * A statement of the source's log that is not a row change: DDL, or something that is not known to be harmless. Immutable.
 *
 * @param database default database of the session that ran it; empty when it had none
 * @param statement as the source wrote it to its log
 * @param sqlMode names of the modes of the session that matter for reading the text, such as ANSI_QUOTES and NO_BACKSLASH_ESCAPES, joined with commas
 * @param seconds Unix time when the source ran it; 0 where that is not known
 */
public record DdlEvent(String database, String statement, String sqlMode, long seconds) {
    /** A statement whose time is not known. */
    public DdlEvent(String database, String statement, String sqlMode) {
        this(database, statement, sqlMode, 0);
    }

    public DdlEvent {
        Objects.requireNonNull(database);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(sqlMode);
    }
}
