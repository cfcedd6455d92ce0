package org.godwit.tests.sync;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.Jdbc;

/** A table whose rows count how often they were changed, and an application that changes them until it is closed. */
final class Counting implements AutoCloseable {
    static final String DATABASE = "counting";
    private static final int ROWS = 2000;

    private final DataSource source;
    private final Thread thread = new Thread(this::work, "application");
    private final AtomicLong changes = new AtomicLong();
    private final long pauseMillis;
    /** Of rows that it inserts. */
    private final int firstId;
    private volatile boolean stop;
    private volatile Exception failure;

    private Counting(DataSource source, long pauseMillis, int firstId) {
        this.source = source;
        this.pauseMillis = pauseMillis;
        this.firstId = firstId;
    }

    static void create(DataSource source) throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database " + DATABASE);
            jdbc.run("use " + DATABASE);
            jdbc.run("create table counting.item (id int primary key, n int not null, price decimal(12,2), word varchar(60))");
            jdbc.run("insert into counting.item select seq, 0, seq / 7, concat('wörd ', seq) from seq_1_to_" + ROWS);
            jdbc.run("create table counting.note (word varchar(40))");
            jdbc.run("insert into counting.note select concat('note ', seq) from seq_1_to_50");
            jdbc.run("create view counting.seen as select id from counting.item");
        }
    }

    static Counting start(DataSource source, long pauseMillis) {
        return start(source, pauseMillis, ROWS + 1);
    }

    /** @param firstId of rows that it inserts, so that a second application does not insert those of the first */
    static Counting start(DataSource source, long pauseMillis, int firstId) {
        Counting counting = new Counting(source, pauseMillis, firstId);
        counting.thread.start();
        return counting;
    }

    private void work() {
        Random random = new Random(11);
        try (Jdbc jdbc = Jdbc.open(source)) {
            for (int i = 0; !stop; i++) {
                int id = 1 + random.nextInt(ROWS);
                jdbc.run("update counting.item set n = n + 1, word = concat('w', " + i + ") where id between " + id + " and " + (id + random.nextInt(8)));
                if (i % 10 == 0) {
                    jdbc.run("insert into counting.item values (" + (firstId + i) + ", 0, 1.50, null)");
                }
                if (i % 50 == 49) {
                    jdbc.run("delete from counting.item where id = " + (firstId + i - 49));
                }
                changes.incrementAndGet();
                Thread.sleep(pauseMillis);
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    long changes() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return changes.get();
    }

    /** The table at the source, by key. */
    static Map<Integer, String> table(DataSource source) throws Exception {
        Map<Integer, String> table = new TreeMap<>();
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.rows("select id, n, price, word from counting.item").forEach(r -> table.put(Integer.parseInt(r.get(0)), r.subList(1, 4).toString()));
        }
        return table;
    }

    @Override
    public void close() throws Exception {
        stop = true;
        thread.join();
        changes();
    }
}
