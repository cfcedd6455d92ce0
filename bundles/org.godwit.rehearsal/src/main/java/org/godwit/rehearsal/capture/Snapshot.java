package org.godwit.rehearsal.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ServerInfo;

/** Opens a snapshot in which all tables are read, and tells at which place of the log it lies. Without state. */
final class Snapshot {
    private Snapshot() {
    }

    /**
     * @param placed whether the place is wanted, which costs MySQL a short lock
     * @return {@code file:offset}; empty when it is not wanted
     */
    static Optional<String> open(CaptureSession session, DataSource source, ServerInfo server, List<ObjectName> tables, boolean placed, StatementList statements, CancelToken cancel)
            throws GodwitException {
        if (!placed) {
            session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            return Optional.empty();
        }
        return Optional.of(server.type() == DataSourceType.MARIADB ? maria(session, source) : mySql(session, source, tables, statements, cancel));
    }

    /** A snapshot comes with its place (MariaDB: "Enhancements for START TRANSACTION WITH CONSISTENT SNAPSHOT"). */
    private static String maria(CaptureSession session, DataSource source) throws GodwitException {
        session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        List<String> file = session.first("SHOW STATUS LIKE 'binlog_snapshot_file'");
        List<String> offset = session.first("SHOW STATUS LIKE 'binlog_snapshot_position'");
        if (session.isOnlyNoting()) {
            return "";
        }
        if (file.size() < 2 || file.get(1).isEmpty() || offset.size() < 2) {
            throw new GodwitException(CaptureError.NO_LOG, source.address());
        }
        return file.get(1) + ":" + offset.get(1);
    }

    /** Nobody writes to the tables while the snapshot and the place are taken: two statements, mostly some milliseconds (MySQL manual, "LOCK TABLES and UNLOCK TABLES Statements"). */
    private static String mySql(CaptureSession session, DataSource source, List<ObjectName> tables, StatementList statements, CancelToken cancel) throws GodwitException {
        try (CaptureSession locker = CaptureSession.open(source, statements, cancel)) {
            String version = locker.first("SELECT VERSION()").getFirst();
            if (session.isOnlyNoting()) {
                locker.onlyNote();
            }
            locker.execute("SET SESSION lock_wait_timeout = 20");
            locker.execute("LOCK TABLES " + tables.stream().map(t -> SourceSql.quote(t) + " READ").collect(Collectors.joining(", ")));
            session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            List<String> status = locker.first(hasNewName(version) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
            locker.execute("UNLOCK TABLES");
            if (session.isOnlyNoting()) {
                return "";
            }
            if (status.isEmpty()) {
                throw new GodwitException(CaptureError.NO_LOG, source.address());
            }
            return status.get(0) + ":" + status.get(1);
        }
    }

    /** From 8.2 on the statement has its new name, from 8.4 on that alone. */
    private static boolean hasNewName(String version) {
        String[] parts = version.split("[^0-9]+");
        int major = Integer.parseInt(parts[0]);
        return major > 8 || major == 8 && parts.length > 1 && Integer.parseInt(parts[1]) >= 2;
    }
}
