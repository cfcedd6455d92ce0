package org.godwit.connector.mysql.apply;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.change.RowChanges;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Conflict;

/** Counts what one transaction did. Used by one thread. */
final class ApplyTally {
    private static final int MAX_LISTED = 100;

    private long inserted;
    private long updated;
    private long deleted;
    private long statements;
    private long retries;
    private long conflictCount;
    private long executeNanos;
    private long commitNanos;
    private final List<Conflict> conflicts = new ArrayList<>();

    void rows(RowChanges.Kind kind, long rows) {
        switch (kind) {
            case INSERT -> inserted += rows;
            case UPDATE -> updated += rows;
            case DELETE -> deleted += rows;
        }
    }

    /** Takes the statements of one round trip. */
    void executed(int count, long nanos) {
        statements += count;
        executeNanos += nanos;
    }

    void committed(long nanos) {
        commitNanos += nanos;
    }

    void retried() {
        retries++;
    }

    void conflict(Step step, String reason, String action) {
        conflictCount++;
        if (conflicts.size() < MAX_LISTED) {
            conflicts.add(new Conflict(step.table().name(), step.kind(), RowWords.key(step), RowWords.image(step.table(), step.before(), step.from()),
                    RowWords.image(step.table(), step.after(), step.from()), reason, action));
        }
    }

    /** Forgets what was rolled back; time and attempts stay. */
    void undo() {
        inserted = 0;
        updated = 0;
        deleted = 0;
        conflictCount = 0;
        conflicts.clear();
    }

    Applied applied() {
        return new Applied(inserted, updated, deleted, statements, retries, conflictCount, conflicts, executeNanos, commitNanos);
    }
}
