package org.godwit.connector.mysql.full;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.connect.Connections;
import org.godwit.connector.mysql.connect.Session;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.slice.Slice;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.Splitter;
import org.godwit.schema.mysql.Sql;

/**
 * Cuts by arithmetic where the key is one integer whose values lie dense, else by walking the key's index from bound to bound, each step skipping the rows of one slice: every key is stepped over
 * once, just before its rows are read, so the pages are fetched once. No bounds are invented for keys that are not numbers, so any collation and any type keeps its own order. Thread-safe.
 */
public final class MySqlSplitter implements Splitter {
    /** Below this share of used key values the arithmetic would make slices of very different sizes. */
    private static final double DENSE = 0.3;

    private final Connections connections;

    public MySqlSplitter(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void split(TableRead table, LongSupplier rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException {
        long rows = Math.max(1, rowsPerSlice.getAsLong());
        if (!table.hasKey()) {
            sink.accept(new Slice(table.table(), 0, KeyRange.ALL, estimatedRows(table, cancel)));
            return;
        }
        Optional<List<KeyValue>> last = last(table, cancel);
        if (last.isEmpty() || isSmall(table, last.get(), rows, cancel)) {
            sink.accept(new Slice(table.table(), 0, KeyRange.ALL, last.isEmpty() ? 0 : Math.min(rows, Math.max(1, estimatedRows(table, cancel)))));
            return;
        }
        sink.accept(new Slice(table.table(), 0, new KeyRange(last.get(), List.of()), 0));
        splitRange(table, new KeyRange(List.of(), last.get()), 1, rowsPerSlice, sink, cancel);
    }

    @Override
    public void splitRange(TableRead table, KeyRange rest, int firstNumber, LongSupplier rowsPerSlice, SliceSink sink, CancelToken cancel) throws GodwitException {
        Optional<Dense> dense = isInteger(table) ? dense(table, rest, cancel) : Optional.empty();
        KeyRange left = rest;
        for (int number = firstNumber;; number++) {
            cancel.check();
            long rows = Math.max(1, rowsPerSlice.getAsLong());
            Optional<List<KeyValue>> bound = dense.isPresent() ? dense.get().next(rows) : walk(table, left, rows, cancel);
            if (bound.isEmpty() || bound.get().equals(rest.high())) {
                sink.accept(new Slice(table.table(), number, left, rows));
                return;
            }
            sink.accept(new Slice(table.table(), number, new KeyRange(left.low(), bound.get()), rows));
            left = new KeyRange(bound.get(), rest.high());
        }
    }

    /** Steps through the values of a dense integer key. */
    private static final class Dense {
        private final BigInteger high;
        private final BigDecimal valuesPerRow;
        private BigInteger at;

        Dense(BigInteger below, BigInteger high, double density) {
            this.at = below;
            this.high = high;
            this.valuesPerRow = BigDecimal.valueOf(1 / Math.min(1, density));
        }

        /** The next bound; empty when the rest is one slice. */
        Optional<List<KeyValue>> next(long rows) {
            at = at.add(valuesPerRow.multiply(BigDecimal.valueOf(rows)).setScale(0, RoundingMode.CEILING).toBigInteger());
            return at.compareTo(high) >= 0 ? Optional.empty() : Optional.of(List.of(new KeyValue(ValueKind.INTEGER, at.toString())));
        }
    }

    private static boolean isInteger(TableRead table) {
        return table.key().size() == 1 && table.key().getFirst().type().kind() == ValueKind.INTEGER;
    }

    private Optional<Dense> dense(TableRead table, KeyRange rest, CancelToken cancel) throws GodwitException {
        BigInteger high = new BigInteger(rest.high().getFirst().text());
        Optional<List<KeyValue>> first = edge(table, "ASC", cancel);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        BigInteger min = new BigInteger(first.get().getFirst().text());
        BigInteger span = high.subtract(min).add(BigInteger.ONE);
        double density = estimatedRows(table, cancel) / Math.max(1, span.doubleValue());
        BigInteger below = rest.low().isEmpty() ? min.subtract(BigInteger.ONE) : new BigInteger(rest.low().getFirst().text());
        return density >= DENSE && table.filter().isEmpty() ? Optional.of(new Dense(below, high, density)) : Optional.empty();
    }

    private boolean isSmall(TableRead table, List<KeyValue> last, long rows, CancelToken cancel) throws GodwitException {
        if (isInteger(table)) {
            Optional<List<KeyValue>> first = edge(table, "ASC", cancel);
            if (first.isPresent() && new BigInteger(last.getFirst().text()).subtract(new BigInteger(first.get().getFirst().text())).compareTo(BigInteger.valueOf(rows)) < 0) {
                return true;
            }
        }
        return walk(table, KeyRange.ALL, rows, cancel).filter(k -> !k.equals(last)).isEmpty();
    }

    private Optional<List<KeyValue>> last(TableRead table, CancelToken cancel) throws GodwitException {
        return edge(table, "DESC", cancel);
    }

    private Optional<List<KeyValue>> edge(TableRead table, String direction, CancelToken cancel) throws GodwitException {
        return key(table, "", order(table, direction) + " LIMIT 1", cancel);
    }

    /** The key of the row at the end of the next {@code rows} rows; empty when fewer are left. */
    private Optional<List<KeyValue>> walk(TableRead table, KeyRange left, long rows, CancelToken cancel) throws GodwitException {
        return key(table, MySqlSliceReader.where(table, left), order(table, "ASC") + " LIMIT 1 OFFSET " + (rows - 1), cancel);
    }

    private static String order(TableRead table, String direction) {
        return " ORDER BY " + table.key().stream().map(ColumnDef::name).map(n -> Sql.quote(n) + " " + direction).collect(Collectors.joining(", "));
    }

    /** A key with text that is not valid in its character set is passed over: no literal could stand for it, so it is no bound. */
    private Optional<List<KeyValue>> key(TableRead table, String where, String rest, CancelToken cancel) throws GodwitException {
        String head = "SELECT " + KeySql.select(table.key()) + " FROM " + Sql.quote(table.table()) + where;
        Optional<List<KeyValue>> key = query(table, head + rest, cancel);
        if (key.filter(k -> KeySql.isBroken(table.key(), k)).isEmpty()) {
            return key;
        }
        return query(table, head + (where.isEmpty() ? " WHERE " : " AND ") + KeySql.sound(table.key()) + rest, cancel);
    }

    private Optional<List<KeyValue>> query(TableRead table, String sql, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return session.query(sql, List.of(), row -> values(table, row), cancel).stream().findFirst();
        }
    }

    private static List<KeyValue> values(TableRead table, ResultSet row) throws SQLException {
        List<KeyValue> values = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            values.add(KeySql.value(table.key().get(i), row.getString(2 * i + 1), row.getString(2 * i + 2)));
        }
        return values;
    }

    private long estimatedRows(TableRead table, CancelToken cancel) throws GodwitException {
        try (Session session = connections.pooled(cancel)) {
            return session.query("SELECT TABLE_ROWS FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?", List.of(table.table().schema(), table.table().name()), row -> row.getLong(1),
                    cancel).stream().findFirst().orElse(0L);
        }
    }
}
