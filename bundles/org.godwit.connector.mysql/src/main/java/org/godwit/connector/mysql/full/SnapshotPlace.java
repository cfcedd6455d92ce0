package org.godwit.connector.mysql.full;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.log.LogPlace;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Sql;

/** Opens a consistent snapshot and tells its place in the server's log. Immutable. */
final class SnapshotPlace {
    private final Reusable sessions;
    private final Features features;

    SnapshotPlace(ServerInfo server, Reusable sessions) {
        this.sessions = sessions;
        this.features = Features.of(server);
    }

    /** The session's transaction then reads as of the place; its end is the caller's. */
    LogPosition open(Session session, ObjectName table, CancelToken cancel) throws GodwitException {
        session.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", cancel);
        return features.isMariaDb() ? mariaDb(session, table, cancel) : mySql(session, table, cancel);
    }

    /** A consistent snapshot comes with its place (MariaDB: "Enhancements for START TRANSACTION WITH CONSISTENT SNAPSHOT"). */
    private LogPosition mariaDb(Session session, ObjectName table, CancelToken cancel) throws GodwitException {
        session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT", cancel);
        Map<String, String> status = new HashMap<>();
        session.query("SHOW STATUS LIKE 'binlog_snapshot_%'", List.of(), row -> status.put(row.getString(1).toLowerCase(java.util.Locale.ROOT), row.getString(2)), cancel);
        String file = status.getOrDefault("binlog_snapshot_file", "");
        if (file.isEmpty()) {
            throw new GodwitException(FullError.NO_PLACE, session.address(), table.toString());
        }
        long pos = Long.parseLong(status.get("binlog_snapshot_position"));
        Optional<String> gtid = session.text("SELECT BINLOG_GTID_POS(" + Sql.literal(file) + ", " + pos + ")", cancel);
        return new LogPlace(file, pos, session.text("SELECT @@global.server_id", cancel).orElse(""), Optional.of(gtid.orElse(""))).at(0);
    }

    /**
     * While another session lets nobody write to the table, the snapshot and the place are taken: whatever is written to the log between them concerns other tables. One session could not do both,
     * since it would end its transaction with the lock (MySQL manual, "LOCK TABLES and UNLOCK TABLES Statements").
     */
    private LogPosition mySql(Session session, ObjectName table, CancelToken cancel) throws GodwitException {
        Session locker = sessions.take(cancel);
        boolean whole = false;
        try {
            locker.execute("LOCK TABLES " + Sql.quote(table) + " READ", cancel);
            session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT", cancel);
            LogPosition place = status(locker, table, cancel);
            locker.execute("UNLOCK TABLES", cancel);
            whole = true;
            return place;
        } finally {
            if (whole) {
                sessions.giveBack(locker);
            } else {
                sessions.drop(locker);
            }
        }
    }

    private LogPosition status(Session session, ObjectName table, CancelToken cancel) throws GodwitException {
        LogPlace place = session.query(features.version().atLeast(8, 2) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS", List.of(),
                row -> new LogPlace(row.getString(1), row.getLong(2), "", Optional.ofNullable(row.getString(5)).map(g -> g.replaceAll("\\s", ""))), cancel).stream().findFirst()
                .orElseThrow(() -> new GodwitException(FullError.NO_PLACE, session.address(), table.toString()));
        boolean identifiers = session.text("SELECT @@global.gtid_mode", cancel).filter("ON"::equalsIgnoreCase).isPresent();
        String server = session.text("SELECT @@global.server_uuid", cancel).orElse("");
        return new LogPlace(place.file(), place.pos(), server, identifiers ? place.gtid() : Optional.empty()).at(0);
    }
}
