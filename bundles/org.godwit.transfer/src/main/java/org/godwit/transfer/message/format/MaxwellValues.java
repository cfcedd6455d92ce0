package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.godwit.core.model.ColumnDef;

/** Values of Maxwell: as the common ones, but SET as a list, and points in time as text with six digits of the fraction (OMS: data formats, value mapping). Stateless. */
final class MaxwellValues {
    private static final int FRACTION_AT = 19;
    private static final int DIGITS = 6;

    private MaxwellValues() {
    }

    static ValueWriter of(ColumnDef column) {
        return switch (column.type().kind()) {
            case SET -> set(TextValue.of(column));
            case DATETIME, TIMESTAMP -> MaxwellValues::moment;
            case INTEGER, DECIMAL, FLOAT, BIT, DATE, TIME, YEAR, TEXT, BINARY, ENUM, JSON, SPATIAL, OTHER -> CommonValues.of(column);
        };
    }

    /** Members of a SET have no comma in them (MySQL manual: The SET Type). */
    private static ValueWriter set(TextValue members) {
        return (json, bytes, from, to) -> {
            json.writeStartArray();
            String all = members.decode(bytes, from, to);
            if (!all.isEmpty()) {
                for (String member : all.split(",", -1)) {
                    json.writeString(member);
                }
            }
            json.writeEndArray();
        };
    }

    private static void moment(JsonGenerator json, byte[] bytes, int from, int to) throws IOException {
        if (to - from <= FRACTION_AT) {
            json.writeRawUTF8String(bytes, from, to - from);
            return;
        }
        byte[] text = Arrays.copyOfRange(bytes, from, from + FRACTION_AT + 1 + DIGITS);
        Arrays.fill(text, Math.min(text.length, to - from), text.length, (byte) '0');
        json.writeString(new String(text, StandardCharsets.US_ASCII));
    }
}
