package org.godwit.tests.full;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.slice.Slice;
import org.godwit.transfer.full.SliceLedger;

/** A ledger in memory that outlives a run, as the rm database does, and can lose the booking of a slice that the target has committed. */
final class MemoryLedger implements SliceLedger {
    final Map<ObjectName, LogPosition> copied = new HashMap<>();
    private final Map<ObjectName, Map<Integer, Entry>> slices = new HashMap<>();
    private final Map<ObjectName, Boolean> complete = new HashMap<>();
    private final Map<ObjectName, Boolean> finished = new HashMap<>();
    final Map<ObjectName, String> failed = new HashMap<>();
    final List<String> conflicts = new ArrayList<>();
    private int bookingsLeft = Integer.MAX_VALUE;

    /** After so many bookings the process seems to die between the target's commit and the booking. */
    synchronized void dieAfter(int bookings) {
        bookingsLeft = bookings;
    }

    synchronized int slices(ObjectName table) {
        return slices.getOrDefault(table, Map.of()).size();
    }

    @Override
    public synchronized TableEntry table(ObjectName table) {
        return new TableEntry(table, complete.getOrDefault(table, false), finished.getOrDefault(table, false), List.copyOf(slices.getOrDefault(table, Map.of()).values()));
    }

    @Override
    public synchronized void planned(List<Slice> planned) {
        planned.forEach(s -> slices.computeIfAbsent(s.table(), t -> new HashMap<>()).put(s.number(), new Entry(s, State.PLANNED, 0, 0, 0)));
    }

    /** Asked for when the marks are to go, which must not be before everything is there. */
    @Override
    public synchronized void harden() {
        if (!finished.keySet().containsAll(slices.keySet())) {
            throw new IllegalStateException("the marks of unfinished tables would be given up: " + slices.keySet());
        }
    }

    @Override
    public synchronized void splitComplete(ObjectName table) {
        complete.put(table, true);
    }

    @Override
    public synchronized void done(Slice slice, long rows, long bytes, long conflictCount) throws GodwitException {
        if (bookingsLeft-- <= 0) {
            throw new GodwitException(CoreError.FILE, "rm", "planned by the test");
        }
        slices.get(slice.table()).put(slice.number(), new Entry(slice, State.DONE, rows, bytes, conflictCount));
    }

    @Override
    public synchronized void tableStarted(ObjectName table) {
        finished.put(table, false);
    }

    @Override
    public synchronized void tableFinished(ObjectName table) {
        finished.put(table, true);
    }

    @Override
    public synchronized void tableFailed(ObjectName table, String problem) {
        failed.put(table, problem);
    }

    @Override
    public synchronized void copiedAt(ObjectName table, LogPosition place) {
        copied.put(table, place);
    }

    @Override
    public synchronized void conflict(ObjectName table, String key, String message) {
        conflicts.add(key);
    }
}
