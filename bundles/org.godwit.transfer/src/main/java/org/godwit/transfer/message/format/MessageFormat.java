package org.godwit.transfer.message.format;

import java.io.IOException;
import org.godwit.core.change.RowChanges;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageTable;

/** A layout of messages. An instance and what it makes belong to one thread. */
public interface MessageFormat {
    /** Writes rows of one table; made once per definition of the table, so that names and types are looked at once. */
    @FunctionalInterface
    interface RowWriter {
        /**
         * Writes the message of one row.
         *
         * @param before batch with the row as it was; not looked at for INSERT
         * @param after batch with the row as it became; not looked at for DELETE
         * @param row index in both
         * @param place number of the change in its transaction, from 0
         */
        void write(RowChanges.Kind kind, RowBatch before, RowBatch after, int row, ChangeInfo info, int place, MessageBuffer out) throws IOException;
    }

    RowWriter rows(MessageTable table);

    /** Writes a DDL message; false when the format has none, and then nothing was written. */
    boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException;

    /** Writes a heartbeat; false when the format has none. */
    boolean heartbeat(ChangeInfo info, MessageBuffer out) throws IOException;
}
