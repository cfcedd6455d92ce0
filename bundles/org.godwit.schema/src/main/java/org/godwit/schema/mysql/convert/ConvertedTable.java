package org.godwit.schema.mysql.convert;

import java.util.List;
import org.godwit.schema.PlannedObject;

/** The statements that make one table at the target. */
public record ConvertedTable(PlannedObject table, List<PlannedObject> indexes, List<PlannedObject> checks, List<PlannedObject> foreignKeys) {
    public ConvertedTable {
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }
}
