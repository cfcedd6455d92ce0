package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Locale;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** Canal's flat messages (OMS: data formats, Canal). */
final class CanalFormat implements MessageFormat {
    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, CommonValues::of);
        SerializedString types = new SerializedString(Fragments.of(json -> types(json, table)));
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            json.writeStartObject();
            json.writeStringField("database", table.name().schema());
            json.writeStringField("table", table.name().name());
            json.writeStringField("type", kind.name());
            json.writeBooleanField("isDdl", false);
            json.writeArrayFieldStart("data");
            images.object(json, kind == Kind.DELETE ? before : after, row);
            json.writeEndArray();
            if (kind == Kind.UPDATE) {
                json.writeArrayFieldStart("old");
                json.writeStartObject();
                images.changed(json, before, after, row);
                json.writeEndObject();
                json.writeEndArray();
            } else {
                json.writeNullField("old");
            }
            json.writeRaw(',');
            json.writeRaw(types);
            times(json, info);
            json.writeStringField("sql", "");
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeStringField("database", ddl.table().schema());
        json.writeStringField("table", ddl.table().name());
        json.writeStringField("type", ddl.kind().canal());
        json.writeBooleanField("isDdl", true);
        for (String name : new String[] {"data", "old", "pkNames", "sqlType", "mysqlType"}) {
            json.writeNullField(name);
        }
        times(json, ddl.info());
        json.writeStringField("sql", ddl.statement());
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) {
        return false;
    }

    private static void times(JsonGenerator json, ChangeInfo info) throws IOException {
        json.writeNumberField("es", info.changedMillis());
        json.writeNumberField("ts", info.writtenMillis());
    }

    private static void types(JsonGenerator json, MessageTable table) throws IOException {
        if (table.key().isEmpty()) {
            json.writeNullField("pkNames");
        } else {
            json.writeArrayFieldStart("pkNames");
            for (Field field : table.key()) {
                json.writeString(field.name());
            }
            json.writeEndArray();
        }
        json.writeObjectFieldStart("sqlType");
        for (Field field : table.fields()) {
            json.writeNumberField(field.name(), TypeWords.jdbc(field.column()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("mysqlType");
        for (Field field : table.fields()) {
            json.writeStringField(field.name(), field.column().type().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }
}
