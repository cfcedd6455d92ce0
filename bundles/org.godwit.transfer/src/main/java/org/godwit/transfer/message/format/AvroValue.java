package org.godwit.transfer.message.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Encoder;
import org.godwit.core.model.ColumnDef;

/** Writes a value of one column, never NULL, in Avro's binary form, as {@link AvroTable} tells its type. */
@FunctionalInterface
interface AvroValue {
    /** Branches of a union with null. */
    int NULL = 0;
    int VALUE = 1;

    void write(Encoder out, byte[] bytes, int from, int to) throws IOException;

    /** With the branch of the union before it, where the column may be null. What is no date of the calendar is null there, and the epoch where the column is NOT NULL, as in the Debezium layout. */
    static AvroValue of(ColumnDef column) {
        boolean nullable = column.nullable();
        return switch (column.type().kind()) {
            case DATE -> (out, bytes, from, to) -> {
                long day = Moments.epochDay(bytes, from, to);
                if (branch(out, nullable, day)) {
                    out.writeInt(day == Moments.INVALID ? 0 : (int) day);
                }
            };
            case DATETIME, TIMESTAMP -> (out, bytes, from, to) -> {
                long micros = Moments.epochMicros(bytes, from, to);
                if (branch(out, nullable, micros)) {
                    out.writeLong(micros == Moments.INVALID ? 0 : micros);
                }
            };
            case INTEGER, YEAR, FLOAT, DECIMAL, TIME, TEXT, ENUM, SET, JSON, BIT, BINARY, SPATIAL, OTHER -> nullable ? always(plain(column)) : plain(column);
        };
    }

    private static AvroValue always(AvroValue plain) {
        return (out, bytes, from, to) -> {
            out.writeIndex(VALUE);
            plain.write(out, bytes, from, to);
        };
    }

    private static boolean branch(Encoder out, boolean nullable, long value) throws IOException {
        boolean there = value != Moments.INVALID || !nullable;
        if (nullable) {
            out.writeIndex(there ? VALUE : NULL);
        }
        return there;
    }

    private static AvroValue plain(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER, YEAR -> AvroTable.isUnsignedLong(column)
                    ? AvroValue::ascii
                    : AvroTable.isLong(column) ? (out, bytes, from, to) -> out.writeLong(number(bytes, from, to)) : (out, bytes, from, to) -> out.writeInt((int) number(bytes, from, to));
            case FLOAT -> column.type().name().equals("float")
                    ? (out, bytes, from, to) -> out.writeFloat(Float.parseFloat(latin(bytes, from, to)))
                    : (out, bytes, from, to) -> out.writeDouble(Double.parseDouble(latin(bytes, from, to)));
            case DECIMAL -> AvroValue::ascii;
            case TIME -> (out, bytes, from, to) -> out.writeLong(Moments.timeMicros(bytes, from, to));
            case TEXT, ENUM, SET, JSON -> text(TextValue.of(column));
            case BIT, BINARY, SPATIAL, OTHER, DATE, DATETIME, TIMESTAMP -> (out, bytes, from, to) -> out.writeBytes(bytes, from, to - from);
        };
    }

    /** A text of Avro is its bytes in UTF-8 behind their number, as bytes are. */
    private static AvroValue text(TextValue charset) {
        return (out, bytes, from, to) -> {
            if (charset.isPlain(bytes, from, to)) {
                out.writeBytes(bytes, from, to - from);
            } else {
                out.writeBytes(charset.decode(bytes, from, to).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Digits without the zeros that ZEROFILL puts before them. */
    private static void ascii(Encoder out, byte[] bytes, int from, int to) throws IOException {
        int start = from;
        while (start + 1 < to && bytes[start] == '0' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9') {
            start++;
        }
        out.writeBytes(bytes, start, to - start);
    }

    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static long number(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        long number = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            number = number * 10 - (bytes[i] - '0');
        }
        return negative ? number : -number;
    }
}
