package org.godwit.ui.datasources;

import java.util.LinkedHashMap;
import java.util.Map;

import org.godwit.core.model.DataSource;
import org.godwit.core.spi.MessageQueue.Topic;
import org.godwit.ui.Icons;

/** A topic of a message queue. Immutable. */
final class TopicNode extends LeafNode {
    private final DataSource queue;
    private final Topic topic;

    TopicNode(SourceNode parent, Topic topic) {
        super(parent, Icons.TOPIC, topic.name(), Messages.bind(Messages.Topic_detail, topic.partitions()), describe(topic));
        this.queue = parent.dataSource();
        this.topic = topic;
    }

    private static Map<String, String> describe(Topic topic) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Messages.Property_name, topic.name());
        properties.put(Messages.Topic_partitions, Integer.toString(topic.partitions()));
        properties.put(Messages.Topic_replicas, Integer.toString(topic.replicas()));
        topic.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> properties.put(setting.getKey(), setting.getValue()));
        return properties;
    }

    DataSource queue() {
        return queue;
    }

    Topic topic() {
        return topic;
    }
}
