package org.godwit.transfer.message.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.row.RowBatch;
import org.godwit.core.text.ServerCharsets;
import org.godwit.transfer.message.MessageTable;
import org.godwit.transfer.message.MessageTable.Field;

/** The images of a table's rows as JSON objects, names and types prepared. Belongs to one thread. */
final class Images {
    /** Between the names, and the values, of a key of several columns (OMS: data formats). */
    static final String JOIN = "\u0001";

    private final List<Field> fields;
    private final List<Field> key;
    private final SerializedString[] names;
    private final ValueWriter[] values;
    private final int[] cells;
    private final String keyNames;

    Images(MessageTable table, Function<ColumnDef, ValueWriter> form) {
        fields = table.fields();
        key = table.key();
        names = fields.stream().map(f -> new SerializedString(f.name())).toArray(SerializedString[]::new);
        values = fields.stream().map(f -> form.apply(f.column())).toArray(ValueWriter[]::new);
        cells = fields.stream().mapToInt(Field::cell).toArray();
        keyNames = key.stream().map(Field::name).collect(Collectors.joining(JOIN));
    }

    List<Field> fields() {
        return fields;
    }

    List<Field> key() {
        return key;
    }

    String keyNames() {
        return keyNames;
    }

    /** The columns of a row as fields of the object that is open. */
    void fields(JsonGenerator json, RowBatch batch, int row) throws IOException {
        for (int i = 0; i < names.length; i++) {
            json.writeFieldName(names[i]);
            value(json, batch, row, i);
        }
    }

    /** A row as an object. */
    void object(JsonGenerator json, RowBatch batch, int row) throws IOException {
        json.writeStartObject();
        fields(json, batch, row);
        json.writeEndObject();
    }

    /** As fields of the object that is open: the columns whose value is another one in the other image. */
    void changed(JsonGenerator json, RowBatch written, RowBatch other, int row) throws IOException {
        for (int i = 0; i < names.length; i++) {
            if (!same(written, other, row, cells[i])) {
                json.writeFieldName(names[i]);
                value(json, written, row, i);
            }
        }
    }

    /** The values of the key's columns as text, joined; NULL does not occur in a key. */
    String keyValues(RowBatch batch, int row) {
        if (key.size() == 1) {
            return keyText(key.getFirst(), batch, row);
        }
        return key.stream().map(f -> keyText(f, batch, row)).collect(Collectors.joining(JOIN));
    }

    static String keyText(Field field, RowBatch batch, int row) {
        int from = batch.start(row, field.cell());
        return new String(batch.bytes(), from, batch.end(row, field.cell()) - from, field.column().charset().flatMap(ServerCharsets::of).orElse(StandardCharsets.ISO_8859_1));
    }

    private void value(JsonGenerator json, RowBatch batch, int row, int field) throws IOException {
        int cell = cells[field];
        if (batch.isNull(row, cell)) {
            json.writeNull();
        } else {
            values[field].write(json, batch.bytes(), batch.start(row, cell), batch.end(row, cell));
        }
    }

    private static boolean same(RowBatch a, RowBatch b, int row, int cell) {
        return a.isNull(row, cell) == b.isNull(row, cell) && Arrays.equals(a.bytes(), a.start(row, cell), a.end(row, cell), b.bytes(), b.start(row, cell), b.end(row, cell));
    }
}
