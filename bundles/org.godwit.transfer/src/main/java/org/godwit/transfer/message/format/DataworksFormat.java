package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Locale;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** Dataworks 2.0 (OMS: data formats, Dataworks). */
final class DataworksFormat implements MessageFormat {
    private static final String VERSION = "2.0";
    private static final String NO_NUMBER = "null";

    private final MessageSettings settings;

    DataworksFormat(MessageSettings settings) {
        this.settings = settings;
    }

    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, CommonValues::of);
        SerializedString schema = new SerializedString(Fragments.object(json -> schema(json, table)));
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeFieldName("schema");
            json.writeRawValue(schema);
            json.writeObjectFieldStart("payload");
            image(json, "before", kind == Kind.INSERT, images, before, row);
            image(json, "after", kind == Kind.DELETE, images, after, row);
            json.writeStringField("op", kind.name());
            times(json, info);
            json.writeNullField("ddl");
            json.writeStringField("scn", info.full() || !settings.sequenceEnabled() ? NO_NUMBER : Long.toString(info.sequence(place)));
            json.writeEndObject();
            extend(json);
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeStringField("version", VERSION);
        json.writeObjectFieldStart("schema");
        source(json, ddl.table());
        json.writeNullField("column");
        json.writeNullField("pk");
        json.writeEndObject();
        json.writeObjectFieldStart("payload");
        json.writeNullField("before");
        json.writeNullField("after");
        json.writeStringField("op", ddl.kind().dataworks());
        times(json, ddl.info());
        json.writeObjectFieldStart("ddl");
        json.writeStringField("text", ddl.statement());
        json.writeEndObject();
        json.writeStringField("scn", NO_NUMBER);
        json.writeEndObject();
        extend(json);
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeStringField("version", VERSION);
        json.writeObjectFieldStart("payload");
        json.writeObjectFieldStart("timestamp");
        json.writeNumberField("eventTime", info.changedMillis());
        json.writeEndObject();
        json.writeStringField("op", "HEARTBEAT");
        json.writeEndObject();
        json.writeEndObject();
        return true;
    }

    private void schema(JsonGenerator json, MessageTable table) throws IOException {
        source(json, table.name());
        json.writeArrayFieldStart("column");
        for (Field field : table.fields()) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("type", TypeWords.upper(field.column()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pk");
        for (Field field : table.key()) {
            json.writeString(field.name());
        }
        json.writeEndArray();
    }

    private void source(JsonGenerator json, ObjectName table) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("dbType", settings.dbType().toLowerCase(Locale.ROOT));
        json.writeStringField("dbVersion", settings.dbVersion().isEmpty() ? null : settings.dbVersion());
        json.writeStringField("dbName", table.schema());
        json.writeNullField("schema");
        json.writeStringField("table", table.name());
        json.writeEndObject();
    }

    private static void image(JsonGenerator json, String name, boolean absent, Images images, RowBatch batch, int row) throws IOException {
        if (absent) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeFieldName("data");
        images.object(json, batch, row);
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, ChangeInfo info) throws IOException {
        json.writeObjectFieldStart("timestamp");
        json.writeNumberField("eventTime", info.changedMillis());
        json.writeNumberField("systemTime", info.writtenMillis());
        json.writeNumberField("checkpointTime", info.changedSeconds());
        json.writeEndObject();
    }

    private void extend(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("extend");
        if (!settings.business().isEmpty()) {
            json.writeStringField("load_fm", settings.business());
        }
        json.writeEndObject();
    }
}
