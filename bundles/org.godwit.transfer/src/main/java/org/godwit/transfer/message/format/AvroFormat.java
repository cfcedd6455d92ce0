package org.godwit.transfer.message.format;

import java.io.IOException;
import java.util.List;
import org.apache.avro.io.Encoder;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.row.RowBatch;
import org.godwit.transfer.message.ChangeInfo;
import org.godwit.transfer.message.DdlMessage;
import org.godwit.transfer.message.MessageSettings;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** Avro with its schema in each message; otherwise as the Debezium layout, and like that without DDL messages: the schema tells of columns that came or went. */
final class AvroFormat implements MessageFormat {
    private static final long MILLIS = 1000;

    private final MessageSettings settings;
    private final AvroFile heartbeats = new AvroFile(AvroTable.heartbeat());

    AvroFormat(MessageSettings settings) {
        this.settings = settings;
    }

    @Override
    public RowWriter rows(MessageTable table) {
        AvroFile file = new AvroFile(AvroTable.envelope(table));
        List<Field> fields = table.fields();
        AvroValue[] values = fields.stream().map(f -> AvroValue.of(f.column())).toArray(AvroValue[]::new);
        String database = table.name().schema();
        String name = table.name().name();
        return (kind, before, after, row, info, place, out) -> file.write(out, record -> {
            image(record, kind != Kind.INSERT, fields, values, before, row);
            image(record, kind != Kind.DELETE, fields, values, after, row);
            source(record, database, name, info);
            record.writeString(DebeziumFormat.op(kind));
            record.writeLong(info.writtenMillis());
        });
    }

    @Override
    public boolean ddl(DdlMessage ddl, MessageBuffer out) {
        return false;
    }

    @Override
    public boolean heartbeat(ChangeInfo info, MessageBuffer out) throws IOException {
        heartbeats.write(out, record -> {
            source(record, "", "", info);
            record.writeString("HEARTBEAT");
            record.writeLong(info.writtenMillis());
        });
        return true;
    }

    private static void image(Encoder record, boolean there, List<Field> fields, AvroValue[] values, RowBatch batch, int row) throws IOException {
        record.writeIndex(there ? AvroValue.VALUE : AvroValue.NULL);
        if (!there) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            int cell = fields.get(i).cell();
            if (batch.isNull(row, cell)) {
                record.writeIndex(AvroValue.NULL);
            } else {
                values[i].write(record, batch.bytes(), batch.start(row, cell), batch.end(row, cell));
            }
        }
    }

    private void source(Encoder record, String database, String table, ChangeInfo info) throws IOException {
        record.writeString("");
        record.writeString(settings.dbType());
        record.writeString("OMS");
        record.writeLong(info.changedSeconds() * MILLIS);
        record.writeString(database);
        record.writeString(table);
        record.writeString(Math.max(0, info.position()) + "@" + info.changedSeconds());
    }
}
