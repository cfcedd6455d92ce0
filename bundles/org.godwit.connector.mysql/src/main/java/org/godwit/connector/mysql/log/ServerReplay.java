package org.godwit.connector.mysql.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.log.decode.Payload;
import org.godwit.connector.mysql.log.decode.TextJson;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.schema.mysql.Sql;

/**
 * Gives a server the events of a recording to apply them itself, with the statement BINLOG, as the server's own tool does (MariaDB manual, "BINLOG"; "mariadb-binlog"): the server decodes and
 * applies the rows, here only the borders of transactions are known. What such a server does not know of MySQL is put in its form first: compressed transactions are unpacked, and binary JSON becomes
 * text. Used by one thread.
 */
final class ServerReplay {
    private static final int STATEMENT_END = 1;
    private static final int CHECKSUM = 4;
    private static final int LENGTH_AT = 9;

    private final Session session;
    private final Set<ObjectName> tables;
    private final Set<String> databases;
    private final Progress progress;
    private final CancelToken cancel;
    private final Map<Long, Boolean> wanted = new HashMap<>();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final TextJson json = new TextJson();
    private final Payload payload = new Payload(this::inner);
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
        progress.expect(log.bytes());
        try (LogFiles files = new LogFiles(log.files(), first)) {
            while (files.next()) {
                progress.advance(files.size(), files.size());
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
        if (file.type() == Event.FORMAT_DESCRIPTION) {
            byte[] body = file.body();
            checksum = body.length > 62 && body[body.length - 5] == 1 ? CHECKSUM : 0;
            events.writeBytes(file.header());
            events.writeBytes(body);
            flush();
        } else if (file.type() == Event.TRANSACTION_PAYLOAD) {
            payload.reset();
            byte[] body = bare(file.body());
            payload.take(body, 0, body.length);
        } else {
            event(file.type(), file.header(), bare(file.body()));
        }
    }

    private byte[] bare(byte[] body) {
        return checksum == 0 ? body : Arrays.copyOf(body, body.length - checksum);
    }

    private void inner(int type, byte[] bytes, int from, int length) throws GodwitException {
        try {
            event(type, Arrays.copyOfRange(bytes, from - Event.HEADER, from), Arrays.copyOfRange(bytes, from, from + length));
        } catch (DataFormatException | IOException e) {
            throw new GodwitException(LogError.BAD_EVENT, e, "the recording", String.valueOf(e.getMessage()));
        }
    }

    /** @param body without its checksum */
    private void event(int type, byte[] header, byte[] body) throws IOException, GodwitException, DataFormatException {
        if (Event.isRows(type)) {
            rows(type, header, body);
            return;
        }
        switch (type) {
            case Event.TABLE_MAP -> tableMap(header, body);
            case Event.MARIA_GTID -> {
                if ((body[12] & 1) == 0) {
                    begin();
                }
            }
            case Event.XID -> commit();
            case Event.QUERY, Event.QUERY_COMPRESSED -> query(QueryEvent.parse(type, body, 0, body.length));
            case Event.XA_PREPARE, Event.PARTIAL_UPDATE_ROWS, Event.EXECUTE_LOAD_QUERY -> throw new GodwitException(LogError.UNKNOWN_EVENT, "the recording", type, "", Event.number(header, 13, 4));
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
            add(header, json.map(body));
        }
    }

    private void rows(int type, byte[] header, byte[] body) throws GodwitException, IOException, DataFormatException {
        if (wanted.getOrDefault(Event.number(body, 0, 6), false)) {
            add(header, json.rows(type, body));
        }
        if ((Event.number(body, 6, 2) & STATEMENT_END) != 0) {
            flush();
            wanted.clear();
        }
    }

    /** With its length and checksum as they are now. */
    private void add(byte[] header, byte[] body) {
        byte[] event = Arrays.copyOf(header, header.length + body.length + checksum);
        System.arraycopy(body, 0, event, header.length, body.length);
        put(event, LENGTH_AT, event.length);
        if (checksum > 0) {
            CRC32 sum = new CRC32();
            sum.update(event, 0, event.length - checksum);
            put(event, event.length - checksum, sum.getValue());
        }
        events.writeBytes(event);
    }

    private static void put(byte[] event, int at, long value) {
        for (int i = 0; i < 4; i++) {
            event[at + i] = (byte) (value >>> 8 * i);
        }
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
