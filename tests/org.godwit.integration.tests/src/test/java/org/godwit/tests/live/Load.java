package org.godwit.tests.live;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.Jdbc;

/** An application at work: short random transactions on the tables of {@link #create}, by one thread, until it is stopped. Keys change, unique values swap, rows come and go; each row counts its changes. */
public final class Load implements AutoCloseable {
    private static final int KEYS = 2000;

    private final DataSource server;
    private final String database;
    private final Random random;
    private final boolean sturdy;
    private final AtomicLong transactions = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Exception failure;

    private Load(DataSource server, String database, long seed, boolean sturdy) {
        this.server = server;
        this.sturdy = sturdy;
        this.database = database;
        this.random = new Random(seed);
        this.thread = new Thread(this::run, "load-" + server.port());
    }

    public static Load start(DataSource server, String database, long seed) {
        return new Load(server, database, seed, false).begun();
    }

    /** One that connects again when its server or its connection was killed. */
    static Load startSturdy(DataSource server, String database, long seed) {
        return new Load(server, database, seed, true).begun();
    }

    private Load begun() {
        thread.start();
        return this;
    }

    /** Tables with a key, with a second unique key that is swapped, with a composite key, and without any, where something that is applied twice would show. */
    public static void create(DataSource server, String database) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.runAll(List.of("create database " + database, "use " + database,
                    "create table account (id int primary key, name varchar(40), balance decimal(12,2), changes int not null default 0, made timestamp not null default current_timestamp, key (name))",
                    "create table seat (id int primary key, place int, changes int not null default 0, unique key place (place))",
                    "create table booking (account int, seat int, note text, changes int not null default 0, primary key (account, seat))",
                    "create table journal (number bigint, what varchar(20))", "create table tally (id int primary key, transactions bigint)", "insert into tally values (1, 0), (2, 0), (3, 0), (4, 0)",
                    rows("account (id, name, balance)", KEYS, n -> n + ", 'n\u00e4me " + n + "', " + n), rows("seat (id, place)", 500, n -> n + ", " + n),
                    rows("booking (account, seat, note)", KEYS, n -> n + ", " + n % 50 + ", '" + "x".repeat(n % 300) + "'")));
        }
    }

    private static String rows(String table, int count, IntFunction<String> row) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "(" + row.apply(n) + ")").collect(Collectors.joining(", ", "insert into " + table + " values ", ""));
    }

    private void run() {
        while (!stopped && failure == null) {
            try (Jdbc jdbc = Jdbc.open(server)) {
                jdbc.run("use " + database);
                while (!stopped) {
                    transaction(jdbc);
                }
            } catch (SQLException e) {
                if (!sturdy || !isLost(e)) {
                    failure = e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** Whether connection or server are gone: SQLSTATE class 08, a server that shuts down, a killed connection. */
    private static boolean isLost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08") || e.getErrorCode() == 1053 || e.getErrorCode() == 1317 || e.getErrorCode() == 1927;
    }

    private void transaction(Jdbc jdbc) throws SQLException {
        jdbc.run("begin");
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            change(jdbc);
        }
        jdbc.run("update tally set transactions = transactions + 1 where id = " + random.nextInt(1, 5));
        jdbc.run("insert into journal values (" + random.nextInt(1000) + ", 'done')");
        jdbc.run(random.nextInt(20) == 0 ? "rollback" : "commit");
        transactions.incrementAndGet();
        // leaves the machine some time for what follows it
        LockSupport.parkNanos(3_000_000);
    }

    private void change(Jdbc jdbc) throws SQLException {
        int id = random.nextInt(1, KEYS * 2);
        switch (random.nextInt(8)) {
            case 0 -> jdbc.run("insert ignore into account (id, name, balance) values (" + id + ", 'new " + id + "', 1.5)");
            case 1 -> jdbc.run("delete from account where id = " + id);
            case 2, 3 -> jdbc.run("update account set balance = balance + 1, changes = changes + 1 where id = " + id);
            case 4 -> swap(jdbc, random.nextInt(1, 501), random.nextInt(1, 501));
            case 5 -> jdbc.run("replace into booking (account, seat, note) values (" + id + ", " + random.nextInt(50) + ", 'again')");
            case 6 -> jdbc.run("update ignore booking set seat = seat + 1, changes = changes + 1 where account = " + id);
            default -> jdbc.run("delete from booking where account = " + id + " limit 1");
        }
    }

    private static void swap(Jdbc jdbc, int one, int other) throws SQLException {
        if (one == other) {
            return;
        }
        long first = jdbc.number("select coalesce(place, 0) from seat where id = " + one);
        long second = jdbc.number("select coalesce(place, 0) from seat where id = " + other);
        jdbc.run("update seat set place = null where id = " + one);
        jdbc.run("update seat set place = " + first + ", changes = changes + 1 where id = " + other);
        jdbc.run("update seat set place = " + second + ", changes = changes + 1 where id = " + one);
    }

    public long transactions() {
        return transactions.get();
    }

    /** Everything that stands in the tables of {@link #create}, by key. */
    public static List<List<List<String>>> content(DataSource server, String database) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            return List.of(jdbc.rows("select * from " + database + ".account order by id"), jdbc.rows("select * from " + database + ".seat order by id"),
                    jdbc.rows("select * from " + database + ".booking order by account, seat"), jdbc.rows("select number, what, count(*) from " + database + ".journal group by 1, 2 order by 1, 2"),
                    jdbc.rows("select * from " + database + ".tally order by id"));
        }
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        thread.join(120_000);
        if (failure != null) {
            throw failure;
        }
    }
}
