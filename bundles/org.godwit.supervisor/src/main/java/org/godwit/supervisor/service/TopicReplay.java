package org.godwit.supervisor.service;

import java.util.Map;
import java.util.Set;
import org.godwit.core.model.ObjectName;

/**
 * What was in a topic. Immutable.
 *
 * @param changes that were handed over
 * @param others messages that are no changes of the tables that were asked for: statements, heartbeats, other tables
 * @param unreadable messages that have none of the known layouts, or values that are not written as the layout says
 * @param firstUnreadable where the first of them lies, and why; empty for none
 * @param sent columns of each table that messages had
 * @param rounded columns of them whose values the layout does not carry to the last digit
 */
public record TopicReplay(long changes, long others, long unreadable, String firstUnreadable, Map<ObjectName, Set<String>> sent, Map<ObjectName, Set<String>> rounded) {
    public TopicReplay {
        sent = Map.copyOf(sent);
        rounded = Map.copyOf(rounded);
    }
}
