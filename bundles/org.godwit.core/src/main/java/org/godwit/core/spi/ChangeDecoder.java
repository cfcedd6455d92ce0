package org.godwit.core.spi;

import java.util.Optional;
import org.godwit.core.change.DdlEvent;
import org.godwit.core.change.RowChanges;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;

/**
 * Turns the parts of transactions, in the order of the log, into changes. Used by one thread. Keeps what one part tells about the next (a table map) until {@link #reset}.
 * A large part is decoded piece by piece: the sink gets bounded batches.
 */
public interface ChangeDecoder {
    /** The definitions that are valid at the place that is being decoded. */
    @FunctionalInterface
    interface Tables {
        /** Empty for a table that nobody wants; its changes are skipped without looking at them. */
        Optional<TableDef> find(ObjectName name) throws GodwitException;
    }

    /** Takes what is decoded. */
    interface Sink {
        void rows(RowChanges changes) throws GodwitException;

        void ddl(DdlEvent event) throws GodwitException;

        /** The transaction writes this mark to {@link BulkWriter#MARK_TABLE}, so it was made by a Godwit; comes before its other changes. */
        void mark(String mark) throws GodwitException;
    }

    /** @throws GodwitException also when the log does not fit the definition (more columns, other types), naming the table: the history of definitions is wrong then */
    void decode(byte[] bytes, int from, int length, Sink sink) throws GodwitException;

    /** A new transaction begins. */
    void reset();

    /** Unix time at which the source made the change that was handed over last, by its clock; 0 when the log does not tell. */
    default long seconds() {
        return 0;
    }
}
