package org.godwit.supervisor.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.model.ObjectName;

/**
 * A change of a row as a consumer of a topic understands it, with values as a server of the MySQL family takes them. Immutable.
 *
 * @param table by the name that the message gives
 * @param before the row as it was, as far as the message tells; empty for a row that came
 * @param after the row as it became; empty for a row that went
 */
public record TopicChange(ObjectName table, Map<String, Cell> before, Map<String, Cell> after) {
    /** A value. */
    public sealed interface Cell {
        /** NULL. */
        record Null() implements Cell {
        }

        /** Moments in UTC. */
        record Text(String value) implements Cell {
        }

        /** Of columns that hold no text. */
        record Bytes(byte[] value) implements Cell {
        }
    }

    public TopicChange {
        Objects.requireNonNull(table);
        before = new LinkedHashMap<>(before);
        after = new LinkedHashMap<>(after);
    }
}
