package org.godwit.tests.live;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.Jdbc;

/** An application at work: short random transactions on the tables of {@link #create}, by one thread, until it is stopped. Keys change, unique values swap, rows come and go; each row counts its changes. */
final class Load implements AutoCloseable {
    private static final int KEYS = 2000;

    private final DataSource server;
    private final String database;
    private final Random random;
    private final AtomicLong transactions = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Exception failure;

    private Load(DataSource server, String database, long seed) {
        this.server = server;
        this.database = database;
        this.random = new Random(seed);
        this.thread = new Thread(this::run, "load-" + server.port());
    }

    static Load start(DataSource server, String database, long seed) {
        Load load = new Load(server, database, seed);
        load.thread.start();
        return load;
    }

    /** Tables with a key, with a second unique key that is swapped, and with a composite key. */
    static void create(DataSource server, String database) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.runAll(List.of("create database " + database, "use " + database,
                    "create table account (id int primary key, name varchar(40), balance decimal(12,2), changes int not null default 0, made timestamp not null default current_timestamp, key (name))",
                    "create table seat (id int primary key, place int, changes int not null default 0, unique key place (place))",
                    "create table booking (account int, seat int, note text, changes int not null default 0, primary key (account, seat))",
                    "insert into account (id, name, balance) select seq, concat('n\u00e4me ', seq), seq from seq_1_to_" + KEYS, "insert into seat (id, place) select seq, seq from seq_1_to_500",
                    "insert into booking (account, seat, note) select seq, seq % 50, repeat('x', seq % 300) from seq_1_to_" + KEYS));
        }
    }

    private void run() {
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.run("use " + database);
            while (!stopped) {
                jdbc.run("begin");
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    change(jdbc);
                }
                jdbc.run(random.nextInt(20) == 0 ? "rollback" : "commit");
                transactions.incrementAndGet();
            }
        } catch (SQLException e) {
            failure = e;
        }
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

    long transactions() {
        return transactions.get();
    }

    /** Everything that stands in the tables of {@link #create}, by key. */
    static List<List<List<String>>> content(DataSource server, String database) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            return List.of(jdbc.rows("select * from " + database + ".account order by id"), jdbc.rows("select * from " + database + ".seat order by id"),
                    jdbc.rows("select * from " + database + ".booking order by account, seat"));
        }
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        thread.join(20_000);
        if (failure != null) {
            throw failure;
        }
    }
}
