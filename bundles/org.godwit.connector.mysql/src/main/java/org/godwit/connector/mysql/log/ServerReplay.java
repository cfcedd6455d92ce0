package org.godwit.connector.mysql.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.schema.mysql.Sql;

/**
 * Gives a server the events of a recording to apply them itself, with the statement BINLOG, as the server's own tool does (MariaDB manual, "BINLOG"; "mariadb-binlog"): the server decodes and
 * applies the rows, here only the borders of transactions are known. Used by one thread.
 */
final class ServerReplay {
    private static final int STATEMENT_END = 1;

    private final Session session;
    private final Set<ObjectName> tables;
    private final Set<String> databases;
    private final Progress progress;
    private final CancelToken cancel;
    private final Map<Long, Boolean> wanted = new HashMap<>();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private int checksum;
    private boolean begun;
    private long transactions;

    ServerReplay(Session session, Set<ObjectName> tables, Progress progress, CancelToken cancel) {
        this.session = session;
        this.tables = tables;
        this.databases = tables.stream().map(ObjectName::schema).collect(Collectors.toSet());
        this.progress = progress;
        this.cancel = cancel;
    }

    long run(RecordedLog log) throws GodwitException {
        LogPlace begin = LogPlace.of(log.begin());
        session.execute("SET SESSION sql_log_bin=0, foreign_key_checks=1, unique_checks=1, autocommit=1", cancel);
        int first = 0;
        for (int i = 0; i < log.files().size(); i++) {
            first = log.files().get(i).getFileName().toString().equals(begin.file()) ? i : first;
        }
        try (LogFiles files = new LogFiles(log.files(), first)) {
            while (files.next()) {
                if (files.isBehind(first, begin.pos()) || files.type() == Event.FORMAT_DESCRIPTION) {
                    event(files);
                }
            }
        } catch (DataFormatException e) {
            throw new GodwitException(LogError.BAD_EVENT, e, "the recording", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw LogFailures.translate(e, "the recording", cancel);
        }
        if (begun) {
            session.execute("ROLLBACK", cancel);
        }
        return transactions;
    }

    private void event(LogFiles file) throws IOException, GodwitException, DataFormatException {
        int type = file.type();
        if (Event.isRows(type)) {
            rows(file.header(), file.body());
            return;
        }
        switch (type) {
            case Event.FORMAT_DESCRIPTION -> {
                byte[] body = file.body();
                checksum = body.length > 62 && body[body.length - 5] == 1 ? 4 : 0;
                add(file.header(), body);
                flush();
            }
            case Event.TABLE_MAP -> tableMap(file.header(), file.body());
            case Event.MARIA_GTID -> {
                byte[] body = file.body();
                if ((body[12] & 1) == 0) {
                    begin();
                }
            }
            case Event.XID -> commit();
            case Event.QUERY, Event.QUERY_COMPRESSED -> {
                byte[] body = file.body();
                query(QueryEvent.parse(type, body, 0, body.length - checksum));
            }
            case Event.TRANSACTION_PAYLOAD, Event.XA_PREPARE, Event.PARTIAL_UPDATE_ROWS, Event.EXECUTE_LOAD_QUERY -> throw new GodwitException(LogError.UNKNOWN_EVENT, "the recording", type,
                    file.path().getFileName(), file.end());
            default -> {
                // identifiers, rotations and comments change nothing
            }
        }
    }

    private void tableMap(byte[] header, byte[] body) {
        int length = body[8] & 0xFF;
        int nameLength = body[10 + length] & 0xFF;
        boolean kept = tables.contains(new ObjectName(new String(body, 9, length, StandardCharsets.UTF_8), new String(body, 11 + length, nameLength, StandardCharsets.UTF_8)));
        wanted.put(Event.number(body, 0, 6), kept);
        if (kept) {
            add(header, body);
        }
    }

    private void rows(byte[] header, byte[] body) throws GodwitException {
        if (wanted.getOrDefault(Event.number(body, 0, 6), false)) {
            add(header, body);
            progress.advance(1, body.length);
        }
        if ((Event.number(body, 6, 2) & STATEMENT_END) != 0) {
            flush();
            wanted.clear();
        }
    }

    private void add(byte[] header, byte[] body) {
        events.writeBytes(header);
        events.writeBytes(body);
    }

    private void flush() throws GodwitException {
        if (events.size() > 0) {
            byte[] all = events.toByteArray();
            events.reset();
            session.execute("BINLOG '" + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(all) + "'", cancel);
        }
    }

    private void begin() throws GodwitException {
        if (!begun) {
            session.execute("BEGIN", cancel);
            begun = true;
        }
    }

    private void commit() throws GodwitException {
        flush();
        session.execute("COMMIT", cancel);
        begun = false;
        transactions++;
    }

    private void query(QueryEvent query) throws GodwitException {
        switch (Statement.kind(query.statement())) {
            case BEGIN -> begin();
            case COMMIT -> commit();
            case ROLLBACK -> {
                events.reset();
                session.execute("ROLLBACK", cancel);
                begun = false;
            }
            case DDL, DDL_WITH_ROWS -> statement(query);
            case NOTHING, ROLLBACK_TO, DML, XA_START, XA_COMMIT, XA_ROLLBACK -> {
                // changes no row of a table that is looked at, or the reader of the log has refused it already
            }
        }
    }

    private void statement(QueryEvent query) throws GodwitException {
        flush();
        boolean ours = databases.contains(query.database()) || databases.stream().anyMatch(d -> query.statement().contains(Sql.quote(d) + ".") || query.statement().contains(d + "."));
        if (!ours) {
            return;
        }
        if (!query.database().isEmpty() && databases.contains(query.database())) {
            session.execute("USE " + Sql.quote(query.database()), cancel);
        }
        session.execute("SET SESSION sql_mode = '" + query.sqlMode() + "'", cancel);
        session.execute(query.statement(), cancel);
        transactions++;
    }
}
