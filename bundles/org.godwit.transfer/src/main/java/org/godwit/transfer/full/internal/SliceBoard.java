package org.godwit.transfer.full.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.Slice;
import org.godwit.transfer.full.FullImportResult;

/**
 * Gives readers their next slice. A reader stays with its table while that has slices, then opens the next table (the first reader from the small end, the others from the big end,
 * so that big and small are mixed), then helps with the table that has most left. Thread-safe.
 */
public final class SliceBoard {
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private record Later(SliceTask task, long dueNanos) {
    }

    private final Gate gate = new Gate();
    private final Deque<TableWork> unopened = new ArrayDeque<>();
    private final List<TableWork> open = new ArrayList<>();
    private final List<TableWork> all;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::dueNanos));
    private final int maxOpen;
    private final int lookAhead;

    public SliceBoard(List<TableWork> tables, int readers, int lookAhead) {
        this.all = List.copyOf(tables);
        this.maxOpen = Math.max(2, readers);
        this.lookAhead = lookAhead;
        tables.stream().filter(t -> !t.isFinished()).sorted(Comparator.comparingLong((TableWork t) -> t.pair().source().dataBytes()).reversed()).forEach(unopened::add);
    }

    /**
     * The next slice to read; empty when everything is copied.
     *
     * @param opener starts cutting a table; must not block
     */
    Optional<SliceTask> next(int reader, Optional<TableWork> last, Consumer<TableWork> opener, CancelToken cancel) throws GodwitException {
        gate.enter();
        try {
            while (true) {
                cancel.check();
                Optional<SliceTask> task = due().or(() -> last.flatMap(this::poll)).or(() -> openNext(reader, opener)).or(this::help);
                if (task.isPresent()) {
                    task.get().table().inFlight++;
                    return task;
                }
                if (unopened.isEmpty() && open.isEmpty()) {
                    return Optional.empty();
                }
                gate.awaitChange(waitMillis(), cancel);
            }
        } finally {
            gate.leave();
        }
    }

    private long waitMillis() {
        return later.isEmpty() ? LOOK_AGAIN_MILLIS : Math.clamp(TimeUnit.NANOSECONDS.toMillis(later.peek().dueNanos() - System.nanoTime()), 1, LOOK_AGAIN_MILLIS);
    }

    private Optional<SliceTask> due() {
        Optional<Later> due = later.stream().filter(l -> l.dueNanos() - System.nanoTime() <= 0 && l.task().table().inFlight < l.task().table().maxInFlight()).findFirst();
        due.ifPresent(later::remove);
        return due.map(Later::task);
    }

    private Optional<SliceTask> poll(TableWork table) {
        return table.inFlight < table.maxInFlight() ? Optional.ofNullable(table.ready.poll()) : Optional.empty();
    }

    /** Opens a table; its slices come a moment later. */
    private Optional<SliceTask> openNext(int reader, Consumer<TableWork> opener) {
        boolean starving = open.stream().allMatch(t -> t.cut && t.ready.isEmpty()) || open.size() < maxOpen;
        if (!unopened.isEmpty() && starving) {
            TableWork table = reader == 0 ? unopened.pollLast() : unopened.pollFirst();
            open.add(table);
            opener.accept(table);
        }
        return Optional.empty();
    }

    private Optional<SliceTask> help() {
        return open.stream().filter(t -> !t.ready.isEmpty() && t.inFlight < t.maxInFlight()).max(Comparator.comparingLong(t -> t.remainingRows() / (t.inFlight + 1))).flatMap(this::poll);
    }

    /** Cutter: one more slice; waits while enough of the table are ready. Slices of an earlier run are asked for at the target first. */
    void offer(TableWork table, Slice slice, boolean askFirst, CancelToken cancel) throws GodwitException {
        gate.enter();
        try {
            gate.await(() -> table.ready.size() < lookAhead || table.failed, Long.MAX_VALUE / 2_000_000, cancel);
            if (!table.failed) {
                table.ready.add(new SliceTask(table, slice, 0, askFirst));
            }
        } finally {
            gate.leave();
        }
    }

    /** Cutter: the table is cut whole. Tells whether it is finished by that, because no slice of it was left. */
    boolean cutWhole(TableWork table) {
        gate.enter();
        try {
            table.cut = true;
            return closeIfDone(table);
        } finally {
            gate.leave();
        }
    }

    /** Writer: a slice is committed. Tells whether the table is finished by that. */
    boolean done(SliceTask task, long rows, long bytes, long conflicts, long badRows, long startedNanos) {
        gate.enter();
        try {
            TableWork table = task.table();
            table.inFlight--;
            table.add(rows, bytes, conflicts, badRows, startedNanos);
            return closeIfDone(table);
        } finally {
            gate.leave();
        }
    }

    /** Reader or writer: rows of so many bytes were met; other readers look again whether they may help. */
    void sawRow(TableWork table, long rowBytes) {
        gate.change(() -> table.sawRow(rowBytes));
    }

    /** Somebody: the slice is to be tried again after a pause. */
    void again(SliceTask task, long pauseMillis) {
        gate.change(() -> {
            task.table().inFlight--;
            later.add(new Later(task.again(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis)));
        });
    }

    /** Somebody: nothing more of this table is copied; the others go on. */
    void giveUp(TableWork table, boolean inFlight) {
        gate.change(() -> {
            table.inFlight -= inFlight ? 1 : 0;
            table.failed = true;
            table.cut = true;
            table.ready.clear();
            later.removeIf(l -> l.task().table() == table);
            closeIfDone(table);
        });
    }

    private boolean closeIfDone(TableWork table) {
        boolean waiting = later.stream().anyMatch(l -> l.task().table() == table);
        if (table.cut && table.ready.isEmpty() && table.inFlight == 0 && !waiting && open.remove(table)) {
            return !table.failed;
        }
        return false;
    }

    /** Marks the table finished, after the ledger knows. */
    void finished(TableWork table) {
        gate.change(table::finish);
    }

    boolean hasFailed(TableWork table) {
        gate.enter();
        try {
            return table.failed;
        } finally {
            gate.leave();
        }
    }

    /** Slices that are cut and wait for a reader. */
    public int waiting() {
        gate.enter();
        try {
            return open.stream().mapToInt(t -> t.ready.size()).sum();
        } finally {
            gate.leave();
        }
    }

    /** How far each table is. */
    public List<FullImportResult.Table> results() {
        gate.enter();
        try {
            return all.stream().map(TableWork::result).toList();
        } finally {
            gate.leave();
        }
    }
}
