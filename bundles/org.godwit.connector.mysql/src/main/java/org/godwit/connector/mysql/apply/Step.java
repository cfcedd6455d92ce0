package org.godwit.connector.mysql.apply;

import org.godwit.core.change.RowChanges;
import org.godwit.core.row.RowBatch;

/**
 * One statement to come, for some neighbouring rows of a table. Immutable.
 *
 * @param before images before, or no rows
 * @param after images after, or no rows
 * @param from first row
 * @param to row behind the last one
 */
record Step(ChangeTable table, Form form, RowChanges.Kind kind, RowBatch before, RowBatch after, int from, int to) {
    /** What a statement does. */
    enum Form {
        /** Many rows by key. */
        DELETE_KEYS,
        /** One row by key. */
        DELETE_KEY,
        /** Many rows by key, as far as they are there. */
        CLEAR_KEYS,
        /** One row by key, if it is there. */
        CLEAR_KEY,
        /** One of equal rows. */
        DELETE_IMAGE,
        /** Other rows that have a unique key of this one. */
        DELETE_RIVALS,
        /** Rows that exist get new values; one that does not is inserted and shows in the count. */
        UPSERT,
        /** As UPSERT, where both are right. */
        PUT,
        UPDATE_KEY,
        UPDATE_IMAGE,
        INSERT,
        /** Rows with any of the unique keys go, the new ones come. */
        REPLACE;

        boolean isSingle() {
            return switch (this) {
                case DELETE_KEY, CLEAR_KEY, DELETE_IMAGE, DELETE_RIVALS, UPDATE_KEY, UPDATE_IMAGE -> true;
                case DELETE_KEYS, CLEAR_KEYS, UPSERT, PUT, INSERT, REPLACE -> false;
            };
        }

        /** Affected rows per row when everything is as the log says; 0 where any number is right. */
        int affected() {
            return switch (this) {
                case DELETE_KEYS, DELETE_KEY, DELETE_IMAGE, UPDATE_KEY, UPDATE_IMAGE, INSERT -> 1;
                case UPSERT -> 2;
                case CLEAR_KEYS, CLEAR_KEY, DELETE_RIVALS, PUT, REPLACE -> 0;
            };
        }
    }

    int rows() {
        return to - from;
    }

    Step part(int first, int behind) {
        return new Step(table, form, kind, before, after, first, behind);
    }

    Step as(Form other) {
        return new Step(table, other, kind, before, after, from, to);
    }

    /** The image by which the row is found. */
    RowBatch known() {
        return kind == RowChanges.Kind.INSERT ? after : before;
    }

    /** Whether so many affected rows are right. */
    boolean isRight(long affected) {
        return form.affected() == 0 || affected == (long) form.affected() * rows();
    }
}
