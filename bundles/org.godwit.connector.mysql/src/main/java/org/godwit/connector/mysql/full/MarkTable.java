package org.godwit.connector.mysql.full;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** The table {@code godwit_checkpoint} of each target database. A mark is inserted in the transaction that writes what it stands for. Thread-safe. */
final class MarkTable {
    private static final Logger LOG = LoggerFactory.getLogger(MarkTable.class);

    private final Set<String> created = ConcurrentHashMap.newKeySet();

    private static String name(String database) {
        return Sql.quote(new ObjectName(database, BulkWriter.MARK_TABLE));
    }

    /** Before a transaction, since creating a table commits. */
    void ensure(Session session, String database, CancelToken cancel) throws GodwitException {
        if (!created.contains(database)) {
            session.execute("CREATE TABLE IF NOT EXISTS " + name(database) + " (mark VARCHAR(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, row_count BIGINT NOT NULL,"
                    + " conflicts BIGINT NOT NULL, bad_rows BIGINT NOT NULL, committed_at DATETIME(6) NOT NULL) COMMENT 'Godwit: what is committed; goes when the import is complete'", cancel);
            created.add(database);
        }
    }

    Optional<Written> find(Session session, String database, String mark, CancelToken cancel) throws GodwitException {
        return session.query("SELECT row_count, conflicts, bad_rows FROM " + name(database) + " WHERE mark = ?", List.of(mark), row -> new Written(row.getLong(1), row.getLong(2), row.getLong(3), List.of()),
                cancel).stream().findFirst();
    }

    void insert(Session session, String database, String mark, Written written, CancelToken cancel) throws GodwitException {
        try {
            session.execute("INSERT INTO " + name(database) + " VALUES (" + Sql.literal(mark) + ", " + written.rows() + ", " + written.conflicts() + ", " + written.badRows() + ", UTC_TIMESTAMP(6))", cancel);
        } catch (GodwitException e) {
            if (e.problem().code().equals(MySqlError.UNKNOWN_TABLE.code())) {
                created.remove(database);
                throw new GodwitException(FullError.MARKS_GONE, e, database);
            }
            throw e;
        }
    }

    /** Under a table lock nobody can add a mark between the look and the drop. Where the account may not lock tables, the empty table stays. */
    void forget(Session session, String database, String prefix, CancelToken cancel) throws GodwitException {
        if (session.query("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?", List.of(database, BulkWriter.MARK_TABLE), row -> 1, cancel).isEmpty()) {
            return;
        }
        String like = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        session.execute("DELETE FROM " + name(database) + " WHERE mark LIKE " + Sql.literal(like), cancel);
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
}
