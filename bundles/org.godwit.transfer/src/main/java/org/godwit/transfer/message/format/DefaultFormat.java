package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;

/** Default and, with the columns' types in each image, DefaultExtendColumnType (OMS: data formats). */
final class DefaultFormat implements MessageFormat {
    private static final String TYPES = "__light_type";

    private final MessageSettings settings;
    private final boolean withTypes;

    DefaultFormat(MessageSettings settings, boolean withTypes) {
        this.settings = settings;
        this.withTypes = withTypes;
    }

    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, CommonValues::of);
        SerializedString types = new SerializedString(Fragments.object(json -> types(json, table)));
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            json.writeStartObject();
            image(json, "prevStruct", kind == Kind.INSERT, images, before, row, types);
            image(json, "postStruct", kind == Kind.DELETE, images, after, row, types);
            json.writeObjectFieldStart("allMetaData");
            String values = images.keyValues(kind == Kind.DELETE ? before : after, row);
            json.writeStringField("checkpoint", info.full() ? values : Long.toString(info.changedSeconds()));
            json.writeStringField("record_primary_key", images.key().isEmpty() ? null : images.keyNames());
            json.writeStringField("record_primary_value", images.key().isEmpty() ? null : values);
            json.writeStringField("source_identity", settings.subtopic());
            json.writeStringField("dbType", settings.dbType());
            change(json, info, place);
            json.writeStringField("table_name", table.name().name());
            json.writeStringField("db", table.name().schema());
            json.writeStringField("timestamp", info.full() ? null : Long.toString(info.changedSeconds()));
            identity(json, info);
            json.writeNullField("ddlType");
            json.writeEndObject();
            json.writeStringField("recordType", kind.name());
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        String seconds = Long.toString(ddl.info().changedSeconds());
        json.writeStartObject();
        json.writeNullField("prevStruct");
        json.writeObjectFieldStart("postStruct");
        json.writeStringField("ddl", ddl.statement());
        if (withTypes) {
            json.writeFieldName(TYPES);
            json.writeRawValue("{\"ddl\":{\"schemaType\":\"VAR_STRING\"}}");
        }
        json.writeEndObject();
        json.writeObjectFieldStart("allMetaData");
        json.writeStringField("checkpoint", seconds);
        json.writeStringField("dbType", settings.dbType());
        json.writeStringField("db", ddl.table().schema());
        json.writeStringField("table_name", ddl.table().name());
        json.writeStringField("timestamp", seconds);
        json.writeStringField("ddlType", ddl.kind().name());
        json.writeNullField("record_primary_key");
        json.writeNullField("record_primary_value");
        json.writeNullField("source_identity");
        json.writeNullField("uniqueId");
        json.writeNullField("storeDataSequence");
        json.writeEndObject();
        json.writeStringField("recordType", "DDL");
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        String seconds = Long.toString(info.changedSeconds());
        json.writeStartObject();
        json.writeNullField("prevStruct");
        json.writeNullField("postStruct");
        json.writeObjectFieldStart("allMetaData");
        json.writeStringField("checkpoint", seconds);
        json.writeStringField("dbType", settings.dbType());
        json.writeStringField("timestamp", seconds);
        json.writeEndObject();
        json.writeStringField("recordType", "HEARTBEAT");
        json.writeEndObject();
        return true;
    }

    private void image(JsonGenerator json, String name, boolean absent, Images images, RowBatch batch, int row, SerializedString types) throws IOException {
        if (absent) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        images.fields(json, batch, row);
        if (withTypes) {
            json.writeFieldName(TYPES);
            json.writeRawValue(types);
        }
        json.writeEndObject();
    }

    private void change(JsonGenerator json, ChangeInfo info, int place) throws IOException {
        if (info.full() || !settings.sequenceEnabled()) {
            json.writeNullField("storeDataSequence");
        } else {
            json.writeNumberField("storeDataSequence", info.sequence(place));
        }
    }

    private static void identity(JsonGenerator json, ChangeInfo info) throws IOException {
        json.writeStringField("uniqueId", info.unit().isEmpty() ? null : info.unit());
        json.writeStringField("transId", info.transaction().isEmpty() ? null : info.transaction());
        json.writeNullField("clusterId");
    }

    private static void types(JsonGenerator json, MessageTable table) throws IOException {
        for (MessageTable.Field field : table.fields()) {
            json.writeObjectFieldStart(field.name());
            json.writeStringField("schemaType", TypeWords.light(field.column()));
            json.writeEndObject();
        }
    }
}
