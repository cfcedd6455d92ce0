package org.godwit.transfer.message.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.godwit.core.model.ColumnDef;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** A table's messages as an Avro schema: before, after, source, op, ts_ms as in the Debezium layout; what may be missing is a union with null. Stateless. */
final class AvroTable {
    /** Property of a field whose name is not the column's, since Avro's names have letters, digits and underscores only. */
    static final String COLUMN = "column";
    private static final String MILLIS = "ts_ms";

    private AvroTable() {
    }

    static Schema envelope(MessageTable table) {
        String space = name(table.name().schema()) + "." + name(table.name().name());
        Schema row = row(table.fields(), space);
        Schema image = Schema.createUnion(Schema.create(Schema.Type.NULL), row);
        FieldAssembler<Schema> fields = SchemaBuilder.record("Envelope").namespace(space).fields().name("before").type(image).withDefault(null).name("after").type(image).withDefault(null);
        return fields.name("source").type(source(space)).noDefault().requiredString("op").name(MILLIS).type(millis()).noDefault().endRecord();
    }

    /** Of a message that is about no table. */
    static Schema heartbeat() {
        return SchemaBuilder.record("Heartbeat").namespace("godwit").fields().name("source").type(source("godwit")).noDefault().requiredString("op").name(MILLIS).type(millis()).noDefault().endRecord();
    }

    private static Schema row(List<Field> columns, String space) {
        FieldAssembler<Schema> fields = SchemaBuilder.record("Value").namespace(space).fields();
        Set<String> used = new HashSet<>();
        for (Field field : columns) {
            String name = name(field.name());
            for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = name(field.name()) + "_" + i;
            }
            var builder = fields.name(name);
            if (!name.equals(field.name())) {
                builder = builder.prop(COLUMN, field.name());
            }
            Schema type = type(field.column());
            fields = field.column().nullable() ? builder.type(Schema.createUnion(Schema.create(Schema.Type.NULL), type)).withDefault(null) : builder.type(type).noDefault();
        }
        return fields.endRecord();
    }

    private static Schema source(String space) {
        return SchemaBuilder.record("Source").namespace(space).fields().requiredString("version").requiredString("connector").requiredString("name").name(MILLIS).type(millis()).noDefault().requiredString("db")
                .requiredString("table").requiredString("pos").endRecord();
    }

    private static Schema millis() {
        return LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    }

    /** TIME is no time of a day, since it may be negative or have more than 24 hours; DECIMAL is a text with all its digits, as in the Debezium layout. */
    private static Schema type(ColumnDef column) {
        return switch (column.type().kind()) {
            case INTEGER -> Schema.create(isUnsignedLong(column) ? Schema.Type.STRING : isLong(column) ? Schema.Type.LONG : Schema.Type.INT);
            case YEAR -> Schema.create(Schema.Type.INT);
            case FLOAT -> Schema.create(column.type().name().equals("float") ? Schema.Type.FLOAT : Schema.Type.DOUBLE);
            case DECIMAL, TEXT, ENUM, SET, JSON -> Schema.create(Schema.Type.STRING);
            case BIT, BINARY, SPATIAL, OTHER -> Schema.create(Schema.Type.BYTES);
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIME -> Schema.create(Schema.Type.LONG);
            case DATETIME -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        };
    }

    static boolean isUnsignedLong(ColumnDef column) {
        return column.type().unsigned() && column.type().name().equals("bigint");
    }

    static boolean isLong(ColumnDef column) {
        return TypeWords.debezium(column).equals("int64");
    }

    private static String name(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        return letters.isEmpty() || Character.isDigit(letters.charAt(0)) ? "_" + letters : letters;
    }
}
