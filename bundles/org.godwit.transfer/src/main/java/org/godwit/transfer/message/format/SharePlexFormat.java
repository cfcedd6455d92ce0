package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.model.ObjectName;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;

/** SharePlex (OMS: data formats, SharePlex). Times are in UTC. */
final class SharePlexFormat implements MessageFormat {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int MILLIS = 1000;
    private static final String NO_NUMBER = "null";

    private final MessageSettings settings;
    private long lastSecond = Long.MIN_VALUE;
    private String lastText = "";

    SharePlexFormat(MessageSettings settings) {
        this.settings = settings;
    }

    @Override
    public RowWriter rows(MessageTable table) {
        Images images = new Images(table, CommonValues::of);
        return (kind, before, after, row, info, place, out) -> {
            JsonGenerator json = out.json();
            json.writeStartObject();
            json.writeObjectFieldStart("data");
            switch (kind) {
                case INSERT -> images.fields(json, after, row);
                case UPDATE -> images.changed(json, after, before, row);
                case DELETE -> images.fields(json, before, row);
            }
            json.writeEndObject();
            String rowKey = images.keyValues(kind == Kind.DELETE ? before : after, row);
            meta(json, op(kind), table.name(), rowKey, info, place, info.full() || !settings.sequenceEnabled() ? NO_NUMBER : Long.toString(info.sequence(place)));
            if (kind == Kind.UPDATE) {
                json.writeFieldName("key");
                images.object(json, before, row);
            }
            json.writeEndObject();
        };
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        json.writeEndObject();
        meta(json, "ddl", ddl.table(), "", ddl.info(), -1, NO_NUMBER);
        json.writeObjectFieldStart("sql");
        json.writeStringField("ddl", ddl.statement());
        json.writeEndObject();
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) {
        return false;
    }

    /** @param place -1 for a message that is no row */
    private void meta(JsonGenerator json, String op, ObjectName table, String rowKey, ChangeInfo info, int place, String scn) throws IOException {
        boolean row = place >= 0;
        json.writeObjectFieldStart("meta");
        json.writeStringField("op", op);
        json.writeStringField("time", second(info.changedMillis()));
        json.writeStringField("posttime", second(info.writtenMillis()));
        json.writeStringField("idx", row ? "1/1" : "0/0");
        json.writeNumberField("size", row ? 1 : 0);
        json.writeNumberField("seq", place + 1);
        json.writeStringField("table", table.toString());
        json.writeStringField("rowid", table + "-" + rowKey);
        json.writeStringField("trans", !row || info.transaction().isEmpty() ? null : info.transaction());
        json.writeStringField("scn", scn);
        json.writeEndObject();
    }

    private static String op(Kind kind) {
        return switch (kind) {
            case INSERT -> "ins";
            case UPDATE -> "upd";
            case DELETE -> "del";
        };
    }

    private String second(long millis) {
        long second = Math.floorDiv(millis, (long) MILLIS);
        if (second != lastSecond) {
            lastText = SECOND.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
            lastSecond = second;
        }
        return lastText;
    }
}
