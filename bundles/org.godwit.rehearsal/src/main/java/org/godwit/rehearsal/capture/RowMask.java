package org.godwit.rehearsal.capture;

import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;

/** Changes values before they leave the source's machine. Used by one thread. */
public interface RowMask {
    /** Whether values of the column are changed. */
    boolean masks(ObjectName table, ColumnDef column);

    /** The value in its place; the same for the same value, wherever it stands. */
    byte[] mask(ObjectName table, ColumnDef column, byte[] value);

    /** What is masked and how, and what that may hide, for people; names of columns only. */
    String words();
}
