package org.godwit.connector.mysql.full;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.spi.BulkWriter.LeftOut;
import org.godwit.core.spi.BulkWriter.Written;

/** Counts what one transaction wrote. Used by one thread. */
final class Tally {
    private static final int MAX_LISTED = 1000;

    private long rows;
    private long conflicts;
    private long badRows;
    private final List<LeftOut> leftOut = new ArrayList<>();

    void rows(long more) {
        rows += more;
    }

    void conflict(String key, String message) {
        conflicts++;
        list(key, message);
    }

    void badRow(String key, String message) {
        badRows++;
        list(key, message);
    }

    private void list(String key, String message) {
        if (leftOut.size() < MAX_LISTED) {
            leftOut.add(new LeftOut(key, message));
        }
    }

    Written written() {
        return new Written(rows, conflicts, badRows, leftOut);
    }

    void reset() {
        rows = 0;
        conflicts = 0;
        badRows = 0;
        leftOut.clear();
    }
}
