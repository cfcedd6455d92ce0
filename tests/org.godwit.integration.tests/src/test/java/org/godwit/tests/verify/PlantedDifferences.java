package org.godwit.tests.verify;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.godwit.transfer.verify.VerifyLedger.Difference;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.Value;

/** Tables that are equal on both sides, and differences planted into the target one by one; what verification must find is written beside each. */
final class PlantedDifferences {
    /** @param found as {@link #text} tells it */
    record Plant(String statement, List<String> found) {
    }

    static final List<String> TABLES = List.of("""
            CREATE TABLE typed (id bigint unsigned PRIMARY KEY, i int, z int(8) zerofill, d decimal(20,3), f float, g double, b bit(9), b64 bit(64), y year, dt date, t time(3),
              ts timestamp(6) NULL DEFAULT NULL, dtm datetime NULL, c char(20), v varchar(50), vb varbinary(40), bn binary(8), tx text, lt longtext, mb mediumblob,
              l1 varchar(30) CHARACTER SET latin1, e enum('a','B','ü'), s set('x','y','z'), j json, p point, gc int GENERATED ALWAYS AS (i * 2) VIRTUAL,
              touched timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci""", """
            CREATE TABLE word (k varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, v int, u int UNIQUE)""", """
            CREATE TABLE pair (k1 varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, k2 int, k3 datetime, v varchar(10) NOT NULL, PRIMARY KEY (k1, k2, k3))""", """
            CREATE TABLE heap (a int, b varchar(20), g float) DEFAULT CHARSET=utf8mb4""", """
            CREATE TABLE many (id int PRIMARY KEY, v varchar(40) NOT NULL, n int)""", """
            CREATE TABLE `we"ird 'n``.mü/..` (`i d` binary(4) PRIMARY KEY, `ünï` int)""");

    static final List<String> ROWS = List.of(typed("1"), typed("2"), typed("3"), typed("4"), typed("18446744073709551615"),
            "INSERT INTO typed (id, touched) VALUES (5, '2020-02-02 00:00:00'), (6, '2020-02-02 00:00:00')", """
                    INSERT INTO typed (id, i, f, g, b64, y, dt, t, ts, dtm, c, v, vb, tx, e, s, j, touched) VALUES
                      (7, -2147483648, -3.4028234e38, 1.7976931348623157e308, 0, 0, '0000-00-00', '-838:59:59', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '', '', '', '', '', '', '[]', '2020-02-02 00:00:00')""",
            "INSERT INTO word VALUES ('a', 1, 1), ('b', 2, 2), ('c', 3, 3), ('d', 4, 4), ('naive', 5, 5), ('f', 6, 6)",
            "INSERT INTO pair VALUES ('a', 1, '2020-01-01', 'x'), ('A', 1, '2020-01-01', 'y'), ('a', 2, '2020-01-01', 'z'), ('', 0, '0000-00-00', '')",
            "INSERT INTO heap VALUES (1, 'x', 0.1), (1, 'x', 0.1), (1, 'x', 0.1), (2, NULL, NULL), (2, '', NULL), (3, 'y', 1), (4, 'p', 1), (4, 'p', 1), (5, 'q', 1), (5, 'q', 1)",
            "INSERT INTO many WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT i * 3, CONCAT('row ', i), i % 7 FROM n",
            "INSERT INTO `we\"ird 'n``.mü/..` VALUES (X'00000001', 1), (X'FF270A5C', 2)");

    /** At the target only. */
    static final List<Plant> PLANTS = List.of(plant("UPDATE typed SET i = i + 1, touched = touched WHERE id = 1", "typed MISMATCHED 1 [gc, i]"),
            plant("UPDATE typed SET g = 0.10000000000000002, touched = touched WHERE id = 2", "typed MISMATCHED 2 [g]"),
            plant("UPDATE typed SET f = 0.10000001, b64 = 18446744073709551614, touched = touched WHERE id = 3", "typed MISMATCHED 3 [b64, f]"),
            plant("UPDATE typed SET v = CONCAT(v, ' '), tx = CONCAT(tx, ' '), e = 'B', j = '{\"a\": 2}', touched = touched WHERE id = 4", "typed MISMATCHED 4 [e, j, tx, v]"),
            plant("UPDATE typed SET v = '', touched = touched WHERE id = 5", "typed MISMATCHED 5 [v]"),
            plant("UPDATE typed SET dtm = '0000-00-00', touched = touched WHERE id = 6", "typed MISMATCHED 6 [dtm]"),
            plant("UPDATE typed SET dtm = NULL, ts = NULL, dt = NULL, touched = touched WHERE id = 7", "typed MISMATCHED 7 [dt, dtm, ts]"),
            plant("UPDATE typed SET c = 'AB', l1 = 'ete', vb = X'00FE', p = ST_GeomFromText('POINT(1 3)'), mb = REPEAT('y', 300000), touched = touched WHERE id = 18446744073709551615",
                    "typed MISMATCHED 18446744073709551615 [c, l1, mb, p, vb]"),
            plant("INSERT INTO typed (id, v, touched) VALUES (18446744073709551614, 'extra', '2020-02-02')", "typed IMAGE_ONLY 18446744073709551614"),
            plant("UPDATE word SET u = CASE k WHEN 'a' THEN 20 ELSE 10 END WHERE k IN ('a', 'b')"),
            plant("UPDATE word SET u = CASE k WHEN 'a' THEN 2 ELSE 1 END WHERE k IN ('a', 'b')", "word MISMATCHED a [u]", "word MISMATCHED b [u]"),
            plant("UPDATE word SET k = 'C' WHERE k = 'c'", "word MISMATCHED c [k]"), plant("UPDATE word SET k = 'd ', v = 44 WHERE k = 'd'", "word MISMATCHED d [k, v]"),
            plant("UPDATE word SET k = 'naïve' WHERE k = 'naive'", "word MISMATCHED naive [k]"), plant("DELETE FROM word WHERE k = 'f'", "word MASTER_ONLY f"),
            plant("INSERT INTO word VALUES ('g', 6, 6)", "word IMAGE_ONLY g"), plant("UPDATE pair SET v = CASE WHEN v = 'x' THEN 'y' ELSE 'x' END WHERE k2 = 1", "pair MISMATCHED a,1,2020-01-01 00:00:00 [v]",
                    "pair MISMATCHED A,1,2020-01-01 00:00:00 [v]"),
            plant("UPDATE pair SET k1 = 'A' WHERE k2 = 2", "pair MASTER_ONLY a,2,2020-01-01 00:00:00", "pair IMAGE_ONLY A,2,2020-01-01 00:00:00"),
            plant("DELETE FROM heap WHERE a = 1 LIMIT 1", "heap MASTER_ONLY "), plant("INSERT INTO heap VALUES (3, 'y', 1), (3, 'y', 1)", "heap IMAGE_ONLY "),
            plant("UPDATE heap SET b = 'Y' WHERE a = 3 LIMIT 1", "heap IMAGE_ONLY "), plant("DELETE FROM heap WHERE a = 4 LIMIT 1", "heap MASTER_ONLY "),
            plant("INSERT INTO heap VALUES (5, 'q', 1), (5, 'q', 1)", "heap IMAGE_ONLY "), plant("UPDATE heap SET b = '' WHERE a = 2 AND b IS NULL", "heap MASTER_ONLY ", "heap IMAGE_ONLY "),
            plant("DELETE FROM many WHERE id IN (3, 900, 2700)", "many MASTER_ONLY 3", "many MASTER_ONLY 900", "many MASTER_ONLY 2700"),
            plant("INSERT INTO many VALUES (-5, 'low', 0), (901, 'between', 0), (5000, 'high', 0)", "many IMAGE_ONLY -5", "many IMAGE_ONLY 901", "many IMAGE_ONLY 5000"),
            plant("UPDATE many SET n = CASE id WHEN 300 THEN (300 / 3 + 1) % 7 ELSE (300 / 3) % 7 END WHERE id IN (300, 303)", "many MISMATCHED 300 [n]", "many MISMATCHED 303 [n]"),
            plant("UPDATE many SET v = UPPER(v) WHERE id = 600", "many MISMATCHED 600 [v]"), plant("UPDATE `we\"ird 'n``.mü/..` SET `ünï` = NULL WHERE `i d` = X'FF270A5C'",
                    "we\"ird 'n`.mü/.. MISMATCHED ff270a5c [ünï]"));

    private PlantedDifferences() {
    }

    private static String typed(String id) {
        return """
                INSERT INTO typed (id, i, z, d, f, g, b, b64, y, dt, t, ts, dtm, c, v, vb, bn, tx, lt, mb, l1, e, s, j, p, touched) VALUES
                  (%s, 1, 42, 99999999999999999.125, 0.1, 0.1, b'101', 18446744073709551615, 2024, '2024-02-29', '12:34:56.789', '2024-01-01 00:00:00.123456', '2024-01-01 01:02:03', 'ab', 'x',
                   X'00FF', X'01', 'it''s \\\\ "q"\\n2nd 😀', 'long', REPEAT('x', 300000), 'été', 'a', 'x,z', '{"a": 1, "b": [1.5, "x"]}', ST_GeomFromText('POINT(1 2)'), '2020-02-02 00:00:00')""".formatted(id);
    }

    private static Plant plant(String statement, String... found) {
        return new Plant(statement, List.of(found));
    }

    static void prepare(VerifyPair pair) throws SQLException {
        pair.both(TABLES.toArray(new String[0]));
        pair.both(ROWS.toArray(new String[0]));
    }

    /** What verification must tell, sorted. */
    static List<String> expected() {
        return PLANTS.stream().flatMap(p -> p.found().stream()).sorted().toList();
    }

    /** Table, type, source's key (the target's when only it has the row) and the differing columns in name order. */
    static String text(Difference difference) {
        String head = difference.table().name() + " " + difference.type() + " ";
        String key = difference.key().stream().map(v -> v.source().or(v::target).orElseThrow()).collect(Collectors.joining(","));
        Set<String> columns = difference.columns().stream().filter(Value::differs).map(Value::column).collect(Collectors.toCollection(TreeSet::new));
        return head + key + (difference.type() == DifferenceType.MISMATCHED ? " " + columns : "");
    }
}
