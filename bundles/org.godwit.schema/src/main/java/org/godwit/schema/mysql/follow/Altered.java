package org.godwit.schema.mysql.follow;

import java.util.Map;
import java.util.Objects;
import org.godwit.core.model.TableDef;

/**
 * What a statement made of a table.
 *
 * @param origins old name by new name of each column that was there before; a column without an entry is new
 */
record Altered(TableDef table, Map<String, String> origins) {
    Altered {
        Objects.requireNonNull(table);
        origins = Map.copyOf(origins);
    }
}
