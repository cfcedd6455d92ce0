package org.godwit.connector.mysql.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.connector.mysql.mark.MarkTable;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ChangeApplier;
import org.godwit.core.spi.ServerInfo;

/**
 * Applies changes to servers of the MySQL family. Many rows of a table go in one statement, many statements in one message, and every statement's affected rows and warnings are looked at, so
 * that nothing is lost or changed silently. Thread-safe.
 */
public final class MySqlChangeApplier implements ChangeApplier {
    /** Dates as the source has them, 0 for an auto-increment column, everything else that does not fit is an error. */
    static final String STRICT = "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'";

    /** Their blanks take more than one byte, so that trailing ones cannot be told by bytes. */
    private static final Set<String> WIDE = Set.of("utf16", "utf16le", "utf32", "ucs2");

    private final Connections connections;
    private final ServerInfo server;
    private final MarkTable marks;
    private final Dialect dialect;
    /** Checkpoints of which the target said that they are committed, by their marks. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, MarkTable.Owner> owners = new ConcurrentHashMap<>();

    public MySqlChangeApplier(Connections connections, ServerInfo server, MarkTable marks) {
        this.connections = connections;
        this.server = server;
        this.marks = marks;
        this.dialect = Dialect.of(server);
    }

    Dialect dialect() {
        return dialect;
    }

    MarkTable marks() {
        return marks;
    }

    /**
     * Numbers, moments, bits and bytes are told apart by their bytes, because a column's values all arrive in the one form that its declaration at the source gives them, and a target whose column
     * keeps fewer digits refuses or cannot hold what only differs there. Of text only collations that compare code by code can be told by bytes; of those without the attribute NO PAD, and of
     * CHAR, trailing blanks do not count (MySQL manual, "Trailing Space Handling in Comparisons"; MariaDB: collations with "nopad").
     */
    @Override
    public KeyForm keyForm(ColumnDef target) {
        return switch (target.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, ENUM, SET, SPATIAL -> KeyForm.BYTES;
            case TEXT -> text(target);
            case JSON, OTHER -> KeyForm.FOLDED;
        };
    }

    private static KeyForm text(ColumnDef target) {
        String collation = target.collation().orElse("").toLowerCase(Locale.ROOT);
        if (collation.equals("binary")) {
            return KeyForm.BYTES;
        }
        if (!collation.endsWith("_bin") || target.charset().filter(c -> WIDE.contains(c.toLowerCase(Locale.ROOT))).isPresent()) {
            return KeyForm.FOLDED;
        }
        boolean padded = target.type().name().equals("char") || !collation.contains("_0900_") && !collation.contains("nopad");
        return padded ? KeyForm.PADDED : KeyForm.BYTES;
    }

    @Override
    public List<Checkpoint> checkpoints(Settings settings, CancelToken cancel) throws GodwitException {
        disregard(settings);
        try (Session session = connect(settings, cancel)) {
            List<Checkpoint> found = new ArrayList<>();
            for (Map.Entry<String, String> entry : marks.positions(session, settings.database(), settings.job() + ":", cancel).entrySet()) {
                if (entry.getKey().matches("[0-9]{1,9}")) {
                    found.add(new Checkpoint(Integer.parseInt(entry.getKey()), entry.getValue()));
                }
            }
            session.execute("COMMIT", cancel);
            found.sort((a, b) -> Integer.compare(a.lane(), b.lane()));
            return found;
        }
    }

    @Override
    public void take(Settings settings, CancelToken cancel) throws GodwitException {
        MarkTable.Owner owner = new MarkTable.Owner(settings.job(), UUID.randomUUID().toString(), server.type() != DataSourceType.OB_MYSQL);
        try (Session session = connect(settings, cancel)) {
            marks.take(session, settings.database(), owner, cancel);
            session.execute("COMMIT", cancel);
        }
        owners.put(settings.job(), owner);
    }

    /** The owner as which lanes that are opened now apply changes; empty where nobody has taken the job. */
    Optional<MarkTable.Owner> owner(Settings settings) {
        return Optional.ofNullable(owners.get(settings.job()));
    }

    /** Moves a checkpoint, in the caller's transaction. */
    void move(Session session, Settings settings, Checkpoint checkpoint, Optional<MarkTable.Owner> owner, long rows, CancelToken cancel) throws GodwitException {
        String mark = settings.job() + ":" + checkpoint.lane();
        String statement = moving(settings, mark, checkpoint, owner, rows);
        if (session.execute(statement, cancel) > 0) {
            return;
        }
        if (owner.isEmpty() || !marks.isOwner(session, settings.database(), owner.get(), cancel) || session.execute(statement, cancel) == 0) {
            throw new GodwitException(ApplyError.TAKEN_OVER, settings.job(), connections.dataSource().name());
        }
    }

    /** The statement that moves a checkpoint. */
    static String moving(Settings settings, String mark, Checkpoint checkpoint, Optional<MarkTable.Owner> owner, long rows) {
        return owner.map(o -> MarkTable.move(settings.database(), mark, checkpoint.position(), rows, o)).orElseGet(() -> MarkTable.move(settings.database(), mark, checkpoint.position(), rows));
    }

    @Override
    public void reset(Settings settings, List<Checkpoint> checkpoints, CancelToken cancel) throws GodwitException {
        disregard(settings);
        try (Session session = connect(settings, cancel)) {
            Set<String> others = new TreeSet<>(marks.positions(session, settings.database(), settings.job() + ":", cancel).keySet());
            others.remove(MarkTable.OWNER);
            for (Checkpoint checkpoint : checkpoints) {
                String lane = Integer.toString(checkpoint.lane());
                others.remove(lane);
                move(session, settings, checkpoint, owner(settings), 0, cancel);
            }
            for (String other : others) {
                marks.remove(session, settings.database(), settings.job() + ":" + other, cancel);
            }
            session.execute("COMMIT", cancel);
        }
    }

    @Override
    public void forget(Settings settings, CancelToken cancel) throws GodwitException {
        disregard(settings);
        try (Session session = connections.dedicated(SessionKind.APPLY, cancel)) {
            prepare(session, cancel);
            marks.forgetPositions(session, settings.database(), settings.job() + ":", cancel);
            session.execute("COMMIT", cancel);
        }
    }

    @Override
    public Lane open(Settings settings, CancelToken cancel) throws GodwitException {
        return new ApplyLane(this, settings, connect(settings, cancel), cancel);
    }

    /** Who reads the checkpoints or sets them begins anew with what is there. */
    private void disregard(Settings settings) {
        acknowledged.keySet().removeIf(mark -> mark.startsWith(settings.job() + ":"));
    }

    void acknowledge(String mark, String position) {
        acknowledged.put(mark, position);
    }

    /** A server that crashed without syncing, or another one that took over, may lack what was committed: then nothing may be applied behind it. */
    void requireAcknowledged(Session session, Settings settings, String mark, CancelToken cancel) throws GodwitException {
        String known = acknowledged.get(mark);
        if (known != null) {
            Optional<String> found = marks.position(session, settings.database(), mark, cancel);
            if (found.isPresent() && !found.get().equals(known)) {
                throw new GodwitException(ApplyError.WENT_BACK, mark, session.address(), found.get(), known);
            }
        }
    }

    /** A session for a lane; the table of marks is there. */
    Session connect(Settings settings, CancelToken cancel) throws GodwitException {
        Session session = connections.dedicated(SessionKind.APPLY, cancel);
        try {
            prepare(session, cancel);
            marks.ensure(session, settings.database(), cancel);
            session.execute("COMMIT", cancel);
            return session;
        } catch (GodwitException e) {
            session.close();
            throw e;
        }
    }

    /** No gap locks, so that lanes which write neighbouring keys do not wait for each other; statement-based logging forbids it. */
    private void prepare(Session session, CancelToken cancel) throws GodwitException {
        session.execute(STRICT + ", autocommit = 0", cancel);
        if (!server.variable("binlog_format").equals("STATEMENT")) {
            session.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", cancel);
        }
    }
}
