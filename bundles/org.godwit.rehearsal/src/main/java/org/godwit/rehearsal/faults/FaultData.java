package org.godwit.rehearsal.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.rehearsal.RehearsalError;
import org.godwit.rehearsal.internal.Jdbc;
import org.godwit.rehearsal.internal.Touches;

/**
 * The small database that a fault meets: two tables of its own, large enough to be met in the middle, and copies of the user's; seeded changes of their rows, and a comparison that knows nothing of
 * Godwit's verification. Used by one thread.
 */
final class FaultData {
    static final String ITEM = "godwit_fault_item";
    private static final String EVENT = "godwit_fault_event";
    private static final int PER_STATEMENT = 500;

    private final String database;
    private final Random random;
    private final int rows;
    private final int filling;
    private final OwnTables own;
    private final List<String> compared = new ArrayList<>(List.of(ITEM, EVENT));
    private Set<ObjectName> copies = Set.of();

    /**
     * @param rows of the larger table
     * @param filling characters of text in each row
     * @param own tables of the user's, copies of which are there too
     */
    FaultData(String database, long seed, int rows, int filling, OwnTables own) {
        this.database = database;
        this.random = new Random(seed);
        this.rows = rows;
        this.filling = filling;
        this.own = own;
    }

    /** Tables of the user's that are there. */
    int ownTables() {
        return copies.size();
    }

    void create(DataSource source) throws GodwitException {
        List<String> statements = new ArrayList<>(List.of("CREATE DATABASE " + database + " CHARACTER SET utf8mb4",
                "CREATE TABLE " + item() + " (id int NOT NULL PRIMARY KEY, name varchar(60) NOT NULL, amount decimal(12,2), made timestamp NOT NULL, filling text, KEY item_name (name))",
                "CREATE TABLE " + event() + " (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, item int NOT NULL, seen datetime(3), UNIQUE KEY event_item (item, id))"));
        for (int from = 1; from <= rows; from += PER_STATEMENT) {
            StringBuilder sql = new StringBuilder("INSERT INTO " + item() + " VALUES ");
            for (int id = from; id < from + PER_STATEMENT && id <= rows; id++) {
                sql.append(id == from ? "" : ", ").append('(').append(id).append(", 'näme ").append(random.nextInt(rows)).append("', ").append(random.nextInt(100_000) / 100.0).append(", FROM_UNIXTIME(")
                        .append(1_000_000_000 + random.nextInt(700_000_000)).append("), REPEAT('").append((char) ('a' + random.nextInt(26))).append("', ").append(filling).append("))");
            }
            statements.add(sql.toString());
        }
        statements.add("INSERT INTO " + event() + " (item, seen) SELECT id, made FROM " + item() + " WHERE id % 3 = 0");
        run(source, statements);
        copies = Set.copyOf(own.copy(source, database));
        OwnTables.withTrueChecksum(source, copies).stream().map(ObjectName::name).sorted().forEach(compared::add);
    }

    /** So many short transactions; every other one changes or deletes a row of the user's. */
    void change(DataSource source, int transactions) throws GodwitException {
        try (Connection connection = Jdbc.connect(source, new Properties()); Statement statement = connection.createStatement()) {
            Touches touches = new Touches(connection, copies);
            for (int i = 0; i < transactions; i++) {
                statement.execute(change(i));
                if (i % 10 == 9) {
                    touches.remove(statement, random);
                } else if (i % 2 == 1) {
                    touches.one(statement, random);
                }
            }
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, source.address(), e.getMessage());
        }
    }

    private String change(int number) {
        int id = 1 + random.nextInt(rows);
        return switch (random.nextInt(4)) {
            case 0 -> "INSERT INTO " + event() + " (item, seen) VALUES (" + id + ", FROM_UNIXTIME(" + (1_500_000_000 + number) + "))";
            case 1 -> "DELETE FROM " + event() + " WHERE item = " + id;
            default -> "UPDATE " + item() + " SET amount = COALESCE(amount, 0) + 1, name = CONCAT('changed ', " + number + ") WHERE id = " + id;
        };
    }

    private String item() {
        return quote(ITEM);
    }

    private String event() {
        return quote(EVENT);
    }

    private String quote(String table) {
        return '`' + database + "`.`" + table.replace("`", "``") + '`';
    }

    /** Whether the servers say that both sides are the same (CHECKSUM TABLE), as to every table of which their sum can be believed. */
    boolean isSame(DataSource source, DataSource target) throws GodwitException {
        return differing(source, target).isEmpty();
    }

    /** Tables of which the servers say that both sides differ. */
    List<String> differing(DataSource source, DataSource target) throws GodwitException {
        List<String> left = checksums(source);
        List<String> right = checksums(target);
        return IntStream.range(0, compared.size()).filter(i -> !left.get(i).equals(right.get(i))).mapToObj(compared::get).toList();
    }

    private List<String> checksums(DataSource server) throws GodwitException {
        List<String> sums = new ArrayList<>();
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            for (String table : compared) {
                try (ResultSet row = statement.executeQuery("CHECKSUM TABLE " + quote(table) + " EXTENDED")) {
                    row.next();
                    sums.add(String.valueOf(row.getString(2)));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }

    void drop(DataSource server) throws GodwitException {
        run(server, List.of("DROP DATABASE IF EXISTS " + database));
    }

    static void run(DataSource server, List<String> statements) throws GodwitException {
        try (Connection connection = Jdbc.connect(server, new Properties()); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new GodwitException(RehearsalError.TWIN_SQL, e, server.address(), e.getMessage());
        }
    }
}
