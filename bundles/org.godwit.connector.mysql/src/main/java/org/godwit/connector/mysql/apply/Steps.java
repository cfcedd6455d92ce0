package org.godwit.connector.mysql.apply;

import java.util.HashMap;
import java.util.Map;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.core.spi.ChangeApplier.LaneBatch;
import org.godwit.core.spi.ChangeApplier.TableChanges;

/** Cuts a batch into statements of a good size, in the order deletes, updates, inserts of each table. Used by one thread. */
final class Steps {
    /** More rows in one statement were not faster, and some optimizers look at long lists differently. */
    private static final int MAX_ROWS = 1000;
    private static final int KEPT_TABLES = 1000;

    /** Takes the statements in order. */
    @FunctionalInterface
    interface Sink<X extends Exception> {
        void accept(Step step) throws GodwitException, X;
    }

    private final Dialect dialect;
    private final int maxBytes;
    private final Map<ObjectName, ChangeTable> tables = new HashMap<>();

    /** @param maxBytes of row values in one statement */
    Steps(Dialect dialect, int maxBytes) {
        this.dialect = dialect;
        this.maxBytes = maxBytes;
    }

    <X extends Exception> void of(LaneBatch batch, Sink<X> sink) throws GodwitException, X {
        for (TableChanges changes : batch.tables()) {
            ChangeTable table = table(changes);
            RowBatch none = RowBatch.NONE;
            if (!table.hasKey()) {
                cut(new Step(table, Step.Form.DELETE_IMAGE, Kind.DELETE, changes.deletes(), none, 0, changes.deletes().rows()), sink);
                cut(new Step(table, Step.Form.UPDATE_IMAGE, Kind.UPDATE, changes.updatesBefore(), changes.updatesAfter(), 0, changes.updatesAfter().rows()), sink);
                cut(new Step(table, Step.Form.INSERT, Kind.INSERT, none, changes.inserts(), 0, changes.inserts().rows()), sink);
                continue;
            }
            cut(new Step(table, deleteForm(table, batch.idempotent()), Kind.DELETE, changes.deletes(), none, 0, changes.deletes().rows()), sink);
            Step updates = new Step(table, table.mayUpsert() ? Step.Form.UPSERT : Step.Form.UPDATE_KEY, Kind.UPDATE, changes.updatesBefore(), changes.updatesAfter(), 0, changes.updatesAfter().rows());
            Step inserts = new Step(table, Step.Form.INSERT, Kind.INSERT, none, changes.inserts(), 0, changes.inserts().rows());
            if (batch.idempotent()) {
                put(updates, sink);
                put(inserts, sink);
            } else {
                cut(updates, sink);
                cut(inserts, sink);
            }
        }
    }

    /** In an idempotent batch a row that was copied after it was deleted is rightly missing. */
    private static Step.Form deleteForm(ChangeTable table, boolean idempotent) {
        if (idempotent) {
            return table.mayDeleteMany() ? Step.Form.CLEAR_KEYS : Step.Form.CLEAR_KEY;
        }
        return table.mayDeleteMany() ? Step.Form.DELETE_KEYS : Step.Form.DELETE_KEY;
    }

    private ChangeTable table(TableChanges changes) throws GodwitException {
        ChangeTable known = tables.get(changes.table().name());
        if (known != null && known.fits(changes)) {
            return known;
        }
        if (tables.size() >= KEPT_TABLES) {
            tables.clear();
        }
        ChangeTable made = new ChangeTable(changes, dialect);
        tables.put(changes.table().name(), made);
        return made;
    }

    /** Rows end as the source has them, whatever was there. Where replacing would lose values of columns that are not delivered, rows in the way go first. */
    private <X extends Exception> void put(Step step, Sink<X> sink) throws GodwitException, X {
        if (step.table().isWholeRow()) {
            cut(step.as(Step.Form.REPLACE), sink);
            return;
        }
        if (!step.table().otherUnique().isEmpty()) {
            cut(step.as(Step.Form.DELETE_RIVALS), sink);
        }
        if (step.table().mayUpsert()) {
            cut(step.as(Step.Form.PUT), sink);
        } else {
            cut(step.as(step.kind() == Kind.UPDATE ? Step.Form.UPDATE_KEY : Step.Form.REPLACE), sink);
        }
    }

    private <X extends Exception> void cut(Step all, Sink<X> sink) throws GodwitException, X {
        int from = all.from();
        long bytes = 0;
        for (int row = from; row < all.to(); row++) {
            if (isNothing(all, row)) {
                pass(all, from, row, sink);
                from = row + 1;
                bytes = 0;
                continue;
            }
            long rowBytes = bytes(all.before(), row) + bytes(all.after(), row);
            boolean full = row > from && (all.form().isSingle() || row - from >= MAX_ROWS || bytes + rowBytes > maxBytes);
            if (full) {
                pass(all, from, row, sink);
                from = row;
                bytes = 0;
            }
            bytes += rowBytes;
        }
        pass(all, from, all.to(), sink);
    }

    private static <X extends Exception> void pass(Step all, int from, int to, Sink<X> sink) throws GodwitException, X {
        if (to > from) {
            sink.accept(all.part(from, to));
        }
    }

    /** An update of columns that are not delivered. */
    private static boolean isNothing(Step all, int row) {
        return (all.form() == Step.Form.UPSERT || all.form() == Step.Form.UPDATE_KEY || all.form() == Step.Form.UPDATE_IMAGE) && all.kind() == Kind.UPDATE
                && all.table().isUnchanged(all.before(), all.after(), row);
    }

    private static long bytes(RowBatch batch, int row) {
        return batch.rows() == 0 ? 0 : batch.end(row, batch.columns() - 1) - batch.start(row, 0);
    }
}
