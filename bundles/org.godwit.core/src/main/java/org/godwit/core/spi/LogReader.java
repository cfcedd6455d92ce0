package org.godwit.core.spi;

import java.time.Instant;
import java.util.function.Predicate;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;

/** Reads a source's change log. Thread-safe; {@link #read} takes a connection of its own. */
public interface LogReader {
    /** Where the log ends now: everything committed and visible before this call lies before the position. */
    LogPosition current(CancelToken cancel) throws GodwitException;

    /**
     * The last place of which it is sure that no transaction behind it is older than the time.
     *
     * @throws GodwitException with a code of its own when the log does not reach back so far, naming what it still has
     */
    LogPosition at(Instant time, CancelToken cancel) throws GodwitException;

    /** Checks that everything behind the position is still in the log; fails with a code of its own, naming what is missing and what is there, when it is not. */
    void requireAvailable(LogPosition from, CancelToken cancel) throws GodwitException;

    /** Whether someone who stands at {@code reached} has everything that lies before {@code wanted}. Needs no server. */
    boolean covers(LogPosition reached, LogPosition wanted);

    /**
     * Follows the log from a position and hands over each transaction as it stands there, until cancelled. Lost connections are taken up again (also at another server of the source) from the last
     * transaction that was handed over whole; what had been handed over of a broken one is taken back with {@link LogSink#abandon}.
     *
     * @param wanted which tables' changes are handed over; DDL always is
     * @throws GodwitException when it cannot go on: the log was purged, the server is another one, the settings do not allow it, too many attempts
     */
    void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) throws GodwitException;

    /** Offset of the place in its log file; -1 when places have none. Needs no server. */
    default long offset(LogPosition position) {
        return -1;
    }

    /** A decoder for what {@link #read} hands over. Needs no connection. */
    ChangeDecoder decoder(ChangeDecoder.Tables tables);

    /** Takes a log, in order, from one thread. May block while the disk is behind; throws to stop the reader. */
    interface LogSink {
        /** Bytes of the transaction that is under way, in a form that only the decoder of the same connector reads; never cut within what it needs at once. The array is used again by the caller. */
        void part(byte[] bytes, int from, int length) throws GodwitException;

        /** The transaction is complete; it may have had no part at all. */
        void commit(LogPosition after) throws GodwitException;

        /** What was handed over since the last commit comes again or never. */
        void abandon() throws GodwitException;

        /** Nothing happened up to here. Never within a transaction. */
        void idle(LogPosition at) throws GodwitException;

        /** How the reading goes, for people: connected to whom, waiting, trying again. */
        void note(String text);
    }
}
