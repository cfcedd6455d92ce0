package org.godwit.tests.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.godwit.core.change.LogPosition;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.Slice;
import org.godwit.transfer.full.SliceLedger;

/** A ledger of slices that lives as long as the test. Thread-safe. */
public final class MemorySlices implements SliceLedger {
    final Map<ObjectName, LogPosition> copied = new java.util.HashMap<>();
    private static final class Table {
        private final Map<Integer, Entry> slices = new TreeMap<>();
        private boolean splitComplete;
        private boolean finished;
    }

    private final Map<ObjectName, Table> tables = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();

    @Override
    public synchronized TableEntry table(ObjectName name) {
        Table table = of(name);
        return new TableEntry(name, table.splitComplete, table.finished, List.copyOf(table.slices.values()));
    }

    @Override
    public synchronized void planned(List<Slice> slices) {
        slices.forEach(s -> of(s.table()).slices.put(s.number(), new Entry(s, State.PLANNED, 0, 0, 0)));
    }

    /** Asked for when the marks are to go, which must not be before everything is there. */
    @Override
    public synchronized void harden() {
        if (tables.values().stream().anyMatch(t -> !t.finished)) {
            throw new IllegalStateException("the marks of unfinished tables would be given up: " + tables.keySet());
        }
    }

    @Override
    public synchronized void splitComplete(ObjectName name) {
        of(name).splitComplete = true;
    }

    @Override
    public synchronized void done(Slice slice, long rows, long bytes, long conflictCount) {
        of(slice.table()).slices.put(slice.number(), new Entry(slice, State.DONE, rows, bytes, conflictCount));
    }

    @Override
    public synchronized void tableStarted(ObjectName name) {
        of(name).finished = false;
    }

    @Override
    public synchronized void tableFinished(ObjectName name) {
        of(name).finished = true;
    }

    @Override
    public synchronized void tableFailed(ObjectName name, String problem) {
        of(name).finished = false;
    }

    @Override
    public synchronized void copiedAt(ObjectName table, LogPosition place) {
        copied.put(table, place);
    }

    @Override
    public synchronized void conflict(ObjectName name, String key, String message) {
        conflicts.add(name + " " + key + " " + message);
    }

    /** How many slices of this table are booked as done. */
    public synchronized long doneSlices(ObjectName name) {
        return of(name).slices.values().stream().filter(e -> e.state() == State.DONE).count();
    }

    public synchronized List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    private Table of(ObjectName name) {
        return tables.computeIfAbsent(name, n -> new Table());
    }
}
