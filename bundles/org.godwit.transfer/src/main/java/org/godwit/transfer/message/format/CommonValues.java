package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.godwit.core.model.ColumnDef;

/** Values of Default, DefaultExtendColumnType, Canal, Dataworks 2.0 and SharePlex (OMS: data formats, value mapping). Stateless. */
final class CommonValues {
    private static final String NO_TIMESTAMP = "0000-00-00 00:00:00";

    private CommonValues() {
    }

    static ValueWriter of(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER, YEAR, DECIMAL -> new NumberValue(NumberValue.ALL_DIGITS);
            case FLOAT -> new NumberValue(column.type().name().equals("float") ? NumberValue.FLOAT_DIGITS : NumberValue.DOUBLE_DIGITS);
            case DATE -> (json, bytes, from, to) -> json.writeRawUTF8String(bytes, from, to - from);
            case TIME, DATETIME -> (json, bytes, from, to) -> json.writeRawUTF8String(bytes, from, Moments.withoutZeros(bytes, from, to) - from);
            case TIMESTAMP -> CommonValues::timestamp;
            case BIT, BINARY, SPATIAL, OTHER -> CommonValues::base64;
            case TEXT, ENUM, SET, JSON -> TextValue.of(column);
        };
    }

    static void base64(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        json.writeBinary(bytes, from, to - from);
    }

    private static void timestamp(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        long micros = Moments.epochMicros(bytes, from, to);
        json.writeString(micros == Moments.INVALID ? NO_TIMESTAMP : Moments.epochSeconds(micros));
    }
}
