package org.godwit.transfer.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;

/**
 * What of a table goes into messages. Immutable.
 *
 * @param name database and table as messages name them
 * @param fields columns in the order of the table
 * @param key of them (or of columns that are not sent) those that identify a row; empty for a table without a key
 */
public record MessageTable(ObjectName name, List<Field> fields, List<Field> key) {
    /**
     * A column and where its value stands.
     *
     * @param cell index of the column in a batch of the table
     */
    public record Field(ColumnDef column, int cell) {
        public Field {
            Objects.requireNonNull(column);
        }

        public String name() {
            return column.name();
        }
    }

    public MessageTable {
        Objects.requireNonNull(name);
        fields = List.copyOf(fields);
        key = List.copyOf(key);
    }

    /** The table's columns that pass, under the table's own name. */
    public static MessageTable of(TableDef table, Predicate<ColumnDef> sent) {
        List<Field> all = new ArrayList<>();
        for (ColumnDef column : table.columns()) {
            all.add(new Field(column, all.size()));
        }
        List<ColumnDef> key = table.keyColumns();
        return new MessageTable(table.name(), all.stream().filter(f -> sent.test(f.column())).toList(), key.stream().map(c -> all.get(table.columns().indexOf(c))).toList());
    }
}
