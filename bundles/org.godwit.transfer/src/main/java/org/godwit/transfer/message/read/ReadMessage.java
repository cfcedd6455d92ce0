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
 * @param cellsBefore the row as it was, column by column, an empty value for NULL; no columns where it is not told
 * @param cellsAfter the row as it became
 * @param statement of a DDL message
 * @param form how values are written
 */
public record ReadMessage(String operation, String table, OptionalLong seconds, Map<String, Optional<String>> cellsBefore, Map<String, Optional<String>> cellsAfter, Optional<String> statement,
        ValueForm form) {
    private static final String NULL = "null";

    /** A column's value before and after. */
    public record Difference(String before, String after) {
    }

    public ReadMessage {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(table);
        Objects.requireNonNull(seconds);
        cellsBefore = new LinkedHashMap<>(cellsBefore);
        cellsAfter = new LinkedHashMap<>(cellsAfter);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(form);
    }

    /** A message of an unknown kind. */
    public static ReadMessage unknown() {
        return new ReadMessage("?", "", OptionalLong.empty(), Map.of(), Map.of(), Optional.empty(), ValueForm.COMMON);
    }

    /** The row as it was, for people: NULL is a word. */
    public Map<String, String> before() {
        return shown(cellsBefore);
    }

    /** The row as it became, for people. */
    public Map<String, String> after() {
        return shown(cellsAfter);
    }

    /** Columns whose values differ, of an update. */
    public Map<String, Difference> differences() {
        Map<String, Difference> differences = new LinkedHashMap<>();
        cellsAfter.forEach((column, value) -> {
            if (cellsBefore.containsKey(column) && !cellsBefore.get(column).equals(value)) {
                differences.put(column, new Difference(cellsBefore.get(column).orElse(NULL), value.orElse(NULL)));
            }
        });
        return differences;
    }

    private static Map<String, String> shown(Map<String, Optional<String>> cells) {
        Map<String, String> shown = new LinkedHashMap<>();
        cells.forEach((column, value) -> shown.put(column, value.orElse(NULL)));
        return shown;
    }
}
