package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.transfer.incr.IncrLedger.TableCount;
import org.godwit.transfer.incr.IncrPosition;

/**
 * A batch that is ready for the lanes. Immutable.
 *
 * @param number of the batch
 * @param work one transaction of each lane that has to do something
 * @param rows net changes
 * @param bytes of the images in {@code work}
 * @param changes of the source
 * @param counts by source table
 * @param sources of the target tables; one of them where several go to one
 */
record Cut(long number, IncrPosition to, List<LaneBatch> work, int rows, long bytes, int changes, int transactions, List<TableCount> counts,
        Map<ObjectName, ObjectName> sources) {
    /** Below so many rows one lane is quicker than several. */
    private static final int SMALL = 50;

    /** How many lanes a batch is cut into. */
    static int lanes(List<NetChange> net, int lanes) {
        return net.size() < SMALL ? 1 : lanes;
    }

    /**
     * @param lanes into how many it is cut
     * @param wanted those that do it
     */
    static Cut of(Batch batch, List<NetChange> net, IncrPosition to, long number, int lanes, Set<Integer> wanted) {
        List<List<NetChange>> byLane = LaneCutter.cut(net, lanes);
        String position = new CheckpointText(number, batch.from(), to, lanes, System.currentTimeMillis() / 1000).text();
        List<LaneBatch> work = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            if (wanted.contains(lane)) {
                List<TableChanges> tables = LaneWriter.write(byLane.get(lane));
                if (lane == 0) {
                    batch.plain().forEach((route, changes) -> tables.addAll(LaneWriter.writePlain(route, changes)));
                }
                work.add(new LaneBatch(new Checkpoint(lane, position), tables, batch.idempotent()));
            }
        }
        int rows = work.stream().flatMap(w -> w.tables().stream()).mapToInt(TableChanges::rows).sum();
        long bytes = work.stream().flatMap(w -> w.tables().stream()).mapToLong(Cut::size).sum();
        return new Cut(number, to, work, rows, bytes, batch.changes(), batch.transactions(), counts(net, batch.plain().entrySet()),
                sources(net, batch.plain().keySet()));
    }

    /** A batch without changes that only moves the position. */
    static Cut empty(IncrPosition from, IncrPosition to, long number) {
        return of(new Batch(from, false), List.of(), to, number, 1, Set.of(0));
    }

    static Set<Integer> all(int lanes) {
        return Set.copyOf(IntStream.range(0, lanes).boxed().toList());
    }

    private static long size(TableChanges t) {
        return (long) t.deletes().size() + t.updatesBefore().size() + t.updatesAfter().size() + t.inserts().size();
    }

    private static List<TableCount> counts(List<NetChange> net, Collection<Map.Entry<Route, List<Batch.Plain>>> plain) {
        Map<ObjectName, long[]> counts = new HashMap<>();
        net.forEach(c -> count(counts, c.route(), c.before(), c.after()));
        plain.forEach(e -> e.getValue().forEach(p -> count(counts, e.getKey(), p.before(), p.after())));
        return counts.entrySet().stream().map(e -> new TableCount(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2], 0)).toList();
    }

    private static Map<ObjectName, ObjectName> sources(List<NetChange> net, Collection<Route> plain) {
        Map<ObjectName, ObjectName> sources = new HashMap<>();
        net.forEach(c -> sources.put(c.route().target().name(), c.route().source().name()));
        plain.forEach(r -> sources.put(r.target().name(), r.source().name()));
        return sources;
    }

    private static void count(Map<ObjectName, long[]> counts, Route route, Image before, Image after) {
        counts.computeIfAbsent(route.source().name(), n -> new long[3])[!before.exists() ? 0 : after.exists() ? 1 : 2]++;
    }
}
