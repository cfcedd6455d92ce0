package org.godwit.rehearsal.dump;

import java.util.Objects;

/**
 * A statement that the server refused, or a file that is not whole. Immutable.
 *
 * @param line line on which the statement begins
 * @param statement its beginning; never more than a screen line, so that no data is spread
 * @param serverError what the server said
 */
public record DumpFailure(String file, long line, String statement, String serverError, String remedy) {
    public DumpFailure {
        Objects.requireNonNull(file);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(serverError);
        Objects.requireNonNull(remedy);
    }

    @Override
    public String toString() {
        return file + ", line " + line + ": " + serverError + (statement.isEmpty() ? "" : " [" + statement + "]");
    }
}
