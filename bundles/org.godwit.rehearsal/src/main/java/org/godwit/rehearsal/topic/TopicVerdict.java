package org.godwit.rehearsal.topic;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.VerifyTable;

/**
 * Whether topics tell what the source holds. Immutable.
 *
 * @param tables each with its topic
 * @param topics what was read
 */
public record TopicVerdict(List<Table> tables, List<Topic> topics) {
    /**
     * A table as it was at the twin in the end, beside the source.
     *
     * @param notSent columns that no message had, which are not compared
     * @param rounded columns that are not compared, since the layout does not carry their values to the last digit
     */
    public record Table(ObjectName source, String topic, VerifyTable.ResultType result, long onlyAtSource, long onlyInTopic, long different, Set<String> notSent, Set<String> rounded) {
        public Table {
            notSent = new TreeSet<>(notSent);
            rounded = new TreeSet<>(rounded);
        }

        public boolean isEqual() {
            return result == VerifyTable.ResultType.CONSISTENT || result == VerifyTable.ResultType.BOTH_EMPTY;
        }
    }

    /**
     * A topic.
     *
     * @param others messages that are no changes of the tables: statements, heartbeats, other tables
     * @param firstUnreadable where the first of those that could not be read lies, and why; empty for none
     */
    public record Topic(String name, long changes, long others, long unreadable, String firstUnreadable) {
    }

    public TopicVerdict {
        tables = List.copyOf(tables);
        topics = List.copyOf(topics);
    }

    public boolean isEqual() {
        return tables.stream().allMatch(Table::isEqual) && topics.stream().allMatch(t -> t.unreadable() == 0);
    }
}
