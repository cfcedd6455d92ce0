package org.godwit.tests.full;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** One table with a column of every type and rows with the values that tools lose. */
final class Nasty {
    static final String DDL = """
            CREATE TABLE nasty (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, ti TINYINT, bu BIGINT UNSIGNED, z INT(8) UNSIGNED ZEROFILL, de DECIMAL(65,30), fl FLOAT, db DOUBLE, fm FLOAT(10,3), dm DOUBLE(20,4),
              b1 BIT(1), b13 BIT(13), b64 BIT(64), d DATE, t TIME(6), dt DATETIME(6), ts TIMESTAMP(6) NULL DEFAULT NULL, y YEAR, c CHAR(10) CHARACTER SET latin1, v VARCHAR(300),
              vl VARCHAR(300) CHARACTER SET latin1, vg VARCHAR(50) CHARACTER SET gbk, vs VARCHAR(50) CHARACTER SET sjis, vu VARCHAR(50) CHARACTER SET utf16, bi BINARY(5), vb VARBINARY(300), tx LONGTEXT,
              bl LONGBLOB, en ENUM('a','b','ü'), st SET('x','y','z'), js JSON, ge GEOMETRY, g1 INT GENERATED ALWAYS AS (ti + 1) STORED, g2 VARCHAR(20) GENERATED ALWAYS AS (CONCAT('#', ti)) VIRTUAL)""";

    /** Shows each value so that a single changed bit shows. */
    static final String SHOW = """
            SELECT id, ti, bu, z, de, CAST(fl*1e0 AS CHAR), CAST(db AS CHAR), CAST(fm*1e0 AS CHAR), CAST(dm*1e0 AS CHAR), HEX(b1), HEX(b13), HEX(b64), CAST(d AS CHAR), CAST(t AS CHAR), CAST(dt AS CHAR),
              CAST(ts AS CHAR), CAST(y AS CHAR), HEX(c), HEX(v), HEX(vl), HEX(vg), HEX(vs), HEX(vu), HEX(bi), HEX(vb), HEX(tx), HEX(bl), CAST(en+0 AS SIGNED), HEX(en), CAST(st+0 AS SIGNED), REPLACE(js, ' ', ''), HEX(ge), g1, g2
            FROM full_it.nasty ORDER BY id""";

    private static final String ALL_BYTES = HexFormat.of().formatHex(allBytes());

    private Nasty() {
    }

    private static byte[] allBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    private static String utf8(String text) {
        return "_utf8mb4 X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    static void fill(Pair pair) throws SQLException {
        for (String values : List.of(
                "0, -128, 18446744073709551615, 42, 12345678901234567890123456789012345.123456789012345678901234567891, 0.1, 0.1, 1.005, 0.1, b'1', b'1010101010101', b'" + "1".repeat(64)
                        + "', '0000-00-00', '-838:59:59.000000', '0000-00-00 00:00:00', '1970-01-01 00:00:01.000001', 0, 'abc', '', '', '', '', '', '', '', '', '', 'a', '', '{}', NULL",
                "1, 127, 0, 99999999, -0.000000000000000000000000000001, 3.4028234e38, 1.7976931348623157e308, 1234567.875, 1234567890123456.7891, b'0', b'0', b'0', '2024-00-00', '-00:00:00.000001',"
                        + " '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999', 1901, 'a  b', " + utf8("tab\t nl\n cr\r bs\\ q' dq\" nul\0 z\u001a \\N") + ", X'" + ALL_BYTES + "', " + utf8("你好\\") + ", "
                        + utf8("表ソ\\") + ", " + utf8("𝒳é\n\t") + ", X'00090A5C00', X'" + ALL_BYTES + "', " + utf8("\\N") + ", X'" + ALL_BYTES + ALL_BYTES + "', 'b', 'x,z', " + utf8(
                                "{\"k\": [1, 2.5, \"ä\\n\\\\\", null, true, 1e100]}")
                        + ", ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')",
                "2, 0, 9223372036854775808, 0, 0, -0.0, -0.0, -1.5, -0.5, NULL, b'1', b'100000000', '2024-02-30', '00:00:00', '2024-02-30 12:00:00', NULL, 2155, '   ', ' ', 'x   ', '', '', '', 'ab', '  ', ' ', ' ', "
                        + "'', 'y', '[]', ST_GeomFromText('POINT(1 2)', 4326)",
                "3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
                "18446744073709551615, 1, 1, 1, 1, 1.17549435e-38, 4.9e-324, 0.001, 0.0001, b'1', b'1111111111111', b'1', '1000-01-01', '838:59:59', '1000-01-01 00:00:00', '2000-01-01 00:00:00', 2000, 'é', "
                        + utf8("😀".repeat(60)) + ", 'é', 'A', 'ア', 'Z', 'abcde', X'FFFE', " + utf8("ü\n".repeat(40_000)) + ", REPEAT(X'005C0A09', 60000), 'ü', 'x,y,z', '\"s\"', "
                        + "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,5 5))')",
                "7, 1, 1, 1, 1, 1.4e-45, 2.2250738585072014e-308, 16777.217, 3, b'0', b'1', b'1', '2024-01-31', '12:00:00.5', '2024-01-31 01:02:03.000004', '2024-10-27 00:30:00', 1999, 'a', 'a', 'a', 'a', 'a', "
                        + "'a', 'a', 'a', 'a', 'a', 'nosuch', '', '1.5', NULL")) {
            pair.source("INSERT INTO nasty (id, ti, bu, z, de, fl, db, fm, dm, b1, b13, b64, d, t, dt, ts, y, c, v, vl, vg, vs, vu, bi, vb, tx, bl, en, st, js, ge) VALUES (" + values + ")");
        }
    }

    static List<String> show(Connection at) throws SQLException {
        return Pair.rows(at, SHOW);
    }
}
