package org.godwit.connector.mysql.mark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.BulkWriter.Written;
import org.godwit.schema.mysql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code godwit_checkpoint} of a target database. It holds two kinds of rows: marks of slices, inserted in the transaction that writes the slice and gone when the import is complete,
 * and checkpoints of lanes, which alone have a position and stay as long as changes are applied. Thread-safe; sessions belong to the callers.
 */
public final class MarkTable {
    private static final Logger LOG = LoggerFactory.getLogger(MarkTable.class);

    /** Stands behind a job's name in the mark of the row that names its owner, where those of its checkpoints have the lane. */
    public static final String OWNER = "owner";

    private final Set<String> created = ConcurrentHashMap.newKeySet();

    private static String name(String database) {
        return Sql.quote(new ObjectName(database, BulkWriter.MARK_TABLE));
    }

    /** Before a transaction, since creating a table commits. A table of an earlier version gets the column for positions. */
    public void ensure(Session session, String database, CancelToken cancel) throws GodwitException {
        if (created.contains(database)) {
            return;
        }
        session.execute("CREATE TABLE IF NOT EXISTS " + name(database) + " (mark VARCHAR(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, row_count BIGINT NOT NULL,"
                + " conflicts BIGINT NOT NULL, bad_rows BIGINT NOT NULL, committed_at DATETIME(6) NOT NULL, position LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL)"
                + " COMMENT 'Godwit: what is committed; goes when the work is complete'", cancel);
        addPosition(session, database, cancel);
        created.add(database);
    }

    private static void addPosition(Session session, String database, CancelToken cancel) throws GodwitException {
        String look = "SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = 'position'";
        if (!session.query(look, List.of(database, BulkWriter.MARK_TABLE), row -> 1, cancel).isEmpty()) {
            return;
        }
        try {
            session.execute("ALTER TABLE " + name(database) + " ADD COLUMN position LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL", cancel);
        } catch (GodwitException e) {
            // another process was faster
            if (session.query(look, List.of(database, BulkWriter.MARK_TABLE), row -> 1, cancel).isEmpty()) {
                throw e;
            }
        }
    }

    /**
     * What the mark of a slice says; empty when there is none. Waits for a transaction that is about to commit it: the server may still work on the commit of a process that was killed or of a
     * connection that was cut, and whoever did not wait would write the slice again and meet its own rows.
     */
    public Optional<Written> find(Session session, String database, String mark, CancelToken cancel) throws GodwitException {
        return session.query("SELECT row_count, conflicts, bad_rows FROM " + name(database) + " WHERE mark = ? FOR UPDATE", List.of(mark), row -> new Written(row.getLong(1), row.getLong(2), row.getLong(3), List.of()),
                cancel).stream().findFirst();
    }

    /** The mark of a slice, in the caller's transaction. */
    public void insert(Session session, String database, String mark, Written written, CancelToken cancel) throws GodwitException {
        try {
            session.execute("INSERT INTO " + name(database) + " (mark, row_count, conflicts, bad_rows, committed_at) VALUES (" + Sql.literal(mark) + ", " + written.rows() + ", " + written.conflicts() + ", "
                    + written.badRows() + ", UTC_TIMESTAMP(6))", cancel);
        } catch (GodwitException e) {
            throw gone(database, e);
        }
    }

    /** The statement that moves a checkpoint, always one or two affected rows. */
    public static String move(String database, String mark, String position, long rows) {
        return "INSERT INTO " + name(database) + " (mark, row_count, conflicts, bad_rows, committed_at, position) VALUES (" + Sql.literal(mark) + ", " + rows + ", 0, 0, UTC_TIMESTAMP(6), "
                + Sql.literal(position) + ") ON DUPLICATE KEY UPDATE row_count = " + rows + ", committed_at = UTC_TIMESTAMP(6), position = " + Sql.literal(position);
    }

    /**
     * As {@link #move(String, String, String, long)}, but only as long as the owner is the one named: no affected row when it is another. Where the server knows shared locks, the owner's row stays
     * locked for reading until the transaction ends, so a new owner waits for what is under way; elsewhere it waits for the checkpoints that are under way when it asks for them.
     */
    public static String move(String database, String mark, String position, long rows, Owner owner) {
        return "INSERT INTO " + name(database) + " (mark, row_count, conflicts, bad_rows, committed_at, position) SELECT " + Sql.literal(mark) + ", " + rows + ", 0, 0, UTC_TIMESTAMP(6), "
                + Sql.literal(position) + " FROM " + name(database) + " AS own WHERE own.mark = " + Sql.literal(owner.mark()) + " AND own.position = " + Sql.literal(owner.token())
                + (owner.sharedLock() ? " LOCK IN SHARE MODE" : "") + " ON DUPLICATE KEY UPDATE row_count = " + rows + ", committed_at = UTC_TIMESTAMP(6), position = " + Sql.literal(position);
    }

    /**
     * Who may move the checkpoints of a job.
     *
     * @param token made anew by each that takes the job over
     * @param sharedLock whether the server knows LOCK IN SHARE MODE, which older OceanBase does not
     */
    public record Owner(String job, String token, boolean sharedLock) {
        String mark() {
            return job + ":" + OWNER;
        }
    }

    /** Makes this the owner, in the caller's transaction; waits for transactions of the owner before. */
    public void take(Session session, String database, Owner owner, CancelToken cancel) throws GodwitException {
        session.execute(move(database, owner.mark(), owner.token(), 0), cancel);
    }

    /** Whether this is the owner, in the caller's transaction; where nobody is, because the table was dropped and made again, it becomes so. */
    public boolean isOwner(Session session, String database, Owner owner, CancelToken cancel) throws GodwitException {
        Optional<String> found = position(session, database, owner.mark(), cancel);
        if (found.isEmpty()) {
            take(session, database, owner, cancel);
        }
        return found.map(owner.token()::equals).orElse(true);
    }

    /** A failure because the table was dropped in its own words, and from now on it counts as missing; any other failure as it is. */
    public GodwitException gone(String database, GodwitException e) {
        if (!e.problem().code().equals(MySqlError.UNKNOWN_TABLE.code())) {
            return e;
        }
        created.remove(database);
        return new GodwitException(MarkError.GONE, e, database);
    }

    /**
     * Checkpoints by what stands behind the prefix of their marks. Waits for transactions that are about to move one, so that a commit whose answer was lost is seen; the caller ends the
     * transaction.
     */
    public Map<String, String> positions(Session session, String database, String prefix, CancelToken cancel) throws GodwitException {
        Map<String, String> found = new TreeMap<>();
        try {
            session.query("SELECT mark, position FROM " + name(database) + " WHERE mark LIKE ? AND position IS NOT NULL FOR UPDATE", List.of(like(prefix)),
                    row -> found.put(row.getString(1).substring(prefix.length()), row.getString(2)), cancel);
        } catch (GodwitException e) {
            throw gone(database, e);
        }
        return found;
    }

    /** One checkpoint, seen as {@link #positions} sees it. */
    public Optional<String> position(Session session, String database, String mark, CancelToken cancel) throws GodwitException {
        try {
            return session.query("SELECT position FROM " + name(database) + " WHERE mark = ? AND position IS NOT NULL FOR UPDATE", List.of(mark), row -> row.getString(1), cancel).stream().findFirst();
        } catch (GodwitException e) {
            throw gone(database, e);
        }
    }

    /** Removes the checkpoint, in the caller's transaction. */
    public void remove(Session session, String database, String mark, CancelToken cancel) throws GodwitException {
        session.execute("DELETE FROM " + name(database) + " WHERE mark = " + Sql.literal(mark) + " AND position IS NOT NULL", cancel);
    }

    /** Removes the marks of slices with the prefix; checkpoints stay. The table goes with its last row. */
    public void forget(Session session, String database, String prefix, CancelToken cancel) throws GodwitException {
        forget(session, database, prefix, "position IS NULL", cancel);
    }

    /** Removes the checkpoints with the prefix. The table goes with its last row. */
    public void forgetPositions(Session session, String database, String prefix, CancelToken cancel) throws GodwitException {
        forget(session, database, prefix, "position IS NOT NULL", cancel);
    }

    /** Whether the database has the table. */
    public boolean exists(Session session, String database, CancelToken cancel) throws GodwitException {
        return !session.query("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?", List.of(database, BulkWriter.MARK_TABLE), row -> 1, cancel).isEmpty();
    }

    /** Under a table lock nobody can add a mark between the look and the drop. Where the account may not lock tables, the empty table stays. */
    private void forget(Session session, String database, String prefix, String which, CancelToken cancel) throws GodwitException {
        if (!exists(session, database, cancel)) {
            return;
        }
        addPosition(session, database, cancel);
        session.execute("DELETE FROM " + name(database) + " WHERE mark LIKE " + Sql.literal(like(prefix)) + " AND " + which, cancel);
        session.execute("COMMIT", cancel);
        try {
            session.execute("LOCK TABLES " + name(database) + " WRITE", cancel);
            if (session.text("SELECT 1 FROM " + name(database) + " LIMIT 1", cancel).isEmpty()) {
                session.execute("DROP TABLE " + name(database), cancel);
                created.remove(database);
            }
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                throw e;
            }
            LOG.info("The table {} of database {} stays: {}", BulkWriter.MARK_TABLE, database, e.getMessage());
        } finally {
            session.execute("UNLOCK TABLES", CancelToken.create());
        }
    }

    private static String like(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
