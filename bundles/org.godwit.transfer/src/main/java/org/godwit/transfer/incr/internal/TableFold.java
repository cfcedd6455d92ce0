package org.godwit.transfer.incr.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of the rows of one table in a batch: of each row the image before its first change and the image after its last. Used by one thread.
 * A row is who it is by the bytes of its key, so a change of the key is one row less and another more.
 */
final class TableFold {
    private final Route route;
    /** In the order in which rows were first met. */
    private final List<Row> rows = new ArrayList<>();
    private final Map<KeyBytes, Row> byKey = new HashMap<>();

    TableFold(Route route) {
        this.route = route;
    }

    /** A row and what is known of it. */
    private static final class Row {
        private final KeyBytes key;
        private final Image before;
        private Image after;
        /** The image that was deleted last. */
        private Image gone = Image.NONE;

        Row(KeyBytes key, Image before) {
            this.key = key;
            this.before = before;
            this.after = Image.NONE;
        }
    }

    Route route() {
        return route;
    }

    void insert(Image after) {
        KeyBytes key = KeyBytes.of(after, route.key());
        row(key, Image.NONE).after = after;
    }

    void delete(Image before) {
        Row row = row(KeyBytes.of(before, route.key()), before);
        row.after = Image.NONE;
        row.gone = before;
    }

    void update(Image before, Image after) {
        KeyBytes key = KeyBytes.of(before, route.key());
        if (sameKey(before, after)) {
            row(key, before).after = after;
        } else {
            delete(before);
            insert(after);
        }
    }

    private boolean sameKey(Image before, Image after) {
        for (int column : route.key()) {
            if (!before.sameValue(after, column)) {
                return false;
            }
        }
        return true;
    }

    private Row row(KeyBytes key, Image before) {
        Row row = byKey.get(key);
        if (row == null) {
            row = new Row(key, before);
            byKey.put(key, row);
            rows.add(row);
        }
        return row;
    }

    /**
     * What has to be done at the target.
     *
     * @param idempotent rows that came and went within the batch are deleted too, since the target may have them from being copied in between
     */
    void net(boolean idempotent, Consumer<NetChange> sink) {
        for (Row row : rows) {
            if (row.after.exists()) {
                if (!row.before.exists()) {
                    sink.accept(new NetChange(route, row.key, Image.NONE, row.after, false));
                } else if (idempotent || !route.isSame(row.before, row.after)) {
                    sink.accept(new NetChange(route, row.key, row.before, row.after, route.changesUnique(row.before, row.after)));
                }
            } else if (row.before.exists()) {
                sink.accept(new NetChange(route, row.key, row.before, Image.NONE, false));
            } else if (idempotent) {
                sink.accept(new NetChange(route, row.key, row.gone, Image.NONE, false));
            }
        }
    }
}
