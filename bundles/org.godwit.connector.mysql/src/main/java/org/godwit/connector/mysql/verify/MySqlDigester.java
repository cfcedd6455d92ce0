package org.godwit.connector.mysql.verify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.connector.mysql.connect.SessionKind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester;
import org.godwit.core.spi.RowSql;
import org.godwit.core.spi.ServerInfo;

/** Digests in servers of the MySQL family. Thread-safe; keeps the connections it took for the next call, they end with the endpoint. */
public final class MySqlDigester implements Digester {
    /** Columns of {@link DigestSql#list} before the key. */
    private static final int BEFORE_KEY = 3;
    /** The driver's connection keeps a buffer of the largest row it saw; from this size on it is given up. */
    private static final long KEPT_BYTES = 1 << 20;

    private final Connections connections;
    private final DigestSql sql;
    private final RowSql rowSql;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

    public MySqlDigester(Connections connections, ServerInfo server) {
        this.connections = connections;
        this.sql = new DigestSql(DigestDialect.of(server));
        this.rowSql = new MySqlRowSql(server.type());
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException, GodwitException;
    }

    /** MySQL 9.6 and later have MD5 only with a component, all have SHA2. */
    @Override
    public Set<Hash> hashes(CancelToken cancel) throws GodwitException {
        Set<Hash> known = EnumSet.of(Hash.SHA256);
        try (Session session = connections.pooled(cancel)) {
            session.text("SELECT MD5('')", cancel);
            known.add(Hash.MD5);
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
        }
        return known;
    }

    @Override
    public Digest digest(DigestRead read, RowSet.Part part, CancelToken cancel) throws GodwitException {
        List<Digest> one = new ArrayList<>();
        query(read, sql.digest(read, part), row -> one.add(digest(row, 1, read)), cancel);
        return one.get(0);
    }

    @Override
    public List<Digest> split(DigestRead read, RowSet.Part part, int ways, CancelToken cancel) throws GodwitException {
        List<Digest> parts = new ArrayList<>(Collections.nCopies(ways, Digest.EMPTY));
        query(read, sql.split(read, part, ways), row -> parts.set(row.getInt(1), digest(row, 2, read)), cancel);
        return parts;
    }

    @Override
    public void list(DigestRead read, RowSet rows, Sink<RowDigest> sink, CancelToken cancel) throws GodwitException {
        query(read, sql.list(read, rows), row -> sink.accept(rowDigest(row, read)), cancel);
    }

    @Override
    public void fetch(DigestRead read, RowSet rows, Sink<Row> sink, CancelToken cancel) throws GodwitException {
        int first = BEFORE_KEY + read.keyForms().size() + 1;
        AtomicLong largest = new AtomicLong();
        query(read, sql.fetch(read, rows), row -> {
            List<Optional<byte[]>> values = new ArrayList<>(read.forms().size());
            long size = 0;
            for (int i = 0; i < read.forms().size(); i++) {
                values.add(Optional.ofNullable(row.getBytes(first + i)));
                size += values.getLast().map(v -> v.length).orElse(0);
            }
            largest.accumulateAndGet(size, Math::max);
            sink.accept(new Row(rowDigest(row, read), values));
        }, () -> largest.get() < KEPT_BYTES, cancel);
    }

    @Override
    public RowSql rowSql() {
        return rowSql;
    }

    private Digest digest(ResultSet row, int column, DigestRead read) throws SQLException {
        long rows = row.getLong(column);
        return switch (sql.fold(read)) {
            // NULL without rows on some servers
            case BYTES -> digest(rows, Optional.ofNullable(row.getBytes(column + 1)).filter(b -> b.length == 16).orElseGet(() -> new byte[16]));
            case CHECKSUMS -> digest(rows, CrcFold.unfold(rows, new long[] {row.getLong(column + 1), row.getLong(column + 2), row.getLong(column + 3), row.getLong(column + 4)}));
            case SUMS, HALVES -> new Digest(rows, low64(row.getBigDecimal(column + 1)), low64(row.getBigDecimal(column + 2)));
        };
    }

    private static Digest digest(long rows, byte[] bits) {
        ByteBuffer buffer = ByteBuffer.wrap(bits);
        return new Digest(rows, buffer.getLong(), buffer.getLong());
    }

    /** The low 64 bits of a sum of unsigned numbers; zero without rows. */
    private static long low64(BigDecimal number) {
        return number == null ? 0 : number.toBigInteger().and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)).longValue();
    }

    private static RowDigest rowDigest(ResultSet row, DigestRead read) throws SQLException {
        List<KeyValue> key = new ArrayList<>(read.keyForms().size());
        for (int i = 0; i < read.keyForms().size(); i++) {
            key.add(keyValue(read.table().key().get(i), row.getBytes(BEFORE_KEY + 1 + i)));
        }
        String hash = Optional.ofNullable(row.getString(1)).orElseThrow(() -> new SQLException("hash of a row is NULL, the row is larger than max_allowed_packet", "HY000", 1301));
        HexFormat hex = HexFormat.of();
        return new RowDigest(key, HexFormat.fromHexDigitsToLong(hash, 0, 16), HexFormat.fromHexDigitsToLong(hash, 16, 32), row.getLong(2), row.getLong(BEFORE_KEY));
    }

    /** Members of ENUM and SET are text here, because their numbers may differ between the servers. */
    private static KeyValue keyValue(ColumnDef column, byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return switch (column.type().kind()) {
            case BINARY, SPATIAL -> new KeyValue(column.type().kind(), HexFormat.of().formatHex(value));
            case TEXT, ENUM, SET -> new KeyValue(ValueKind.TEXT, BrokenText.decode(value));
            case INTEGER, BIT, YEAR -> new KeyValue(ValueKind.INTEGER, text);
            case DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, JSON, OTHER -> new KeyValue(column.type().kind(), text);
        };
    }

    /** Streams the rows, so that only one is in memory. A session is kept only after success, because a stream that broke off leaves it unusable. */
    private void query(DigestRead read, String query, RowReader reader, CancelToken cancel) throws GodwitException {
        query(read, query, reader, () -> true, cancel);
    }

    private void query(DigestRead read, String query, RowReader reader, BooleanSupplier keep, CancelToken cancel) throws GodwitException {
        cancel.check();
        Session session = Optional.ofNullable(idle.pollFirst()).orElse(null);
        if (session == null) {
            session = connections.dedicated(SessionKind.READ, cancel);
        }
        boolean done = false;
        try (Statement statement = session.connection().createStatement(); CancelToken.Registration guard = session.guard(statement, cancel)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    reader.read(result);
                }
            }
            done = true;
        } catch (SQLException e) {
            // when the server was restarted, the idle connections are as dead as this one, and a new attempt shall not try them one by one
            for (Session other = idle.pollFirst(); other != null; other = idle.pollFirst()) {
                other.close();
            }
            throw session.translate(e, read.table().table().toString(), cancel);
        } finally {
            if (done && keep.getAsBoolean()) {
                idle.addFirst(session);
            } else {
                session.close();
            }
        }
    }
}
