package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;

/**
 * Sets rows of the target right that a verification found to differ (OMS: correction SQL of full verification), and takes that back. All chosen rows of a table are one transaction; each row is only
 * changed while it is as the verification saw it. Thread-safe.
 */
public interface CorrectionService {
    /**
     * Which differing rows of a table.
     *
     * @param rows ids of {@link RowDifference}; empty for all
     * @param deletes whether rows that only the target has are deleted; otherwise they are left alone
     */
    record Choice(Set<Long> rows, boolean deletes) {
        public Choice {
            rows = Set.copyOf(rows);
        }

        /** Every row, without deleting any. */
        public static Choice all() {
            return new Choice(Set.of(), false);
        }
    }

    /**
     * What a correction would do.
     *
     * @param rows differences that it would set right
     * @param leftAlone chosen ones that only the target has, which are not deleted
     * @param statements as they are run, the first of them
     */
    record Preview(long rows, long leftAlone, List<String> statements, long statementCount) {
        public Preview {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A correction that was tried.
     *
     * @param rows how many differences it set right
     * @param message why it was refused, else empty
     */
    record Correction(long id, ObjectName source, ObjectName target, long rows, State state, String message, Instant time) {
        /** States of a correction. */
        public enum State {
            /** At work, or whatever did it was killed: whether the target has it is found out by taking it back. */
            APPLYING, APPLIED, REFUSED, UNDONE;
        }

        /** Whether {@link CorrectionService#undo} may be called. */
        public boolean mayUndo() {
            return state == State.APPLIED || state == State.APPLYING;
        }
    }

    /** @param limit most statements to show */
    Preview preview(String projectId, ObjectName table, Choice choice, int limit) throws GodwitException;

    /** @throws GodwitException when a row is not as it was seen any more; nothing is changed then */
    Correction apply(String projectId, ObjectName table, Choice choice, CancelToken cancel) throws GodwitException;

    /** Makes the rows of a correction what they were before it. */
    Correction undo(String projectId, long correctionId, CancelToken cancel) throws GodwitException;

    /** Corrections of a project, the newest first. */
    List<Correction> list(String projectId) throws GodwitException;
}
