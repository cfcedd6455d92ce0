package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/**
 * The schema block as Debezium itself writes it, which Kafka Connect's JSON converter reads, and the values that go with it (Debezium manual: MySQL data types; Kafka Connect: JsonConverter). The block
 * that OMS documents cannot be read by Connect: it names types in capitals and demands both images. Stateless.
 */
final class ConnectSchema {
    private ConnectSchema() {
    }

    /** As the Debezium family, but bytes are Base64, moments keep their microseconds, and unsigned BIGINT is always a text. */
    static ValueWriter value(ColumnDef column) {
        return switch (column.type().kind()) {
            case BIT, BINARY, SPATIAL, OTHER -> CommonValues::base64;
            case INTEGER -> isUnsignedLong(column) ? (json, bytes, from, to) -> json.writeRawUTF8String(bytes, from, to - from) : DebeziumValues.of(column);
            case DATETIME -> (json, bytes, from, to) -> DebeziumValues.number(json, Moments.epochMicros(bytes, from, to), column.nullable());
            case YEAR, FLOAT, DECIMAL, DATE, TIME, TIMESTAMP, TEXT, ENUM, SET, JSON -> DebeziumValues.of(column);
        };
    }

    private static boolean isUnsignedLong(ColumnDef column) {
        return column.type().unsigned() && column.type().name().equals("bigint");
    }

    /** The fields of the block's object. */
    static void write(JsonGenerator json, MessageTable table) throws IOException {
        String name = table.name().schema() + "." + table.name().name();
        json.writeStringField("type", "struct");
        json.writeBooleanField("optional", false);
        json.writeStringField("name", name + ".Envelope");
        json.writeArrayFieldStart("fields");
        image(json, "before", name, table);
        image(json, "after", name, table);
        json.writeStartObject();
        json.writeStringField("type", "struct");
        json.writeBooleanField("optional", false);
        json.writeStringField("field", "source");
        json.writeArrayFieldStart("fields");
        for (String each : new String[] {"version", "connector", "name"}) {
            field(json, each, "string", false, Optional.empty());
        }
        field(json, "ts_ms", "int64", false, Optional.empty());
        field(json, "db", "string", false, Optional.empty());
        field(json, "table", "string", false, Optional.empty());
        field(json, "pos", "string", false, Optional.empty());
        json.writeEndArray();
        json.writeEndObject();
        field(json, "op", "string", false, Optional.empty());
        field(json, "ts_ms", "int64", true, Optional.empty());
        json.writeEndArray();
    }

    private static void image(JsonGenerator json, String field, String name, MessageTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "struct");
        json.writeBooleanField("optional", true);
        json.writeStringField("name", name + ".Value");
        json.writeStringField("field", field);
        json.writeArrayFieldStart("fields");
        for (Field each : table.fields()) {
            field(json, each.name(), type(each.column()), each.column().nullable(), meaning(each.column()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, String type, boolean optional, Optional<String> meaning) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeBooleanField("optional", optional);
        if (meaning.isPresent()) {
            json.writeStringField("name", meaning.get());
            json.writeNumberField("version", 1);
        }
        json.writeStringField("field", name);
        json.writeEndObject();
    }

    private static String type(ColumnDef column) {
        return switch (column.type().kind()) {
            case FLOAT -> "double";
            case BIT, BINARY, SPATIAL, OTHER -> "bytes";
            case INTEGER -> isUnsignedLong(column) ? "string" : TypeWords.debezium(column);
            case YEAR, DECIMAL, DATE, TIME, DATETIME, TIMESTAMP, TEXT, ENUM, SET, JSON -> TypeWords.debezium(column);
        };
    }

    private static Optional<String> meaning(ColumnDef column) {
        return switch (column.type().kind()) {
            case DATE -> Optional.of("io.debezium.time.Date");
            case TIME -> Optional.of("io.debezium.time.MicroTime");
            case DATETIME -> Optional.of("io.debezium.time.MicroTimestamp");
            case TIMESTAMP -> Optional.of("io.debezium.time.ZonedTimestamp");
            case YEAR -> Optional.of("io.debezium.time.Year");
            case JSON -> Optional.of("io.debezium.data.Json");
            case INTEGER, FLOAT, DECIMAL, BIT, BINARY, SPATIAL, OTHER, TEXT, ENUM, SET -> Optional.empty();
        };
    }
}
