package org.godwit.rehearsal.planted;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.IndexDef;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * Puts a seeded set of differences of all kinds into the target, each into a row of its own, and remembers them. What the server does not take as a difference (a key that is there already, a value
 * that stays the same) counts as not planted. Used by one thread.
 */
final class PlantedErrors {
    /** One of them, by which the verification must find it. */
    record Plant(String table, PlantedKind kind, String key, String column, String expected) {
    }

    private static final int ATTEMPTS = 6;

    private final Connection connection;
    private final Random random;
    private final CancelToken cancel;
    private final List<Plant> planted = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private PlantedErrors(Connection connection, long seed, CancelToken cancel) {
        this.connection = connection;
        this.random = new Random(seed);
        this.cancel = cancel;
    }

    static List<Plant> plant(DataSource target, List<TableDef> tables, long seed, CancelToken cancel) throws GodwitException {
        try (Connection connection = Jdbc.connect(target, new Properties()); CancelToken.Registration hook = cancel.onCancel(() -> Jdbc.abort(connection))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION foreign_key_checks = 0, sql_mode = '', time_zone = '+00:00', sql_log_bin = 0");
            }
            PlantedErrors errors = new PlantedErrors(connection, seed, cancel);
            for (TableDef table : tables) {
                if (isTold(table)) {
                    errors.plant(new PlantedRows(connection, table));
                }
            }
            return errors.planted;
        } catch (SQLException e) {
            throw cancel.isCancelled() ? new GodwitException(CoreError.CANCELLED, e) : new GodwitException(RehearsalError.TWIN_SQL, e, target.address(), e.getMessage());
        }
    }

    /** Whether the key can be told in the words of the verification. */
    private static boolean isTold(TableDef table) {
        List<ColumnDef> key = table.keyColumns();
        return !key.isEmpty() && key.stream().allMatch(c -> switch (c.type().kind()) {
            case INTEGER, DECIMAL, DATE -> true;
            case TEXT -> c.charset().orElse("").startsWith("utf8") && c.type().name().equals("varchar");
            case FLOAT, BIT, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
        });
    }

    private void plant(PlantedRows rows) throws SQLException, GodwitException {
        long count = rows.count();
        if (count < PlantedKind.values().length * 3L) {
            return;
        }
        for (PlantedKind kind : PlantedKind.values()) {
            cancel.check();
            List<ColumnDef> columns = columns(rows.table(), kind);
            for (int i = 0; i < ATTEMPTS && !columns.isEmpty(); i++) {
                ColumnDef column = columns.get(random.nextInt(columns.size()));
                if (tryOne(rows, kind, column, count)) {
                    break;
                }
            }
        }
    }

    private boolean tryOne(PlantedRows rows, PlantedKind kind, ColumnDef column, long count) throws SQLException {
        List<String> key = rows.key(random.nextLong(count));
        if (key.isEmpty() || !use(rows, key)) {
            return false;
        }
        try {
            return switch (kind) {
                case MISSING -> rows.delete(key) && add(rows, kind, key, "", "MASTER_ONLY");
                case EXTRA -> insert(rows, key);
                case SWAPPED -> swap(rows, column, key, count);
                case NUMBER, SIGN, ONE_BIT, TRAILING_BLANK, LETTER_CASE, TRUNCATED, QUESTION_MARK, NULL_FOR_EMPTY, TIME_SHIFT, FRACTION_LOST, DATE_SHIFT, FLOAT_ROUNDED, BINARY_BYTE, BIT_FLIPPED, OTHER_MEMBER, DOCUMENT ->
                    change(rows, kind, column, key, kind.changed(PlantedRows.quote(column.name())));
            };
        } catch (SQLException e) {
            // a key, a check or a length is in the way; another row or column is tried
            return false;
        }
    }

    private boolean use(PlantedRows rows, List<String> key) {
        return used.add(rows.table().name() + " " + key);
    }

    private static List<ColumnDef> columns(TableDef table, PlantedKind kind) {
        Set<String> indexed = table.indexes().stream().filter(IndexDef::isUnique).flatMap(i -> i.wholeColumns().stream()).flatMap(List::stream).collect(Collectors.toSet());
        Set<String> referring = table.foreignKeys().stream().flatMap(f -> f.columns().stream()).collect(Collectors.toSet());
        return table.columns().stream().filter(ColumnDef::isWritable).filter(c -> !indexed.contains(c.name()) && !referring.contains(c.name())).filter(kind::fits).toList();
    }

    /** A copy of a row under a key of its own. */
    private boolean insert(PlantedRows rows, List<String> key) throws SQLException {
        List<String> made = new ArrayList<>(key);
        made.set(made.size() - 1, rows.freshKey());
        return use(rows, made) && rows.copy(key, made.getLast()) && rows.count(made) == 1 && add(rows, PlantedKind.EXTRA, made, "", "IMAGE_ONLY");
    }

    private boolean swap(PlantedRows rows, ColumnDef column, List<String> key, long count) throws SQLException {
        List<String> other = rows.key(random.nextLong(count));
        if (other.isEmpty() || !use(rows, other)) {
            return false;
        }
        Optional<String> mine = rows.value(column, key);
        Optional<String> theirs = rows.value(column, other);
        if (mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs)) {
            return false;
        }
        return change(rows, PlantedKind.SWAPPED, column, key, "UNHEX('" + theirs.get() + "')") & change(rows, PlantedKind.SWAPPED, column, other, "UNHEX('" + mine.get() + "')");
    }

    private boolean change(PlantedRows rows, PlantedKind kind, ColumnDef column, List<String> key, String expression) throws SQLException {
        Optional<String> before = rows.value(column, key);
        rows.set(column, expression, key);
        return !before.equals(rows.value(column, key)) && add(rows, kind, key, column.name(), "MISMATCHED");
    }

    private boolean add(PlantedRows rows, PlantedKind kind, List<String> key, String column, String expected) {
        return planted.add(new Plant(rows.table().name().toString(), kind, String.join(",", key), column, expected));
    }
}
