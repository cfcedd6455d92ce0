package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageTable;

/** DebeziumSmt: the row alone, and whether it was deleted (OMS: data formats, DebeziumSmt). */
final class DebeziumSmtFormat implements MessageFormat {
    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, DebeziumValues::of);
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            json.writeStartObject();
            images.fields(json, kind == Kind.DELETE ? before : after, row);
            json.writeStringField("__deleted", Boolean.toString(kind == Kind.DELETE));
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) {
        return false;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) {
        return false;
    }
}
