package org.godwit.connector.mysql.full;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.connector.mysql.error.SqlErrors;
import org.godwit.connector.mysql.mark.MarkTable;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.ServerInfo;
import org.godwit.schema.mysql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills tables with LOAD DATA LOCAL or multi-row INSERT. Foreign keys are not checked (they are created or checked after the data); unique keys are, since a server that skips them
 * may take two rows with one key (MySQL manual, "unique_checks"). Thread-safe.
 */
public final class MySqlBulkWriter implements BulkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlBulkWriter.class);
    private static final int TABLES_PER_LOOK = 100;
    private static final long DEFAULT_PACKET = 4L << 20;
    private static final Pattern ENTRY = Pattern.compile("(?s).*?entry '(.*)' for key.*");

    private final Connections connections;
    private final ServerInfo server;
    private final FullOptions options;
    private final Reusable sessions;
    private final MarkTable marks;
    private volatile boolean loadRefused;

    public MySqlBulkWriter(Connections connections, ServerInfo server, FullOptions options, MarkTable marks) {
        this.connections = connections;
        this.server = server;
        this.options = options;
        this.marks = marks;
        this.sessions = new Reusable(connections, SessionKind.WRITE, this::prepare);
    }

    private void prepare(org.godwit.connector.mysql.connect.Session session, CancelToken cancel) throws GodwitException {
        session.execute(WriteSession.STRICT + ", foreign_key_checks = 0, unique_checks = 1, max_error_count = 65535, autocommit = 0" + (options.skipBinlog() ? ", sql_log_bin = 0" : ""), cancel);
        // no gap locks, so that lanes which fill neighbouring ranges do not wait for each other; statement-based logging forbids it
        if (!server.variable("binlog_format").equals("STATEMENT")) {
            session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", cancel);
        }
    }

    @Override
    public Session open(TableWrite table, CancelToken cancel) throws GodwitException {
        var session = sessions.take(cancel);
        try {
            marks.ensure(session, table.table().schema(), cancel);
            if (table.onBadRow() == OnBadRow.KEEP_APART) {
                ErrorTable.create(session, table.table().schema(), cancel);
            }
            return new WriteSession(this, session, table, cancel);
        } catch (GodwitException e) {
            sessions.drop(session);
            throw e;
        }
    }

    @Override
    public List<ObjectName> notEmpty(Collection<ObjectName> tables, CancelToken cancel) throws GodwitException {
        List<ObjectName> all = List.copyOf(tables);
        List<ObjectName> found = new ArrayList<>();
        try (var session = connections.pooled(cancel)) {
            for (int from = 0; from < all.size(); from += TABLES_PER_LOOK) {
                List<ObjectName> some = all.subList(from, Math.min(all.size(), from + TABLES_PER_LOOK));
                List<String> looks = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    looks.add("(SELECT " + i + " FROM " + Sql.quote(some.get(i)) + " LIMIT 1)");
                }
                session.query(String.join(" UNION ALL ", looks), List.of(), row -> row.getInt(1), cancel).forEach(i -> found.add(some.get(i)));
            }
        }
        return found;
    }

    @Override
    public void clear(ObjectName table, CancelToken cancel) throws GodwitException {
        var session = sessions.take(cancel);
        try {
            session.execute("TRUNCATE TABLE " + Sql.quote(table), cancel);
        } catch (GodwitException e) {
            sessions.drop(session);
            throw e;
        }
        sessions.giveBack(session);
    }

    @Override
    public void forgetMarks(String database, String prefix, CancelToken cancel) throws GodwitException {
        var session = sessions.take(cancel);
        try {
            marks.forget(session, database, prefix, cancel);
            session.execute("COMMIT", cancel);
        } catch (GodwitException e) {
            sessions.drop(session);
            throw e;
        }
        sessions.giveBack(session);
    }

    MarkTable marks() {
        return marks;
    }

    long loadBytes() {
        return options.loadBytes();
    }

    long maxPacket() {
        String variable = server.variable("max_allowed_packet");
        return variable.isEmpty() ? DEFAULT_PACKET : Long.parseLong(variable);
    }

    boolean mayLoad() {
        return switch (options.method()) {
            case AUTO -> !loadRefused && !server.variable("local_infile").equalsIgnoreCase("OFF") && !server.variable("local_infile").equals("0");
            case LOAD_DATA -> true;
            case INSERT -> false;
        };
    }

    /** From now on rows are inserted. */
    void loadRefused(SQLException e) throws GodwitException {
        if (options.method() == FullOptions.Method.LOAD_DATA) {
            throw SqlErrors.translate(e, connections.dataSource().address());
        }
        LOG.warn("{} does not take LOAD DATA LOCAL; rows are inserted instead", connections.dataSource().address(), e);
        loadRefused = true;
    }

    void giveBack(org.godwit.connector.mysql.connect.Session session) {
        sessions.giveBack(session);
    }

    void drop(org.godwit.connector.mysql.connect.Session session) throws GodwitException {
        sessions.drop(session);
    }

    /** The key value in the server's words about a duplicate. */
    static String duplicateEntry(String message) {
        Matcher matcher = ENTRY.matcher(message);
        return matcher.matches() ? matcher.group(1) : message;
    }
}
