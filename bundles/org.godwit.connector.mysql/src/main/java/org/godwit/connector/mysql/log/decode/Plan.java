package org.godwit.connector.mysql.log.decode;

import java.io.IOException;
import org.godwit.connector.mysql.log.LogError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.TableOptions;

/** How the rows of one table are read. Immutable. */
final class Plan {
    private final TableMap map;
    private final TableDef table;
    private final Column[] columns;
    /** Columns that the log may lack: those that are computed on reading. */
    private final boolean[] virtual;

    private Plan(TableMap map, TableDef table, Column[] columns, boolean[] virtual) {
        this.map = map;
        this.table = table;
        this.columns = columns;
        this.virtual = virtual;
    }

    /** @throws GodwitException when the definition is not the one under which the rows were changed */
    static Plan of(TableMap map, TableDef table) throws GodwitException {
        int defined = table.columns().size();
        // MariaDB keeps the two columns of an implicit row period out of every description
        boolean hidden = table.options().containsKey(TableOptions.SYSTEM_VERSIONING) && map.columns() == defined + 2;
        if (map.columns() != defined && !hidden) {
            throw new GodwitException(LogError.OTHER_DEFINITION, map.name(), "it has " + defined + " columns, the log " + map.columns());
        }
        Column[] columns = new Column[defined];
        boolean[] virtual = new boolean[map.columns()];
        for (int i = 0; i < defined; i++) {
            ColumnDef column = table.columns().get(i);
            columns[i] = Columns.of(map.name(), column, map.types()[i], map.meta()[i]);
            virtual[i] = column.generated().isPresent() && !column.generated().get().stored();
        }
        return new Plan(map, table, columns, virtual);
    }

    boolean isFor(TableMap other, TableDef definition) {
        return table == definition && map.isLike(other);
    }

    TableDef table() {
        return table;
    }

    int logged() {
        return map.columns();
    }

    /**
     * Reads one image.
     *
     * @param bits where bits say from an offset on which columns the images of this event have
     * @return offset behind it
     */
    int image(byte[] bytes, int from, byte[] bits, int present, Cells cells) throws IOException, GodwitException {
        int nulls = from;
        int at = from + (count(bits, present, map.columns()) + 7) / 8;
        int bit = 0;
        for (int i = 0; i < map.columns(); i++) {
            boolean isThere = isSet(bits, present, i);
            boolean isNull = isThere && isSet(bytes, nulls, bit++);
            if (i >= columns.length) {
                at = !isThere || isNull ? at : Columns.skip(map.types()[i], map.meta()[i], bytes, at);
            } else if (!isThere || isNull) {
                requireWhole(isThere, i);
                cells.nothing();
            } else {
                at = columns[i].read(bytes, at, cells);
            }
        }
        return at;
    }

    private void requireWhole(boolean isThere, int column) throws GodwitException {
        if (!isThere && !virtual[column]) {
            throw new GodwitException(LogError.PARTIAL_ROWS, map.name(), "binlog_row_image is not FULL, column " + table.columns().get(column).name() + " is missing");
        }
    }

    static int count(byte[] bytes, int present, int columns) {
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += isSet(bytes, present, i) ? 1 : 0;
        }
        return count;
    }

    static boolean isSet(byte[] bytes, int from, int bit) {
        return (bytes[from + (bit >> 3)] >> (bit & 7) & 1) != 0;
    }
}
