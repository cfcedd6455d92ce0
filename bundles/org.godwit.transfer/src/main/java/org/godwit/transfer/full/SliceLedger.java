package org.godwit.transfer.full;

import java.util.List;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.Slice;

/** Remembers slices and how far each table is across restarts; kept in the rm database. Thread-safe. Each call survives the end of the process when it returns. */
public interface SliceLedger {
    /** States of a slice. */
    enum State {
        PLANNED, DONE
    }

    /** A known slice. */
    record Entry(Slice slice, State state, long rows, long bytes, long conflicts) {
    }

    /** What is known of a table. When not {@code splitComplete}, cutting goes on behind the last slice. */
    record TableEntry(ObjectName table, boolean splitComplete, boolean finished, List<Entry> slices) {
        public TableEntry {
            slices = List.copyOf(slices);
        }
    }

    /** Empty slices and nothing complete for a table never seen. */
    TableEntry table(ObjectName table) throws GodwitException;

    /** Survives a loss of power too when it returns: a slice that was cut anew with other bounds would be taken for copied because of its number's mark at the target. */
    void planned(List<Slice> slices) throws GodwitException;

    void splitComplete(ObjectName table) throws GodwitException;

    /** Called only after the target's commit. */
    void done(Slice slice, long rows, long bytes, long conflicts) throws GodwitException;

    /** Returns when everything told so far survives a loss of power. Called before the marks at the target, which could tell it again, are given up. */
    void harden() throws GodwitException;

    void tableStarted(ObjectName table) throws GodwitException;

    void tableFinished(ObjectName table) throws GodwitException;

    void tableFailed(ObjectName table, String problem) throws GodwitException;

    /**
     * A table without a key is being read as it was at this place of the source's log. Told before its last rows are committed, again with each new attempt; survives a loss of power when it
     * returns. Changes before the place are in the copy and must not be applied to it.
     */
    void copiedAt(ObjectName table, LogPosition place) throws GodwitException;

    /** Rows left out because the target had their key ("Ignore"), each with its key as text; a bounded number per table is kept. */
    void conflict(ObjectName table, String key, String message) throws GodwitException;
}
