package org.godwit.transfer.incr;

import java.util.Objects;
import org.godwit.core.change.LogPosition;

/**
 * How far changes are applied. Immutable.
 *
 * @param log the place between two transactions of the source's log
 * @param changes so many changes (rows and statements) of the transaction behind that place are applied too; 0 except while a very large transaction is applied in pieces or a statement stands within
 *        a transaction
 */
public record IncrPosition(LogPosition log, long changes) {
    public IncrPosition {
        Objects.requireNonNull(log);
    }

    /** A place between two transactions. */
    public static IncrPosition of(LogPosition log) {
        return new IncrPosition(log, 0);
    }

    /** For people. */
    @Override
    public String toString() {
        return changes == 0 ? log.text() : log.text() + " and " + changes + " changes";
    }
}
