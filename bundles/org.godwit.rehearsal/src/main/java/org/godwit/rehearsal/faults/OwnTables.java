package org.godwit.rehearsal.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's tables as a fault meets them: copies with their columns, keys and rules, and some of their rows, since a fault must come to its end in seconds. Triggers and foreign keys stay behind, so
 * that rows may be changed at will. Immutable.
 */
final class OwnTables {
    static final OwnTables NONE = new OwnTables(Map.of());
    private static final Logger LOG = LoggerFactory.getLogger(OwnTables.class);
    private static final int MOST_TABLES = 40;
    private static final int MOST_ROWS = 200;
    private static final long MOST_BYTES_OF_A_TABLE = 1_000_000;
    /** A copy may differ in no column from its original, and takes every row that the original has. */
    private static final String SESSION = "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, check_constraint_checks = 0";
    /** What tells that the conversion changed nothing. */
    private static final String COLUMNS = """
            SELECT column_name, column_type, is_nullable, COALESCE(character_set_name, ''), COALESCE(column_default, ''), extra
            FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position""";
    private static final String STORED = "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? AND extra NOT LIKE '%GENERATED%' ORDER BY ordinal_position";
    private static final String VIRTUAL = "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? AND extra LIKE '%VIRTUAL%'";
    private static final String KEY = "SELECT column_name FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index";
    private static final String WIDTH = "SELECT avg_row_length FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";

    private final Map<String, ObjectName> originals;

    private OwnTables(Map<String, ObjectName> originals) {
        this.originals = Collections.unmodifiableMap(originals);
    }

    /**
     * Those of which both sides have the same columns; in an order by the seed, where there are more than a fault can meet.
     *
     * @param tables that are equal on both sides
     */
    static OwnTables alike(DataSource source, DataSource target, List<ObjectName> tables, long seed) throws GodwitException {
        List<ObjectName> shuffled = new ArrayList<>(tables);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, ObjectName> alike = new LinkedHashMap<>();
        try (Connection from = Jdbc.connect(source, new Properties()); Connection to = Jdbc.connect(target, new Properties())) {
            for (ObjectName table : shuffled) {
                if (alike.size() < MOST_TABLES && list(from, COLUMNS, table).equals(list(to, COLUMNS, table))) {
                    alike.putIfAbsent(table.name().toLowerCase(Locale.ROOT), table);
                }
            }
            return new OwnTables(alike);
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, source.address(), e.getMessage());
        }
    }

    int count() {
        return originals.size();
    }

    /** @return the copies; a table that cannot be copied is left, and the log tells why */
    List<ObjectName> copy(DataSource server, String database) throws GodwitException {
        List<ObjectName> copies = new ArrayList<>();
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            for (ObjectName original : originals.values()) {
                ObjectName copy = new ObjectName(database, original.name());
                try {
                    copy(connection, statement, original, quote(copy));
                    copies.add(copy);
                } catch (SQLException e) {
                    LOG.warn("no fault meets {}, which cannot be copied", original, e);
                    statement.execute("DROP TABLE IF EXISTS " + quote(copy));
                }
            }
            return copies;
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    /** Those without a virtual column: MariaDB 11.4 was seen to give different sums for two tables whose rows, virtual column included, were equal, and equal sums once the column was dropped. */
    static List<ObjectName> withTrueChecksum(DataSource server, Collection<ObjectName> tables) throws GodwitException {
        try (Connection connection = Jdbc.connect(server, new Properties())) {
            List<ObjectName> believed = new ArrayList<>();
            for (ObjectName table : tables) {
                if (list(connection, VIRTUAL, table).isEmpty()) {
                    believed.add(table);
                }
            }
            return believed;
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    private static void copy(Connection connection, Statement statement, ObjectName original, String copy) throws SQLException {
        statement.execute("CREATE TABLE " + copy + " LIKE " + quote(original));
        String columns = list(connection, STORED, original).stream().map(OwnTables::quote).collect(Collectors.joining(", "));
        List<String> key = list(connection, KEY, original);
        long width = Math.max(1, list(connection, WIDTH, original).stream().mapToLong(Long::parseLong).findFirst().orElse(1));
        String order = key.isEmpty() ? "" : " ORDER BY " + key.stream().map(OwnTables::quote).collect(Collectors.joining(", "));
        statement.execute("INSERT INTO " + copy + " (" + columns + ") SELECT " + columns + " FROM " + quote(original) + order + " LIMIT " + Math.clamp(MOST_BYTES_OF_A_TABLE / width, 1, MOST_ROWS));
    }

    /** The columns of all rows, one after the other. */
    private static List<String> list(Connection connection, String sql, ObjectName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            List<String> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        all.add(String.valueOf(row.getString(i)));
                    }
                }
            }
            return all;
        }
    }

    private static String quote(ObjectName name) {
        return quote(name.schema()) + '.' + quote(name.name());
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
