package org.godwit.transfer.message.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a message says, whatever its layout. Immutable.
 *
 * @param operation INSERT, UPDATE, DELETE, DDL, HEARTBEAT, or the layout's own word
 * @param table {@code database.table}; empty where the layout does not name it
 * @param seconds Unix time of the change
 * @param before the row as it was, column by column; empty where it is not told
 * @param after the row as it became
 * @param statement of a DDL message
 */
public record ReadMessage(String operation, String table, OptionalLong seconds, Map<String, String> before, Map<String, String> after, Optional<String> statement) {
    /** A column's value before and after. */
    public record Difference(String before, String after) {
    }

    public ReadMessage {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(table);
        Objects.requireNonNull(seconds);
        before = new LinkedHashMap<>(before);
        after = new LinkedHashMap<>(after);
        Objects.requireNonNull(statement);
    }

    /** Columns whose values differ, of an update. */
    public Map<String, Difference> differences() {
        Map<String, Difference> differences = new LinkedHashMap<>();
        after.forEach((column, value) -> {
            if (before.containsKey(column) && !before.get(column).equals(value)) {
                differences.put(column, new Difference(before.get(column), value));
            }
        });
        return differences;
    }
}
