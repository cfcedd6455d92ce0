package org.godwit.rehearsal.dump;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a statement. Immutable.
 *
 * @param sql what to run; empty when nothing is to be run
 * @param notes why it was changed or left
 */
record Adaptation(Optional<String> sql, List<Note> notes) {
    /** A finding without its place. */
    record Note(String ruleId, DumpFinding.Severity severity, String subject, String reason, String remedy) {
    }

    Adaptation {
        notes = List.copyOf(notes);
    }
}
