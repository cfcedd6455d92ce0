package org.godwit.supervisor.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message of a topic, decoded. Immutable.
 *
 * @param key text; values of a key of several columns are joined with {@code |}
 * @param operation INSERT, UPDATE, DELETE, UPSERT, DDL, HEARTBEAT; {@code ?} for a message that has none of the known layouts
 * @param table {@code database.table}; empty where the layout does not name it
 * @param changed when the source made the change
 * @param before the row as it was, column by column, where the message tells
 * @param after the row as it became
 * @param differences of an update, by column: the value before and after
 * @param statement of a DDL message
 * @param raw the message itself
 */
public record MessageView(int partition, long offset, String key, String operation, String table, Optional<Instant> changed, Map<String, String> before, Map<String, String> after,
        Map<String, Difference> differences, Optional<String> statement, String raw) {
    /** A column's value before and after. */
    public record Difference(String before, String after) {
    }

    public MessageView {
        Objects.requireNonNull(key);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(table);
        Objects.requireNonNull(changed);
        before = new LinkedHashMap<>(before);
        after = new LinkedHashMap<>(after);
        differences = new LinkedHashMap<>(differences);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(raw);
    }

    /** In one line: the statement, what an update changed, else the row, else the message as it is. */
    public String summary() {
        if (statement.isPresent()) {
            return statement.get();
        }
        if (!before.isEmpty() && !after.isEmpty()) {
            return differences.entrySet().stream().map(d -> d.getKey() + ": " + d.getValue().before() + " → " + d.getValue().after()).collect(Collectors.joining(", "));
        }
        Map<String, String> row = after.isEmpty() ? before : after;
        return row.isEmpty() ? raw : row.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining(", "));
    }
}
