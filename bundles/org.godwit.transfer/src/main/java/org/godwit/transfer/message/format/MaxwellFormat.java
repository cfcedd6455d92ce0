package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.model.ObjectName;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** Maxwell (OMS: data formats, Maxwell). */
final class MaxwellFormat implements MessageFormat {
    /** The time that OMS documents for all rows of the full import, a constant (OMS: data formats, Maxwell, ts). */
    private static final long FULL_SECONDS = 1_600_000_000L;

    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, MaxwellValues::of);
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            RowBatch data = kind == Kind.DELETE ? before : after;
            head(json, table.name(), word(kind), info);
            key(json, images, data, row);
            json.writeFieldName("data");
            images.object(json, data, row);
            json.writeFieldName("old");
            if (kind == Kind.UPDATE) {
                images.object(json, before, row);
            } else {
                json.writeNull();
            }
            json.writeNullField("sql");
            json.writeNullField("def");
            json.writeStringField("uuid", info.unit() + "-" + place);
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException {
        if (ddl.kind().maxwell().isEmpty()) {
            return false;
        }
        JsonGenerator json = out.json();
        head(json, ddl.table(), ddl.kind().maxwell(), ddl.info());
        for (String name : new String[] {"primary_key", "primary_key_columns", "data", "old"}) {
            json.writeNullField(name);
        }
        json.writeStringField("sql", ddl.statement());
        json.writeObjectFieldStart("def");
        json.writeStringField("database", ddl.table().schema());
        json.writeStringField("table", ddl.table().name());
        json.writeArrayFieldStart("primary-key");
        json.writeEndArray();
        json.writeArrayFieldStart("columns");
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("uuid", ddl.info().unit());
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) {
        return false;
    }

    private static void head(JsonGenerator json, ObjectName table, String type, ChangeInfo info) throws IOException {
        json.writeStartObject();
        json.writeStringField("database", table.schema());
        json.writeStringField("table", table.name());
        json.writeStringField("type", type);
        json.writeNumberField("ts", info.full() ? FULL_SECONDS : info.changedSeconds());
        json.writeStringField("xid", info.transaction().isEmpty() ? null : info.transaction());
        json.writeBooleanField("commit", true);
        json.writeStringField("position", Long.toString(info.changedSeconds()));
    }

    private static void key(JsonGenerator json, Images images, RowBatch batch, int row) throws IOException {
        json.writeArrayFieldStart("primary_key");
        for (Field field : images.key()) {
            json.writeString(Images.keyText(field, batch, row));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("primary_key_columns");
        for (Field field : images.key()) {
            json.writeString(field.name());
        }
        json.writeEndArray();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case INSERT -> "insert";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }
}
