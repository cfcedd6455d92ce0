package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageSettings.SchemaBlock;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/**
 * Debezium, with or without its schema block, and DebeziumFlatten, which is the payload alone (OMS: data formats, Debezium). There is no DDL message in this family: OMS Community Edition documents none.
 */
final class DebeziumFormat implements MessageFormat {
    private static final long MILLIS = 1000;

    private final MessageSettings settings;
    private final boolean flat;

    DebeziumFormat(MessageSettings settings, boolean flat) {
        this.settings = settings;
        this.flat = flat;
    }

    @Override
    public RowWriter rows(MessageTable table) {
        boolean connect = settings.schemaBlock() == SchemaBlock.CONNECT && !flat;
        Images images = new Images(table, connect ? ConnectSchema::value : DebeziumValues::of);
        SerializedString schema = new SerializedString(Fragments.object(connect ? json -> ConnectSchema.write(json, table) : json -> schema(json, table)));
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            open(json, settings.schemaBlock() != SchemaBlock.NONE && !flat, schema);
            json.writeStringField("op", op(kind));
            source(json, table.name().schema(), table.name().name(), info);
            if (kind != Kind.INSERT) {
                json.writeFieldName("before");
                images.object(json, before, row);
            }
            if (kind != Kind.DELETE) {
                json.writeFieldName("after");
                images.object(json, after, row);
            }
            close(json, info);
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) {
        return false;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        open(json, false, new SerializedString(""));
        json.writeStringField("op", "HEARTBEAT");
        source(json, "", "", info);
        close(json, info);
        return true;
    }

    private void open(JsonGenerator json, boolean withSchema, SerializedString schema) throws IOException {
        json.writeStartObject();
        if (flat) {
            return;
        }
        if (withSchema) {
            json.writeFieldName("schema");
            json.writeRawValue(schema);
        }
        json.writeObjectFieldStart("payload");
    }

    private void close(JsonGenerator json, ChangeInfo info) throws IOException {
        json.writeNumberField("ts_ms", info.writtenMillis());
        json.writeEndObject();
        if (!flat) {
            json.writeEndObject();
        }
    }

    private void source(JsonGenerator json, String database, String table, ChangeInfo info) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("version", "");
        json.writeStringField("connector", settings.dbType());
        json.writeStringField("name", "OMS");
        json.writeNumberField("ts_ms", info.changedSeconds() * MILLIS);
        json.writeStringField("db", database);
        json.writeStringField("table", table);
        json.writeStringField("pos", Math.max(0, info.position()) + "@" + info.changedSeconds());
        json.writeEndObject();
    }

    static String op(Kind kind) {
        return switch (kind) {
            case INSERT -> "c";
            case UPDATE -> "u";
            case DELETE -> "d";
        };
    }

    private static void schema(JsonGenerator json, MessageTable table) throws IOException {
        json.writeBooleanField("optional", false);
        json.writeStringField("type", "STRUCT");
        json.writeArrayFieldStart("fields");
        image(json, "before", table);
        image(json, "after", table);
        json.writeStartObject();
        json.writeStringField("field", "source");
        struct(json);
        for (String name : new String[] {"version", "connector", "name"}) {
            field(json, name, "string", false);
        }
        field(json, "ts_ms", "int64", false);
        field(json, "db", "string", false);
        field(json, "table", "string", false);
        field(json, "server_id", "int64", false);
        field(json, "pos", "string", false);
        json.writeEndArray();
        json.writeEndObject();
        field(json, "op", "string", false);
        field(json, "ts_ms", "int64", false);
        json.writeEndArray();
    }

    private static void image(JsonGenerator json, String name, MessageTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", name);
        struct(json);
        for (Field column : table.fields()) {
            field(json, column.name(), TypeWords.debezium(column.column()), column.column().nullable());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void struct(JsonGenerator json) throws IOException {
        json.writeBooleanField("optional", false);
        json.writeStringField("type", "struct");
        json.writeArrayFieldStart("fields");
    }

    private static void field(JsonGenerator json, String name, String type, boolean optional) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", name);
        json.writeBooleanField("optional", optional);
        json.writeStringField("type", type);
        json.writeEndObject();
    }
}
