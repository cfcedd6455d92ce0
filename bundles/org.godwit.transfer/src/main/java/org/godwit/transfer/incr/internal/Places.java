package org.godwit.transfer.incr.internal;

import org.godwit.core.change.LogPosition;
import org.godwit.core.spi.LogReader;
import org.godwit.transfer.incr.IncrPosition;

/** The order of places of one log. Immutable. */
record Places(LogReader log) {
    boolean covers(LogPosition reached, LogPosition wanted) {
        return reached.text().equals(wanted.text()) || log.covers(reached, wanted);
    }

    /** Whether who stands at {@code reached} has everything before {@code wanted}. */
    boolean covers(IncrPosition reached, IncrPosition wanted) {
        if (!covers(reached.log(), wanted.log())) {
            return false;
        }
        return !covers(wanted.log(), reached.log()) || reached.changes() >= wanted.changes();
    }

    static boolean same(IncrPosition a, IncrPosition b) {
        return a.changes() == b.changes() && a.log().text().equals(b.log().text());
    }
}
