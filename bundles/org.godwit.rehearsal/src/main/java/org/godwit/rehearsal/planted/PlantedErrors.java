package org.godwit.rehearsal.planted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;

/**
 * Puts a seeded set of differences of all kinds into the target, each into a row of its own, and remembers them. What the server does not take as a difference (a key that is there already, a value
 * that stays the same) counts as not planted. Used by one thread.
 */
final class PlantedErrors {
    /** The differences that migrations make in practice. */
    enum Kind {
        MISSING, EXTRA, NUMBER, ONE_BIT, TRAILING_BLANK, LETTER_CASE, NULL_FOR_EMPTY, TIME_SHIFT, FLOAT_ROUNDED, SWAPPED
    }

    /** One of them, by which the verification must find it. */
    record Plant(String table, Kind kind, String key, String column, String expected) {
    }

    private static final int ATTEMPTS = 6;

    private final Connection connection;
    private final Random random;
    private final DataSource target;
    private final CancelToken cancel;
    private final List<Plant> planted = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private PlantedErrors(Connection connection, long seed, DataSource target, CancelToken cancel) {
        this.connection = connection;
        this.random = new Random(seed);
        this.target = target;
        this.cancel = cancel;
    }

    static List<Plant> plant(DataSource target, List<TableDef> tables, long seed, CancelToken cancel) throws GodwitException {
        try (Connection connection = Jdbc.connect(target, new Properties()); CancelToken.Registration hook = cancel.onCancel(() -> Jdbc.abort(connection))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION foreign_key_checks = 0, sql_mode = '', time_zone = '+00:00', sql_log_bin = 0");
            }
            PlantedErrors errors = new PlantedErrors(connection, seed, target, cancel);
            for (TableDef table : tables) {
                if (isTold(table)) {
                    errors.plant(table);
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

    private void plant(TableDef table) throws SQLException, GodwitException {
        long rows = number("SELECT COUNT(*) FROM " + quote(table));
        if (rows < Kind.values().length * 3L) {
            return;
        }
        for (Kind kind : Kind.values()) {
            cancel.check();
            List<ColumnDef> columns = columns(table, kind);
            for (int i = 0; i < ATTEMPTS && !columns.isEmpty(); i++) {
                ColumnDef column = columns.get(random.nextInt(columns.size()));
                if (tryOne(table, kind, column, rows)) {
                    break;
                }
            }
        }
    }

    private boolean tryOne(TableDef table, Kind kind, ColumnDef column, long rows) throws SQLException {
        List<String> key = key(table, random.nextLong(rows));
        if (key.isEmpty() || !used.add(table.name() + " " + key)) {
            return false;
        }
        try {
            return switch (kind) {
                case MISSING -> delete(table, key);
                case EXTRA -> insert(table, key);
                case SWAPPED -> swap(table, column, key, rows);
                case NUMBER, ONE_BIT, TRAILING_BLANK, LETTER_CASE, NULL_FOR_EMPTY, TIME_SHIFT, FLOAT_ROUNDED -> change(table, kind, column, key, changed(kind, column));
            };
        } catch (SQLException e) {
            // a key, a check or a length is in the way; another row or column is tried
            return false;
        }
    }

    private static List<ColumnDef> columns(TableDef table, Kind kind) {
        Set<String> indexed = table.indexes().stream().filter(i -> i.isUnique()).flatMap(i -> i.wholeColumns().stream()).flatMap(List::stream).collect(Collectors.toSet());
        Set<String> referring = table.foreignKeys().stream().flatMap(f -> f.columns().stream()).collect(Collectors.toSet());
        return table.columns().stream().filter(ColumnDef::isWritable).filter(c -> !indexed.contains(c.name()) && !referring.contains(c.name())).filter(c -> fits(kind, c)).toList();
    }

    private static boolean fits(Kind kind, ColumnDef column) {
        return switch (kind) {
            case MISSING, EXTRA -> true;
            case NUMBER -> switch (column.type().kind()) {
                case INTEGER, DECIMAL -> true;
                case FLOAT, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
            };
            case ONE_BIT, TRAILING_BLANK, LETTER_CASE, SWAPPED -> List.of("varchar", "text", "mediumtext", "longtext", "tinytext").contains(column.type().name());
            case NULL_FOR_EMPTY -> column.nullable();
            case TIME_SHIFT -> List.of("datetime", "timestamp").contains(column.type().name());
            case FLOAT_ROUNDED -> column.type().name().equals("double");
        };
    }

    private static String changed(Kind kind, ColumnDef column) {
        String c = quote(column.name());
        return switch (kind) {
            case NUMBER -> "IF(" + c + " > 0, " + c + " - 1, " + c + " + 1)";
            case ONE_BIT -> "CONCAT(CHAR(ASCII(" + c + ") ^ 1), SUBSTRING(" + c + ", 2))";
            case TRAILING_BLANK -> "CONCAT(" + c + ", ' ')";
            case LETTER_CASE -> "IF(BINARY UPPER(" + c + ") = BINARY " + c + ", LOWER(" + c + "), UPPER(" + c + "))";
            case NULL_FOR_EMPTY -> "IF(" + c + " IS NULL, 0, NULL)";
            case TIME_SHIFT -> c + " + INTERVAL 1 HOUR";
            case FLOAT_ROUNDED -> "ROUND(" + c + ", 2)";
            case MISSING, EXTRA, SWAPPED -> throw new IllegalArgumentException(kind.name());
        };
    }

    private boolean delete(TableDef table, List<String> key) throws SQLException {
        if (update("DELETE FROM " + quote(table) + where(table), key) != 1) {
            return false;
        }
        return add(table, Kind.MISSING, key, "", "MASTER_ONLY");
    }

    /** A copy of a row under a key of its own. */
    private boolean insert(TableDef table, List<String> key) throws SQLException {
        ColumnDef last = table.keyColumns().getLast();
        String fresh = switch (last.type().kind()) {
            case INTEGER, DECIMAL -> Long.toString(number("SELECT COALESCE(MAX(" + quote(last.name()) + "), 0) + 7 FROM " + quote(table)));
            case DATE -> "2999-12-31";
            case TEXT -> "Zextra";
            case FLOAT, BIT, TIME, DATETIME, TIMESTAMP, YEAR, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> "";
        };
        String names = table.columns().stream().filter(ColumnDef::isWritable).map(c -> quote(c.name())).collect(Collectors.joining(", "));
        String values = table.columns().stream().filter(ColumnDef::isWritable).map(c -> c.name().equals(last.name()) ? "?" : quote(c.name())).collect(Collectors.joining(", "));
        List<String> bound = new ArrayList<>(List.of(fresh));
        bound.addAll(key);
        List<String> made = new ArrayList<>(key);
        made.set(made.size() - 1, fresh);
        if (update("INSERT INTO " + quote(table) + " (" + names + ") SELECT " + values + " FROM " + quote(table) + where(table), bound) != 1 || count(table, made) != 1) {
            return false;
        }
        used.add(table.name() + " " + made);
        return add(table, Kind.EXTRA, made, "", "IMAGE_ONLY");
    }

    private boolean swap(TableDef table, ColumnDef column, List<String> key, long rows) throws SQLException {
        List<String> other = key(table, random.nextLong(rows));
        if (other.isEmpty() || !used.add(table.name() + " " + other)) {
            return false;
        }
        Optional<String> mine = value(table, column, key);
        Optional<String> theirs = value(table, column, other);
        if (mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs)) {
            return false;
        }
        return change(table, Kind.SWAPPED, column, key, "UNHEX('" + theirs.get() + "')") & change(table, Kind.SWAPPED, column, other, "UNHEX('" + mine.get() + "')");
    }

    private boolean change(TableDef table, Kind kind, ColumnDef column, List<String> key, String expression) throws SQLException {
        Optional<String> before = value(table, column, key);
        String kept = table.columns().stream().filter(c -> c.onUpdate().isPresent() && !c.name().equals(column.name())).map(c -> ", " + quote(c.name()) + " = " + quote(c.name())).collect(Collectors.joining());
        update("UPDATE " + quote(table) + " SET " + quote(column.name()) + " = " + expression + kept + where(table), key);
        Optional<String> after = value(table, column, key);
        return !before.equals(after) && add(table, kind, key, column.name(), "MISMATCHED");
    }

    private boolean add(TableDef table, Kind kind, List<String> key, String column, String expected) {
        return planted.add(new Plant(table.name().toString(), kind, String.join(",", key), column, expected));
    }

    private Optional<String> value(TableDef table, ColumnDef column, List<String> key) throws SQLException {
        // HEX of a number would be that of its whole part
        String shown = column.type().kind() == ValueKind.TEXT ? quote(column.name()) : "CONCAT(" + quote(column.name()) + ", '')";
        try (PreparedStatement statement = bound("SELECT HEX(" + shown + ") FROM " + quote(table) + where(table), key); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private long count(TableDef table, List<String> key) throws SQLException {
        try (PreparedStatement statement = bound("SELECT COUNT(*) FROM " + quote(table) + where(table), key); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> key(TableDef table, long offset) throws SQLException {
        String names = table.keyColumns().stream().map(c -> quote(c.name())).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT " + names + " FROM " + quote(table) + " ORDER BY " + names + " LIMIT 1 OFFSET " + offset)) {
            if (!row.next()) {
                return List.of();
            }
            String[] key = new String[table.keyColumns().size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = row.getString(i + 1);
            }
            return Arrays.asList(key);
        }
    }

    private static String where(TableDef table) {
        return table.keyColumns().stream().map(c -> quote(c.name()) + " = ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private long update(String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = bound(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement bound(String sql, List<String> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        return statement;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String quote(TableDef table) {
        return quote(table.name().schema()) + "." + quote(table.name().name());
    }

    private static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
