package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.incr.IncrPosition;

/** Changes between two places of the log, collected until they are applied together. Used by one thread. */
final class Batch {
    /** What the heap holds for a change besides its images, about. */
    private static final int OVERHEAD = 160;

    /** A change of a table without a key. */
    record Plain(RowChanges.Kind kind, Image before, Image after) {
    }

    private final IncrPosition from;
    private final boolean idempotent;
    private final Map<ObjectName, TableFold> folds = new LinkedHashMap<>();
    private final Map<ObjectName, Route> plainRoutes = new HashMap<>();
    private final Map<ObjectName, List<Plain>> plain = new LinkedHashMap<>();
    private int changes;
    private long bytes;
    private int transactions;
    private long filtered;

    Batch(IncrPosition from, boolean idempotent) {
        this.from = from;
        this.idempotent = idempotent;
    }

    /** Whether changes of the route's table can join: they cannot where the table was defined otherwise before. */
    boolean takes(Route route) {
        TableFold fold = folds.get(route.source().name());
        Route earlier = fold != null ? fold.route() : plainRoutes.getOrDefault(route.source().name(), route);
        return earlier == route;
    }

    /** Adds rows of the changes, without those that the row filter leaves out. */
    void add(Route route, RowChanges rows, int fromRow, int toRow) throws GodwitException {
        for (int i = fromRow; i < toRow; i++) {
            Image before = image(rows.before(), i, rows.kind() != RowChanges.Kind.INSERT && passes(route, rows.before(), i));
            Image after = image(rows.after(), i, rows.kind() != RowChanges.Kind.DELETE && passes(route, rows.after(), i));
            if (before.exists() || after.exists()) {
                add(route, before, after);
                changes++;
            } else {
                filtered++;
            }
        }
        bytes += (long) rows.size() * (toRow - fromRow) / Math.max(1, rows.rows()) + (long) OVERHEAD * (toRow - fromRow);
    }

    private static boolean passes(Route route, RowBatch rows, int row) throws GodwitException {
        return route.filter().isEmpty() || route.filter().get().test(rows, row);
    }

    private static Image image(RowBatch rows, int row, boolean exists) {
        return exists ? new Image(rows, row) : Image.NONE;
    }

    private void add(Route route, Image before, Image after) {
        if (!route.hasKey()) {
            plainRoutes.put(route.source().name(), route);
            RowChanges.Kind kind = !before.exists() ? RowChanges.Kind.INSERT : after.exists() ? RowChanges.Kind.UPDATE : RowChanges.Kind.DELETE;
            plain.computeIfAbsent(route.source().name(), n -> new ArrayList<>()).add(new Plain(kind, before, after));
            return;
        }
        TableFold fold = folds.computeIfAbsent(route.source().name(), n -> new TableFold(route));
        if (!before.exists()) {
            fold.insert(after);
        } else if (after.exists()) {
            fold.update(before, after);
        } else {
            fold.delete(before);
        }
    }

    void transactionEnded() {
        transactions++;
    }

    IncrPosition from() {
        return from;
    }

    boolean idempotent() {
        return idempotent;
    }

    boolean isEmpty() {
        return changes == 0;
    }

    int changes() {
        return changes;
    }

    long bytes() {
        return bytes;
    }

    int transactions() {
        return transactions;
    }

    long filtered() {
        return filtered;
    }

    List<NetChange> net() {
        List<NetChange> net = new ArrayList<>();
        folds.values().forEach(fold -> fold.net(idempotent, net::add));
        return net;
    }

    /** Changes of tables without a key, in their order, by table. */
    Map<Route, List<Plain>> plain() {
        Map<Route, List<Plain>> byRoute = new LinkedHashMap<>();
        plain.forEach((name, changesOfTable) -> byRoute.put(plainRoutes.get(name), changesOfTable));
        return byRoute;
    }
}
