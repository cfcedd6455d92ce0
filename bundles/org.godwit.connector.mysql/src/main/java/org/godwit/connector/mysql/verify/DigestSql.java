package org.godwit.connector.mysql.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.godwit.connector.mysql.full.KeySql;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ValueKind;
import org.godwit.core.slice.KeyValue;
import org.godwit.core.slice.TableRead;
import org.godwit.core.spi.Digester.DigestRead;
import org.godwit.core.spi.Digester.RowDigest;
import org.godwit.core.spi.Digester.RowSet;
import org.godwit.schema.mysql.Sql;

/** Writes the queries of a digester. Immutable. */
final class DigestSql {
    private final DigestDialect dialect;

    DigestSql(DigestDialect dialect) {
        this.dialect = dialect;
    }

    /** One row: count, then the columns that {@link #fold} tells. */
    String digest(DigestRead read, RowSet.Part part) throws GodwitException {
        return "SELECT COUNT(*)," + folded(read) + from(read, part);
    }

    /** As {@link #digest} with the sub-part's number in front. */
    String split(DigestRead read, RowSet.Part part, int ways) throws GodwitException {
        String hash = CanonicalSql.bucketHash(read);
        return "SELECT (" + hash + "%" + part.modulus() * ways + ") DIV " + part.modulus() + " AS godwit_part,COUNT(*)," + folded(read) + from(read, part) + " GROUP BY godwit_part";
    }

    /** Hash, copies, bytes, key columns. */
    String list(DigestRead read, RowSet rows) throws GodwitException {
        return select(read, rows, List.of());
    }

    /** As {@link #list} with the values behind. */
    String fetch(DigestRead read, RowSet rows) throws GodwitException {
        return select(read, rows, CanonicalSql.values(read));
    }

    /** What the columns of a digest behind the count are. */
    enum Fold {
        /** One binary value of 16 bytes. */
        BYTES,
        /** Four numbers for {@link CrcFold}. */
        CHECKSUMS,
        /** The sums of both halves. */
        SUMS,
        /** Both halves as numbers. */
        HALVES
    }

    /**
     * Rows of a table with a key are different, so exclusive or loses nothing: one that is missing, extra or changed leaves its own hash behind.
     * Without a key equal rows may come in pairs, which exclusive or would not see; there the halves are added.
     */
    Fold fold(DigestRead read) {
        if (!read.table().hasKey()) {
            return Fold.SUMS;
        }
        return switch (dialect) {
            case BINARY_XOR -> Fold.BYTES;
            case VARIABLE -> Fold.CHECKSUMS;
            case TWICE -> Fold.HALVES;
        };
    }

    private String select(DigestRead read, RowSet rows, List<String> values) throws GodwitException {
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

    private String folded(DigestRead read) {
        String hash = CanonicalSql.rowHash(read);
        return switch (fold(read)) {
            case BYTES -> "BIT_XOR(UNHEX(LEFT(" + hash + ",32)))";
            case CHECKSUMS -> "BIT_XOR(CRC32(LEFT(@godwit_h:=UNHEX(" + hash + "),4))),BIT_XOR(CRC32(LEFT(@godwit_h,8))),BIT_XOR(CRC32(LEFT(@godwit_h,12))),BIT_XOR(CRC32(LEFT(@godwit_h,16)))";
            case SUMS -> halves("SUM", hash);
            case HALVES -> halves("BIT_XOR", hash);
        };
    }

    private String halves(String aggregate, String hash) {
        boolean once = dialect == DigestDialect.VARIABLE;
        return aggregate + "(" + half("LEFT(" + (once ? "@godwit_h:=" + hash : hash) + ",16)") + ")," + aggregate + "(" + half("SUBSTR(" + (once ? "@godwit_h" : hash) + ",17,16)") + ")";
    }

    private static String half(String digits) {
        return "CAST(CONV(" + digits + ",16,10) AS UNSIGNED)";
    }

    private static String from(DigestRead read, RowSet rows) throws GodwitException {
        List<String> conditions = new ArrayList<>();
        switch (rows) {
            case RowSet.Part part -> {
                conditions.add(KeySql.range(read.table().table(), read.table().key(), part.range()));
                conditions.add(part.modulus() == 1 ? "" : CanonicalSql.bucketHash(read) + "%" + part.modulus() + "=" + part.remainder());
            }
            case RowSet.Keys keys -> conditions.add(in(read.table(), keys.keys()));
            case RowSet.Hashes hashes -> conditions.add(hashes(read, hashes.digests()));
        }
        // on lines of its own, so that a comment at its end harms nothing
        read.table().filter().ifPresent(f -> conditions.add("(\n" + f + "\n)"));
        conditions.removeIf(String::isEmpty);
        String table = " FROM " + Sql.quote(read.table().table());
        return conditions.isEmpty() ? table : table + " WHERE " + String.join(" AND ", conditions);
    }

    private static String in(TableRead table, List<List<KeyValue>> keys) throws GodwitException {
        List<String> alternatives = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (List<KeyValue> key : keys) {
            if (key.stream().anyMatch(DigestSql::isBroken)) {
                alternatives.add(broken(table, key));
                continue;
            }
            List<String> values = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                values.add(KeySql.literal(table.table(), table.key().get(i), key.get(i)));
            }
            rows.add(values.size() == 1 ? values.get(0) : "(" + String.join(",", values) + ")");
        }
        if (!rows.isEmpty()) {
            String columns = table.key().stream().map(c -> Sql.quote(c.name())).collect(Collectors.joining(","));
            alternatives.add((table.key().size() == 1 ? columns : "(" + columns + ")") + " IN (" + String.join(",", rows) + ")");
        }
        return alternatives.isEmpty() ? "FALSE" : alternatives.size() == 1 ? alternatives.getFirst() : "(" + String.join(" OR ", alternatives) + ")";
    }

    private static boolean isBroken(KeyValue value) {
        return value.kind() == ValueKind.TEXT && BrokenText.isBroken(value.text());
    }

    /** No literal stands for text that is none, so its bytes are compared; that reads the whole table, yet finds the row. */
    private static String broken(TableRead table, List<KeyValue> key) throws GodwitException {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String column = Sql.quote(table.key().get(i).name());
            conditions.add(isBroken(key.get(i))
                    ? "CAST(" + column + " AS BINARY)=X'" + HexFormat.of().formatHex(BrokenText.encode(key.get(i).text())) + "'"
                    : column + "=" + KeySql.literal(table.table(), table.key().get(i), key.get(i)));
        }
        return "(" + String.join(" AND ", conditions) + ")";
    }

    private static String hashes(DigestRead read, List<RowDigest> digests) {
        String wanted = digests.stream().map(d -> "'" + HexFormat.of().toHexDigits(d.high()) + HexFormat.of().toHexDigits(d.low()) + "'").collect(Collectors.joining(","));
        return digests.isEmpty() ? "FALSE" : "LEFT(" + CanonicalSql.rowHash(read) + ",32) IN (" + wanted + ")";
    }
}
