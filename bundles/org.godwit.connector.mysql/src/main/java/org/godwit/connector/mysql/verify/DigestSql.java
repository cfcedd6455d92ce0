package org.godwit.connector.mysql.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.RowDigest;
import org.godwit.core.spi.Digester.RowSet;

/** Writes the queries of a digester. Immutable. */
final class DigestSql {
    private final DigestDialect dialect;

    DigestSql(DigestDialect dialect) {
        this.dialect = dialect;
    }

    /** One row: count, then one column of 16 bytes or two numbers. */
    String digest(DigestRead read, RowSet.Part part) {
        return "SELECT COUNT(*)," + fold(read) + from(read, part);
    }

    /** As {@link #digest} with the sub-part's number in front. */
    String split(DigestRead read, RowSet.Part part, int ways) {
        String hash = CanonicalSql.bucketHash(read);
        return "SELECT (" + hash + "%" + part.modulus() * ways + ") DIV " + part.modulus() + " AS godwit_part,COUNT(*)," + fold(read) + from(read, part) + " GROUP BY godwit_part";
    }

    /** Hash, copies, bytes, key columns. */
    String list(DigestRead read, RowSet rows) {
        return select(read, rows, List.of());
    }

    /** As {@link #list} with the values behind. */
    String fetch(DigestRead read, RowSet rows) {
        return select(read, rows, CanonicalSql.values(read));
    }

    /** Whether the folded digest is one binary column. */
    boolean isBinary(DigestRead read) {
        return dialect == DigestDialect.BINARY_XOR && read.table().hasKey();
    }

    private String select(DigestRead read, RowSet rows, List<String> values) {
        boolean keyed = read.table().hasKey();
        List<String> columns = new ArrayList<>();
        columns.add(CanonicalSql.rowHash(read) + " AS godwit_hash");
        columns.add(keyed ? "1" : "COUNT(*)");
        // a value of equal rows is any row's value, which ANY_VALUE would say but MariaDB does not know; the session has no ONLY_FULL_GROUP_BY
        columns.add(keyed ? CanonicalSql.rowBytes(read) : "MAX(" + CanonicalSql.rowBytes(read) + ")");
        columns.addAll(CanonicalSql.keyValues(read));
        columns.addAll(values);
        return "SELECT " + String.join(",", columns) + from(read, rows) + (keyed ? "" : " GROUP BY godwit_hash");
    }

    /**
     * Rows of a table with a key are different, so exclusive or loses nothing: one that is missing, extra or changed leaves its own hash behind.
     * Without a key equal rows may come in pairs, which exclusive or would not see; there the halves are added.
     */
    private String fold(DigestRead read) {
        String hash = CanonicalSql.rowHash(read);
        String fold = read.table().hasKey() ? "BIT_XOR" : "SUM";
        if (isBinary(read)) {
            return fold + "(UNHEX(LEFT(" + hash + ",32)))";
        }
        boolean once = dialect == DigestDialect.VARIABLE;
        return fold + "(" + half("LEFT(" + (once ? "@godwit_h:=" + hash : hash) + ",16)") + ")," + fold + "(" + half("SUBSTR(" + (once ? "@godwit_h" : hash) + ",17,16)") + ")";
    }

    private static String half(String digits) {
        return "CAST(CONV(" + digits + ",16,10) AS UNSIGNED)";
    }

    private static String from(DigestRead read, RowSet rows) {
        List<String> conditions = new ArrayList<>();
        switch (rows) {
            case RowSet.Part part -> {
                conditions.add(KeySql.range(read.table().key(), part.range()));
                conditions.add(part.modulus() == 1 ? "" : CanonicalSql.bucketHash(read) + "%" + part.modulus() + "=" + part.remainder());
            }
            case RowSet.Keys keys -> conditions.add(in(read.table().key(), keys.keys()));
            case RowSet.Hashes hashes -> conditions.add(hashes(read, hashes.digests()));
        }
        // on lines of its own, so that a comment at its end harms nothing
        read.table().filter().ifPresent(f -> conditions.add("(\n" + f + "\n)"));
        conditions.removeIf(String::isEmpty);
        String table = " FROM " + CanonicalSql.quote(read.table().table().schema()) + "." + CanonicalSql.quote(read.table().table().name());
        return conditions.isEmpty() ? table : table + " WHERE " + String.join(" AND ", conditions);
    }

    private static String in(List<ColumnDef> key, List<List<KeyValue>> keys) {
        return keys.isEmpty() ? "FALSE" : KeySql.in(key, keys);
    }

    private static String hashes(DigestRead read, List<RowDigest> digests) {
        String wanted = digests.stream().map(d -> "'" + HexFormat.of().toHexDigits(d.high()) + HexFormat.of().toHexDigits(d.low()) + "'").collect(Collectors.joining(","));
        return digests.isEmpty() ? "FALSE" : "LEFT(" + CanonicalSql.rowHash(read) + ",32) IN (" + wanted + ")";
    }
}
