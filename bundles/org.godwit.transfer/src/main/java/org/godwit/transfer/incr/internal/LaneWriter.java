package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.core.change.RowChanges;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeApplier.TableChanges;

/** Puts the changes of a lane into the form that the target takes. Without state. */
final class LaneWriter {
    private LaneWriter() {
    }

    /** Images of one table by what is done with them. */
    private static final class Lists {
        private final List<Image> deletes = new ArrayList<>();
        private final List<Image> updatesBefore = new ArrayList<>();
        private final List<Image> updatesAfter = new ArrayList<>();
        private final List<Image> inserts = new ArrayList<>();

        void add(NetChange change) {
            if (change.before().exists() && change.after().exists() && !change.apart()) {
                updatesBefore.add(change.before());
                updatesAfter.add(change.after());
                return;
            }
            if (change.before().exists()) {
                deletes.add(change.before());
            }
            if (change.after().exists()) {
                inserts.add(change.after());
            }
        }
    }

    /** Net changes of tables with a key. Where several source tables have one target, all of them give up rows and keys before one of them takes any. */
    static List<TableChanges> write(List<NetChange> changes) {
        Map<ObjectName, Map<Route, Lists>> byTarget = new LinkedHashMap<>();
        for (NetChange change : changes) {
            byTarget.computeIfAbsent(change.route().target().name(), n -> new LinkedHashMap<>()).computeIfAbsent(change.route(), r -> new Lists()).add(change);
        }
        List<TableChanges> written = new ArrayList<>();
        for (Map<Route, Lists> routes : byTarget.values()) {
            if (routes.size() == 1) {
                routes.forEach((route, lists) -> written.add(tableChanges(route, lists.deletes, lists.updatesBefore, lists.updatesAfter, lists.inserts)));
                continue;
            }
            routes.forEach((route, lists) -> written.add(tableChanges(route, lists.deletes, List.of(), List.of(), List.of())));
            routes.forEach((route, lists) -> written.add(tableChanges(route, List.of(), lists.updatesBefore, lists.updatesAfter, lists.inserts)));
        }
        return written.stream().filter(t -> t.rows() > 0).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Changes of a table without a key in their order: cut wherever deletes, updates, inserts would not be it. */
    static List<TableChanges> writePlain(Route route, List<Batch.Plain> changes) {
        List<TableChanges> written = new ArrayList<>();
        Lists lists = new Lists();
        int last = 0;
        for (Batch.Plain change : changes) {
            int turn = turn(change.kind());
            if (turn < last) {
                written.add(tableChanges(route, lists.deletes, lists.updatesBefore, lists.updatesAfter, lists.inserts));
                lists = new Lists();
            }
            last = turn;
            lists.add(new NetChange(route, new KeyBytes(new byte[0]), change.before(), change.after(), false));
        }
        written.add(tableChanges(route, lists.deletes, lists.updatesBefore, lists.updatesAfter, lists.inserts));
        return written;
    }

    private static int turn(RowChanges.Kind kind) {
        return switch (kind) {
            case DELETE -> 0;
            case UPDATE -> 1;
            case INSERT -> 2;
        };
    }

    private static TableChanges tableChanges(Route route, List<Image> deletes, List<Image> updatesBefore, List<Image> updatesAfter, List<Image> inserts) {
        return new TableChanges(route.target(), route.columns(), route.targetKey(), rows(route, deletes), rows(route, updatesBefore), rows(route, updatesAfter), rows(route, inserts));
    }

    private static RowBatch rows(Route route, List<Image> images) {
        if (images.isEmpty()) {
            return RowBatch.NONE;
        }
        int size = 0;
        for (Image image : images) {
            for (int column : route.moved()) {
                size = Math.addExact(size, image.end(column) - image.start(column));
            }
        }
        RowBatch.Builder builder = new RowBatch.Builder(route.moved().length, images.size(), size);
        for (Image image : images) {
            for (int column : route.moved()) {
                if (image.isNull(column)) {
                    builder.addNull();
                } else {
                    builder.add(image.batch().bytes(), image.start(column), image.end(column) - image.start(column));
                }
            }
        }
        return builder.build();
    }
}
