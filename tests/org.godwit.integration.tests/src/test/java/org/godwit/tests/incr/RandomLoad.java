package org.godwit.tests.incr;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.godwit.tests.support.Jdbc;

/** Random transactions of every nasty kind: keys that change, unique keys that are swapped, rows that go and come again, NULLs in unique keys, text keys that differ by case, every type, and DDL. */
final class RandomLoad {
    static final List<String> TABLES = List.of("ids", "codes", "pairs", "keyless", "types");
    private static final List<String> CODES = List.of("a", "A", "b", "B ", "é", "E", "ß", "ss", "x", "X", "🦆", "");

    /** Of added columns and indexes, which must not grow without bounds in many rounds: a table has 64 indexes at most. */
    private static final int MOST = 8;

    private final Random random;
    private final Jdbc at;
    private int named;
    private final List<String> added = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();

    RandomLoad(long seed, Jdbc at) {
        this.random = new Random(seed);
        this.at = at;
    }

    static List<String> schema() {
        return List.of("CREATE TABLE ids (id INT NOT NULL PRIMARY KEY, u INT NULL UNIQUE, v VARCHAR(60) NULL, n BIGINT NOT NULL DEFAULT 0)",
                "CREATE TABLE codes (code VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL PRIMARY KEY, v INT NULL, w VARCHAR(10) NULL, UNIQUE KEY w (w, v))",
                "CREATE TABLE pairs (a INT NOT NULL, b INT NOT NULL, c VARCHAR(8) CHARACTER SET latin1 COLLATE latin1_bin NULL, d DECIMAL(6,2) NULL, PRIMARY KEY (a, b), UNIQUE KEY cd (c, d))",
                "CREATE TABLE keyless (a INT NULL, b VARCHAR(20) NULL, c DOUBLE NULL)",
                "CREATE TABLE types (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, ts TIMESTAMP(6) NULL, dt DATETIME(3) NULL, d DATE NULL, t TIME(2) NULL, y YEAR NULL, bits BIT(17) NULL,"
                        + " e ENUM('red','grün','b\\'lue') NULL, s SET('x','y','z') NULL, js JSON NULL, bin VARBINARY(40) NULL, txt LONGTEXT NULL, f FLOAT NULL, dbl DOUBLE NULL, num DECIMAL(30,10) NULL,"
                        + " l1 CHAR(10) CHARACTER SET latin1 NULL, sm SMALLINT NULL, UNIQUE KEY sm (sm))");
    }

    /** One transaction, or now and then one that changes definitions. */
    void transaction() throws SQLException {
        if (random.nextInt(25) == 0) {
            definition();
            return;
        }
        at.run("START TRANSACTION");
        int steps = random.nextInt(12) == 0 ? 400 : 1 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            step();
        }
        at.run(random.nextInt(15) == 0 ? "ROLLBACK" : "COMMIT");
    }

    /** A statement that meets a taken key changes nothing; that is as good as any other. */
    private void attempt(String sql) throws SQLException {
        try {
            at.run(sql);
        } catch (SQLException e) {
            if (e.getErrorCode() != 1062) {
                throw e;
            }
        }
    }

    private int some(int values) {
        return random.nextInt(values);
    }

    private String nullOr(String sql) {
        return random.nextInt(5) == 0 ? "NULL" : sql;
    }

    private String code() {
        return "'" + CODES.get(some(CODES.size())) + (random.nextBoolean() ? "" : some(30)) + "'";
    }

    private void step() throws SQLException {
        switch (some(14)) {
            case 0, 1 -> attempt("INSERT INTO ids (id, u, v) VALUES (" + some(200) + "," + nullOr("" + some(100)) + "," + nullOr("'v" + some(1000) + "'") + ")");
            case 2 -> attempt("UPDATE ids SET n = n + 1, v = CONCAT('w', n) WHERE id BETWEEN " + some(200) + " AND " + some(200));
            case 3 -> attempt("UPDATE ids SET id = " + some(200) + " WHERE id = " + some(200));
            case 4 -> swap(some(200), some(200));
            case 5 -> again(some(200));
            case 6 -> attempt("INSERT INTO codes (code, v, w) VALUES (" + code() + "," + nullOr("" + some(5)) + "," + nullOr("'" + some(9) + "'") + ")");
            case 7 -> attempt(random.nextBoolean() ? "UPDATE codes SET code = " + code() + " WHERE code = " + code() : "DELETE FROM codes WHERE code = " + code());
            case 8 -> attempt("UPDATE codes SET v = " + nullOr("" + some(5)) + ", w = " + nullOr("'" + some(9) + "'") + " WHERE code >= " + code() + " LIMIT 3");
            case 9 -> attempt("INSERT INTO pairs VALUES (" + some(12) + "," + some(12) + "," + nullOr("'ä" + some(4) + " '") + "," + nullOr("-" + some(9) + ".50") + ") ON DUPLICATE KEY UPDATE b = b + 1, d = NULL");
            case 10 -> attempt("UPDATE pairs SET a = " + some(12) + ", c = CONCAT(c, 'x') WHERE a = " + some(12) + " AND b = " + some(12));
            case 11 -> keyless();
            default -> types();
        }
    }

    private void swap(int a, int b) throws SQLException {
        List<List<String>> rows = at.rows("SELECT id, u FROM ids WHERE id IN (" + a + "," + b + ")");
        if (rows.size() == 2) {
            at.run("UPDATE ids SET u = NULL WHERE id = " + rows.get(0).get(0));
            at.run("UPDATE ids SET u = " + rows.get(0).get(1) + " WHERE id = " + rows.get(1).get(0));
            at.run("UPDATE ids SET u = " + rows.get(1).get(1) + " WHERE id = " + rows.get(0).get(0));
        }
    }

    private void again(int id) throws SQLException {
        at.run("DELETE FROM ids WHERE id = " + id);
        attempt("INSERT INTO ids (id, u, v) VALUES (" + id + ", " + nullOr("" + some(100)) + ", 'again')");
    }

    private void keyless() throws SQLException {
        switch (some(4)) {
            case 0, 1 -> at.run("INSERT INTO keyless (a, b, c) VALUES (" + nullOr("" + some(4)) + "," + nullOr("'k" + some(3) + "'") + "," + nullOr("0.1") + "),(1,'k1',1e-9)");
            case 2 -> at.run("UPDATE keyless SET b = 'u" + some(9) + "' WHERE a = " + some(4) + " LIMIT 2");
            default -> at.run("DELETE FROM keyless WHERE a = " + some(4) + " LIMIT 1");
        }
    }

    private void types() throws SQLException {
        String values = some(60) + "," + nullOr("'2026-0" + (1 + some(9)) + "-11 0" + some(9) + ":00:00.12345" + some(9) + "'") + "," + nullOr("'1000-01-01 00:00:00.5'") + "," + nullOr("'9999-12-3" + some(2) + "'")
                + "," + nullOr("'-838:59:5" + some(9) + ".25'") + "," + nullOr("" + (1901 + some(200))) + "," + nullOr("b'1000000000000000" + some(2) + "'") + "," + nullOr("" + (1 + some(3))) + ","
                + nullOr("" + some(8)) + "," + nullOr("'{\"a\": [" + some(9) + ", \"ü\"]}'") + "," + nullOr("x'00FF" + (10 + some(80)) + "5C27'") + "," + nullOr("REPEAT('lä🦆\\'', " + some(500) + ")") + ","
                + nullOr("1.1e" + (some(60) - 30)) + "," + nullOr("RAND(" + some(99) + ") * 1e" + (some(500) - 250)) + "," + nullOr("-" + some(999) + ".0123456789") + "," + nullOr("'é\\\\ '") + ","
                + nullOr("" + (some(50) - 25));
        switch (some(4)) {
            case 0, 1 -> attempt("INSERT INTO types (id, ts, dt, d, t, y, bits, e, s, js, bin, txt, f, dbl, num, l1, sm) VALUES (" + values + ")");
            case 2 -> attempt("REPLACE INTO types (id, ts, dt, d, t, y, bits, e, s, js, bin, txt, f, dbl, num, l1, sm) VALUES (" + values + ")");
            default -> attempt("UPDATE types SET dbl = dbl * 3, sm = sm + 1, txt = CONCAT(txt, 'x') WHERE id > " + some(60) + " ORDER BY sm DESC LIMIT 5");
        }
    }

    private void definition() throws SQLException {
        String name = "extra" + named++;
        switch (some(6)) {
            case 0, 1 -> {
                if (added.size() == MOST) {
                    at.run("ALTER TABLE ids DROP COLUMN " + added.removeFirst());
                }
                at.run("ALTER TABLE ids ADD COLUMN " + name + " INT NULL DEFAULT " + some(9));
                added.add(name);
            }
            case 2 -> {
                if (!added.isEmpty()) {
                    at.run("ALTER TABLE ids DROP COLUMN " + added.remove(some(added.size())));
                }
            }
            case 3 -> {
                if (indexes.size() == MOST) {
                    at.run("DROP INDEX " + indexes.remove(some(MOST)) + " ON codes");
                }
                at.run("CREATE INDEX " + name + " ON codes (v)");
                indexes.add(name);
            }
            case 4 -> at.run("TRUNCATE TABLE keyless");
            default -> at.run("ALTER TABLE pairs MODIFY c VARCHAR(" + (100 + named) + ") CHARACTER SET latin1 COLLATE latin1_bin NULL");
        }
    }
}
