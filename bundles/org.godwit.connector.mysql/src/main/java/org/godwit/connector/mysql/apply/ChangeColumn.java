package org.godwit.connector.mysql.apply;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.godwit.schema.mysql.Sql;

/**
 * Writes the values of one column as literals that mean the source's value at the target: for storing, for finding by key, and for telling a whole row by its bytes. Immutable.
 */
final class ChangeColumn {
    final int number;
    final ColumnDef target;
    final String name;
    final ColumnDef source;
    private final Dialect dialect;
    private final Optional<Charset> recoded;
    private final String storing;
    private final String finding;
    private final boolean indexed;

    /**
     * @param number place in the batches
     * @param indexed whether an index of the target begins with the column
     */
    ChangeColumn(int number, ColumnDef source, ColumnDef target, Dialect dialect, boolean indexed) {
        this.number = number;
        this.source = source;
        this.target = target;
        this.name = Sql.quote(target.name());
        this.dialect = dialect;
        this.indexed = indexed;
        Optional<String> charset = source.charset().filter(c -> !c.equalsIgnoreCase("binary"));
        this.recoded = charset.flatMap(dialect.charsets()::recoded);
        this.finding = charset.map(dialect.charsets()::introducer).orElse("_binary ");
        boolean same = charset.isEmpty() || target.charset().isEmpty() || target.charset().filter(t -> Charsets.same(t, charset.get())).isPresent();
        this.storing = same && recoded.isEmpty() ? "_binary " : finding;
    }

    /** The value as INSERT and SET take it. Digits, signs and dates are quoted, since a number without quotes may become a decimal number and lose digits. */
    void value(SqlBuffer out, RowBatch batch, int row) {
        if (batch.isNull(row, number)) {
            out.add("NULL");
            return;
        }
        byte[] bytes = batch.bytes();
        int from = batch.start(row, number);
        int to = batch.end(row, number);
        switch (source.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> out.quoted(bytes, from, to);
            case BIT -> bits(out, bytes, from, to);
            case BINARY, SPATIAL -> out.add("_binary ").quoted(bytes, from, to);
            case TEXT, ENUM, SET -> text(out, storing, bytes, from, to);
            case JSON -> out.add(target.charset().filter(Charsets::isUtf8).isPresent() ? "_binary " : "_utf8mb4 ").quoted(bytes, from, to);
            case OTHER -> out.add(isVector() ? "_binary " : "_utf8mb4 ").quoted(bytes, from, to);
        }
    }

    private boolean isVector() {
        return source.type().name().equals("vector");
    }

    private void bits(SqlBuffer out, byte[] bytes, int from, int to) {
        if (target.type().kind() == ValueKind.BIT || target.type().kind() == ValueKind.INTEGER || target.type().kind() == ValueKind.DECIMAL) {
            long number64 = 0;
            for (int i = from; i < to; i++) {
                number64 = number64 << 8 | bytes[i] & 0xff;
            }
            out.add(Long.toUnsignedString(number64));
        } else {
            out.add("_binary ").quoted(bytes, from, to);
        }
    }

    private void text(SqlBuffer out, String introducer, byte[] bytes, int from, int to) {
        out.add(introducer);
        if (recoded.isPresent()) {
            byte[] utf8 = new String(bytes, from, to - from, recoded.get()).getBytes(StandardCharsets.UTF_8);
            out.quoted(utf8, 0, utf8.length);
        } else {
            out.quoted(bytes, from, to);
        }
    }

    /** The value to compare with the column under the column's own rules, in a form with which the index is used and 64-bit numbers stay exact; not for NULL. */
    void find(SqlBuffer out, RowBatch batch, int row) {
        byte[] bytes = batch.bytes();
        int from = batch.start(row, number);
        int to = batch.end(row, number);
        switch (source.type().kind()) {
            case INTEGER, DECIMAL, YEAR -> number(out, bytes, from, to);
            case FLOAT -> floating(out, new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            case BIT -> bits(out, bytes, from, to);
            case DATE, TIME, DATETIME, TIMESTAMP -> moment(out, bytes, from, to);
            case TEXT, ENUM, SET -> text(out, finding, bytes, from, to);
            case BINARY -> padded(out, bytes, from, to);
            case SPATIAL -> out.add("_binary ").quoted(bytes, from, to);
            case JSON, OTHER -> out.add(isVector() ? "_binary " : "_utf8mb4 ").quoted(bytes, from, to);
        }
    }

    private void number(SqlBuffer out, byte[] bytes, int from, int to) {
        boolean numeric = switch (target.type().kind()) {
            case INTEGER, DECIMAL, FLOAT, YEAR, BIT -> true;
            case DATE, TIME, DATETIME, TIMESTAMP, TEXT, BINARY, ENUM, SET, JSON, SPATIAL, OTHER -> false;
        };
        for (int i = from; i < to && numeric; i++) {
            byte b = bytes[i];
            numeric = b >= '0' && b <= '9' || b == '.' || b == '-' && i == from;
        }
        if (numeric && to > from) {
            out.add(bytes, from, to);
        } else {
            out.quoted(bytes, from, to);
        }
    }

    /** A single-precision column is compared as the double it is; with an exponent, because without one the literal would be a decimal number and lose digits behind the thirtieth. */
    private void floating(SqlBuffer out, String text) {
        double number64 = source.type().name().equals("float") || target.type().name().equals("float") ? Float.parseFloat(text) : Double.parseDouble(text);
        String literal = Double.toString(number64);
        out.add(literal.contains("E") ? literal : literal + "E0");
    }

    /** Rounded as storing rounds where the target keeps fewer digits of a second. */
    private void moment(SqlBuffer out, byte[] bytes, int from, int to) {
        int theirs = target.type().scale().orElse(0);
        boolean rounded = source.type().scale().orElse(0) > theirs && target.type().kind() != ValueKind.DATE;
        if (!rounded) {
            out.quoted(bytes, from, to);
            return;
        }
        out.add("CAST(").quoted(bytes, from, to).add(target.type().kind() == ValueKind.TIME ? " AS TIME(" : " AS DATETIME(").add(Integer.toString(theirs)).add("))");
    }

    /** BINARY(n) keeps n bytes, zeros behind shorter values. */
    private void padded(SqlBuffer out, byte[] bytes, int from, int to) {
        int length = target.type().name().equals("binary") ? (int) target.type().length().orElse(1) : 0;
        if (to - from >= length) {
            out.add("_binary ").quoted(bytes, from, to);
            return;
        }
        byte[] whole = new byte[length];
        System.arraycopy(bytes, from, whole, 0, to - from);
        out.add("_binary ").quoted(whole, 0, length);
    }

    /** A condition that is true for exactly this value, NULL too, whatever collation and trailing blanks say. */
    void same(SqlBuffer out, RowBatch batch, int row) {
        if (batch.isNull(row, number)) {
            out.add(name).add(" IS NULL");
            return;
        }
        switch (target.type().kind()) {
            case INTEGER, DECIMAL, BIT, DATE, TIME, DATETIME, TIMESTAMP, YEAR -> equal(out, batch, row);
            case FLOAT -> {
                equal(out, batch, row);
                sign(out, batch, row);
            }
            case TEXT, ENUM, SET -> {
                if (indexed) {
                    equal(out, batch, row);
                    out.add(" AND ");
                }
                sameText(out, batch, row);
            }
            case BINARY -> equal(out, batch, row);
            case JSON -> sameDocument(out, batch, row);
            case SPATIAL -> {
                out.add("CAST(").add(name).add(" AS BINARY)=");
                find(out, batch, row);
            }
            case OTHER -> equal(out, batch, row);
        }
    }

    /** A condition that is true where the column's own rules say so, NULL too. */
    void equal(SqlBuffer out, RowBatch batch, int row) {
        if (batch.isNull(row, number)) {
            out.add(name).add(" IS NULL");
            return;
        }
        out.add(name).add('=');
        find(out, batch, row);
    }

    /** The two zeros of floating point are equal but not the same. */
    private void sign(SqlBuffer out, RowBatch batch, int row) {
        String text = new String(batch.bytes(), batch.start(row, number), batch.end(row, number) - batch.start(row, number), StandardCharsets.US_ASCII);
        if (Double.parseDouble(text) == 0) {
            out.add(" AND CAST(").add(name).add("*1e0 AS CHAR)").add(text.startsWith("-") ? " LIKE '-%'" : " NOT LIKE '-%'");
        }
    }

    private void sameText(SqlBuffer out, RowBatch batch, int row) {
        boolean blank = target.type().name().equals("char") && batch.end(row, number) > batch.start(row, number) && batch.bytes()[batch.end(row, number) - 1] == ' ';
        out.add("CAST(").add(name).add(" AS BINARY)=CAST(").add(blank ? "RTRIM(" : "").add("CONVERT(");
        find(out, batch, row);
        out.add(" USING ").add(target.charset().orElse("utf8mb4")).add(blank ? "))" : ")").add(" AS BINARY)");
    }

    /** What the target would have made of the document; MariaDB keeps the text, and what came from a server that does not is compared by its meaning. */
    private void sameDocument(SqlBuffer out, RowBatch batch, int row) {
        if (!dialect.mariaDb()) {
            out.add("CAST(CAST(").add(name).add(" AS CHAR CHARACTER SET utf8mb4) AS BINARY)=CAST(CAST(CAST(");
            find(out, batch, row);
            out.add(" AS JSON) AS CHAR CHARACTER SET utf8mb4) AS BINARY)");
            return;
        }
        out.add("(CAST(").add(name).add(" AS BINARY)=CAST(");
        find(out, batch, row);
        out.add(" AS BINARY)");
        if (dialect.jsonEquals()) {
            out.add(" OR JSON_EQUALS(").add(name).add(',');
            find(out, batch, row);
            out.add(')');
        }
        out.add(')');
    }

    /** Whether both images have the same bytes here. */
    boolean isUnchanged(RowBatch before, RowBatch after, int row) {
        boolean wasNull = before.isNull(row, number);
        return wasNull == after.isNull(row, number) && (wasNull || java.util.Arrays.equals(before.bytes(), before.start(row, number), before.end(row, number), after.bytes(), after.start(row, number), after.end(row, number)));
    }

    /** Whether the value is the empty text that stands for the error value of an ENUM, number 0, which a strict session refuses. */
    boolean isEnumError(RowBatch batch, int row) {
        return target.type().kind() == ValueKind.ENUM && !batch.isNull(row, number) && batch.start(row, number) == batch.end(row, number) && !target.type().members().contains("");
    }

}
