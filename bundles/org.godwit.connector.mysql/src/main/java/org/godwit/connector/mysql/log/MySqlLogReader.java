package org.godwit.connector.mysql.log;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.godwit.connector.mysql.connect.ConnectionOptions;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.log.LogOptions.Address;
import org.godwit.connector.mysql.log.decode.MySqlChangeDecoder;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeDecoder;
import org.godwit.core.spi.LogReader;
import org.godwit.core.spi.ServerInfo;

/**
 * The binary log of MySQL, MariaDB and what speaks their replication protocol (OceanBase's binlog service). Places are identifiers where the server has them (MariaDB, MySQL with gtid_mode ON),
 * else file and offset of this one server. Thread-safe.
 */
public final class MySqlLogReader implements LogReader {
    private final Connections connections;
    private final boolean maria;
    private final LogOptions options;
    private final int connectMillis;

    public MySqlLogReader(Connections connections, ServerInfo server, LogOptions options, ConnectionOptions connection) {
        this.connections = connections;
        this.maria = server.type() == DataSourceType.MARIADB;
        this.options = options;
        this.connectMillis = connection.connectTimeoutSeconds() * 1000;
    }

    /** Asks the server something. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(ServerLog log) throws GodwitException, IOException;
    }

    @Override
    public LogPosition current(CancelToken cancel) throws GodwitException {
        return ask(ServerLog::end, cancel).at(0);
    }

    @Override
    public LogPosition at(Instant time, CancelToken cancel) throws GodwitException {
        List<ServerLog.File> files = ask(ServerLog::files, cancel);
        if (files.isEmpty()) {
            throw new GodwitException(LogError.NO_LOG, primary());
        }
        return new TimeSearch(connections.login(), primary(), options, connectMillis, cancel).find(time, files);
    }

    @Override
    public void requireAvailable(LogPosition from, CancelToken cancel) throws GodwitException {
        LogPlace place = LogPlace.of(from);
        ask(log -> {
            boolean byGtid = place.gtid().isPresent() && log.hasGtids();
            if (!byGtid && !place.server().isEmpty() && !place.server().equals(log.identity())) {
                throw new GodwitException(LogError.OTHER_SERVER, primary(), log.identity(), place.server());
            }
            log.requireAvailable(place, byGtid);
            return true;
        }, cancel);
    }

    private <T> T ask(Question<T> question, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return question.ask(new ServerLog(sql -> rows(session, sql, cancel), maria, primary().toString()));
        } catch (IOException e) {
            throw LogFailures.translate(e, primary().toString(), cancel);
        }
    }

    private static List<List<String>> rows(Session session, String sql, CancelToken cancel) throws GodwitException {
        return session.query(sql, List.of(), row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(Optional.ofNullable(row.getString(i)).orElse(""));
            }
            return values;
        }, cancel);
    }

    private Address primary() {
        return new Address(connections.dataSource().host(), connections.dataSource().port());
    }

    @Override
    public boolean covers(LogPosition reached, LogPosition wanted) {
        try {
            return LogPlace.of(reached).covers(LogPlace.of(wanted));
        } catch (GodwitException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void read(LogPosition from, Predicate<ObjectName> wanted, LogSink sink, CancelToken cancel) throws GodwitException {
        List<Address> addresses = new ArrayList<>(List.of(primary()));
        options.addresses().stream().filter(a -> !addresses.contains(a)).forEach(addresses::add);
        new Following(connections.login(), addresses, options, connectMillis, wanted, sink, cancel).run(from);
    }

    @Override
    public long offset(LogPosition position) {
        return LogPlace.offset(position);
    }

    @Override
    public ChangeDecoder decoder(ChangeDecoder.Tables tables) {
        return new MySqlChangeDecoder(tables);
    }
}
