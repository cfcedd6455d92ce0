package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.godwit.core.model.ColumnDef;

/**
 * Values of the Debezium family (OMS: data formats, value mapping). What is no date of the calendar has no number there: it becomes null, or the epoch where the column is NOT NULL, as Debezium does
 * (Debezium manual: MySQL temporal types). Stateless.
 */
final class DebeziumValues {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LONG_DIGITS = Long.toString(Long.MAX_VALUE).length();
    private static final byte[] MOST = Long.toString(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final int MICROS_PER_MILLI = 1000;

    private DebeziumValues() {
    }

    static ValueWriter of(ColumnDef column) {
        boolean nullable = column.nullable();
        return switch (column.type().kind()) {
            case INTEGER, YEAR -> column.type().unsigned() && column.type().name().equals("bigint") ? unsignedLong() : new NumberValue(NumberValue.ALL_DIGITS);
            case FLOAT -> new NumberValue(NumberValue.ALL_DIGITS);
            case DECIMAL -> (json, bytes, from, to) -> json.writeRawUTF8String(bytes, from, to - from);
            case BIT, BINARY, SPATIAL, OTHER -> DebeziumValues::hex;
            case DATE -> (json, bytes, from, to) -> number(json, Moments.epochDay(bytes, from, to), nullable);
            case TIME -> (json, bytes, from, to) -> json.writeNumber(Moments.timeMicros(bytes, from, to));
            case DATETIME -> (json, bytes, from, to) -> {
                long micros = Moments.epochMicros(bytes, from, to);
                number(json, micros == Moments.INVALID ? micros : Math.floorDiv(micros, MICROS_PER_MILLI), nullable);
            };
            case TIMESTAMP -> (json, bytes, from, to) -> instant(json, bytes, from, to, nullable);
            case TEXT, ENUM, SET, JSON -> TextValue.of(column);
        };
    }

    /** A number as long as it is a long, else all its digits as a string. */
    private static ValueWriter unsignedLong() {
        NumberValue number = new NumberValue(NumberValue.ALL_DIGITS);
        return (json, bytes, from, to) -> {
            int start = from;
            while (start + 1 < to && bytes[start] == '0') {
                start++;
            }
            if (to - start > LONG_DIGITS || to - start == LONG_DIGITS && java.util.Arrays.compare(bytes, start, to, MOST, 0, MOST.length) > 0) {
                json.writeRawUTF8String(bytes, start, to - start);
            } else {
                number.write(json, bytes, start, to);
            }
        };
    }

    private static void hex(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        json.writeString(HEX.formatHex(bytes, from, to));
    }

    /** A moment as a number, or what stands for one that is none. */
    static void number(JsonGenerator json, long value, boolean nullable) throws IOException {
        if (value != Moments.INVALID) {
            json.writeNumber(value);
        } else if (nullable) {
            json.writeNull();
        } else {
            json.writeNumber(0);
        }
    }

    private static void instant(JsonGenerator json, byte[] bytes, int from, int to, boolean nullable) throws IOException {
        if (Moments.epochDay(bytes, from, to) != Moments.INVALID) {
            int end = Moments.withoutZeros(bytes, from, to);
            String date = new String(bytes, from, Moments.DATE_LENGTH, StandardCharsets.US_ASCII);
            json.writeString(date + 'T' + new String(bytes, from + Moments.DATE_LENGTH + 1, end - from - Moments.DATE_LENGTH - 1, StandardCharsets.US_ASCII) + 'Z');
        } else if (nullable) {
            json.writeNull();
        } else {
            json.writeString("1970-01-01T00:00:00Z");
        }
    }
}
