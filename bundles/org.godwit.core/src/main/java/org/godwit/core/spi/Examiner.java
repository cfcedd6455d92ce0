package org.godwit.core.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;

/**
 * Asks a server the questions by which a cause of trouble is found or ruled out. Each question is short, reads only and is asked anew with each call. Thread-safe. A question that the account may not
 * ask fails with the server's refusal, so that whoever asked can say that it is not known.
 */
public interface Examiner {
    /** What the account is used for. */
    enum Role {
        READ, WRITE, CREATE, FOLLOW_LOG
    }

    /**
     * A privilege that the account needs and does not have.
     *
     * @param on what it is needed on
     * @param grant statement that gives it; whoever runs it must be allowed to
     */
    record Lacking(String privilege, String on, String grant) {
    }

    /**
     * A transaction or statement that holds something others wait for, or waits itself.
     *
     * @param session the server's number of the connection
     * @param account user and host
     * @param seconds since it began
     * @param lockedRows rows it has locked
     * @param waits whether it waits for a lock itself
     * @param state what the server says it does
     * @param end statement that ends it
     */
    record LockHolder(long session, String account, long seconds, long lockedRows, boolean waits, String state, String end) {
    }

    /** What the server's change log still has, in words, with the name of its oldest file and their number. */
    record LogRange(String oldest, String newest, int files, long bytes) {
    }

    /**
     * Room on the server's disk.
     *
     * @param free empty where it cannot be measured
     * @param where folder or disk, and how it was measured
     */
    record Space(OptionalLong free, OptionalLong total, String where) {
    }

    /** The server's clock less ours lies between these. */
    record ClockSkew(Duration least, Duration most) {
    }

    /** Rows of a table for which a foreign key has no parent; {@code rows} counts up to a limit. */
    record Orphans(String constraint, ObjectName child, ObjectName parent, long rows) {
    }

    /** Global variables as they are now; those that the server does not know are left out. */
    Map<String, String> variables(Collection<String> names, CancelToken cancel) throws GodwitException;

    /** What the account lacks for a role on these tables; empty when nothing is missing. */
    List<Lacking> lacking(Role role, Collection<ObjectName> tables, CancelToken cancel) throws GodwitException;

    /** Who holds locks or waits for them, the oldest first, this connection's own excluded. */
    List<LockHolder> lockHolders(CancelToken cancel) throws GodwitException;

    /** Empty when the server keeps no log. */
    Optional<LogRange> logRange(CancelToken cancel) throws GodwitException;

    /**
     * @param table looked at where it has a folder of its own
     * @param file that the server could not write; where its folder can be seen, that is what counts
     */
    Space space(Optional<ObjectName> table, Optional<String> file, CancelToken cancel) throws GodwitException;

    ClockSkew clockSkew(CancelToken cancel) throws GodwitException;

    /** Foreign keys of the table that have rows without a parent. */
    List<Orphans> orphans(ObjectName table, CancelToken cancel) throws GodwitException;
}
