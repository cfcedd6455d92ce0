package org.godwit.connector.mysql.examine;

import java.util.ArrayList;
import java.util.List;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner.LockHolder;

/**
 * Who holds locks and who waits: open transactions of InnoDB (MySQL manual, "The INFORMATION_SCHEMA INNODB_TRX Table"), and statements that wait for a table or the whole server, which only the process
 * list tells. Without state.
 */
final class LockLook {
    private static final String TRANSACTIONS = """
            SELECT t.trx_mysql_thread_id, CONCAT(COALESCE(p.USER, '?'), '@', COALESCE(p.HOST, '?')), TIMESTAMPDIFF(SECOND, t.trx_started, NOW()), t.trx_rows_locked, t.trx_state = 'LOCK WAIT',
              CONCAT_WS(', ', p.COMMAND, NULLIF(p.STATE, ''), CONCAT(t.trx_rows_modified, ' rows changed'))
            FROM information_schema.INNODB_TRX t LEFT JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
            WHERE t.trx_mysql_thread_id <> CONNECTION_ID() AND (t.trx_rows_locked > 0 OR t.trx_tables_locked > 0 OR t.trx_rows_modified > 0)
            ORDER BY t.trx_started LIMIT 50""";
    private static final String TABLE_WAITS = """
            SELECT ID, CONCAT(USER, '@', HOST), TIME, 0, TRUE, STATE FROM information_schema.PROCESSLIST
            WHERE ID <> CONNECTION_ID() AND (STATE LIKE 'Waiting for%lock%' OR STATE LIKE 'Waiting for backup%') ORDER BY TIME DESC LIMIT 50""";

    private LockLook() {
    }

    static List<LockHolder> look(Session session, CancelToken cancel) throws GodwitException {
        List<LockHolder> found = new ArrayList<>(query(session, TRANSACTIONS, cancel));
        query(session, TABLE_WAITS, cancel).stream().filter(w -> found.stream().noneMatch(f -> f.session() == w.session())).forEach(found::add);
        return found;
    }

    private static List<LockHolder> query(Session session, String sql, CancelToken cancel) throws GodwitException {
        return session.query(sql, List.of(),
                row -> new LockHolder(row.getLong(1), row.getString(2), Math.max(0, row.getLong(3)), row.getLong(4), row.getBoolean(5), String.valueOf(row.getString(6)), "KILL " + row.getLong(1)), cancel);
    }
}
