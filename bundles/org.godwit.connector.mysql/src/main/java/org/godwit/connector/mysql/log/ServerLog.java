package org.godwit.connector.mysql.log;

import com.github.shyiko.mysql.binlog.network.ServerException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;

/** What a server says about its own log. Used by one thread, as long as its connection lives. */
final class ServerLog {
    /** Enough for description, key and list. */
    private static final int FIRST_EVENTS = 4;

    private final Dump.Query server;
    private final boolean maria;
    private final String address;

    ServerLog(Dump.Query server, boolean maria, String address) {
        this.server = server;
        this.maria = maria;
        this.address = address;
    }

    /** A file of the log. */
    record File(String name, long size) {
    }

    /** Who has the files: MySQL's UUID; MariaDB has a number only. */
    String identity() throws GodwitException, IOException {
        return single(maria ? "SELECT @@global.server_id" : "SELECT @@global.server_uuid");
    }

    /** Whether each transaction has an identifier by which a place can be found again. */
    boolean hasGtids() throws GodwitException, IOException {
        return maria || single("SHOW GLOBAL VARIABLES LIKE 'gtid_mode'").equalsIgnoreCase("ON");
    }

    /** Where the log ends. */
    LogPlace end() throws GodwitException, IOException {
        List<List<String>> status = status();
        if (status.isEmpty()) {
            throw new GodwitException(LogError.NO_LOG, address);
        }
        List<String> row = status.getFirst();
        String file = row.get(0);
        long pos = Long.parseLong(row.get(1));
        Optional<String> gtid = Optional.empty();
        if (maria) {
            gtid = Optional.of(gtidAt(file, pos));
        } else if (hasGtids() && row.size() > 4) {
            gtid = Optional.of(MySqlGtids.parse(row.get(4)).text());
        }
        return new LogPlace(file, pos, identity(), gtid);
    }

    /** MySQL 8.4 has only the new name of the statement, older ones and MariaDB only the old one. */
    private List<List<String>> status() throws GodwitException, IOException {
        if (maria) {
            return server.rows("SHOW MASTER STATUS");
        }
        String version = single("SELECT VERSION()");
        return server.rows(newName(version) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
    }

    private static boolean newName(String version) {
        String[] parts = version.split("[^0-9]+");
        int major = parts.length > 0 && !parts[0].isEmpty() ? Integer.parseInt(parts[0]) : 0;
        int minor = parts.length > 1 && !parts[1].isEmpty() ? Integer.parseInt(parts[1]) : 0;
        return major > 8 || major == 8 && minor >= 2;
    }

    /** MariaDB: the identifiers before a place in a file. */
    String gtidAt(String file, long pos) throws GodwitException, IOException {
        return single("SELECT BINLOG_GTID_POS(" + org.godwit.schema.mysql.Sql.literal(file) + ", " + pos + ")");
    }

    List<File> files() throws GodwitException, IOException {
        try {
            return server.rows("SHOW BINARY LOGS").stream().map(r -> new File(r.get(0), Long.parseLong(r.get(1)))).toList();
        } catch (ServerException e) {
            if (e.getErrorCode() == 1381) {
                throw new GodwitException(LogError.NO_LOG, e, address);
            }
            throw e;
        }
    }

    /** Fails when something behind the place is gone, or when the server does not have yet what lies before it. */
    void requireAvailable(LogPlace place, boolean byGtid) throws GodwitException, IOException {
        List<File> files = files();
        String has = files.isEmpty() ? "nothing" : files.getFirst().name() + " to " + files.getLast().name();
        if (!byGtid) {
            requireFile(place, files, has);
        } else if (maria) {
            requireMaria(MariaGtids.parse(place.gtid().orElse("")), files, has);
        } else {
            requireMySql(MySqlGtids.parse(place.gtid().orElse("")), has);
        }
    }

    private void requireFile(LogPlace place, List<File> files, String has) throws GodwitException {
        Optional<File> file = files.stream().filter(f -> f.name().equals(place.file())).findFirst();
        if (file.isEmpty()) {
            throw new GodwitException(LogError.PURGED, address, "file " + place.file(), has);
        }
        // offsets behind 4 GB cannot be asked for; a file that long has ended there
        if (place.pos() > file.get().size()) {
            throw new GodwitException(LogError.PURGED, address, "file " + place.file() + " up to offset " + place.pos() + " (it ends at " + file.get().size() + ")", has);
        }
    }

    private void requireMySql(MySqlGtids mine, String has) throws GodwitException, IOException {
        MySqlGtids missing = MySqlGtids.parse(single("SELECT @@global.gtid_purged")).without(mine);
        if (!missing.isEmpty()) {
            throw new GodwitException(LogError.PURGED, address, missing.text(), has);
        }
        MySqlGtids ahead = mine.without(MySqlGtids.parse(single("SELECT @@global.gtid_executed")));
        if (!ahead.isEmpty()) {
            throw new GodwitException(LogError.BEHIND, address, ahead.text());
        }
    }

    private void requireMaria(MariaGtids mine, List<File> files, String has) throws GodwitException, IOException {
        Optional<MariaGtids> first = files.isEmpty() ? Optional.empty() : firstList(files.getFirst().name());
        if (first.isPresent() && !mine.covers(first.get())) {
            throw new GodwitException(LogError.PURGED, address, "what lies between " + (mine.isEmpty() ? "the beginning" : mine.text()) + " and " + first.get().text(), has);
        }
        MariaGtids reached = MariaGtids.parse(single("SELECT @@global.gtid_binlog_pos"));
        if (!reached.covers(mine)) {
            throw new GodwitException(LogError.BEHIND, address, mine.text() + ", it is at " + reached.text());
        }
    }

    /** The identifiers before the first file, as its list event says. */
    private Optional<MariaGtids> firstList(String file) throws GodwitException, IOException {
        for (List<String> event : server.rows("SHOW BINLOG EVENTS IN " + org.godwit.schema.mysql.Sql.literal(file) + " LIMIT " + FIRST_EVENTS)) {
            if (event.get(2).equals("Gtid_list")) {
                return Optional.of(MariaGtids.parse(event.get(5).replaceAll("[\\[\\]]", "")));
            }
        }
        return Optional.empty();
    }

    /** The last column of the first row; empty text when there is none. */
    private String single(String sql) throws GodwitException, IOException {
        List<List<String>> rows = server.rows(sql);
        return rows.isEmpty() ? "" : rows.getFirst().getLast();
    }
}
