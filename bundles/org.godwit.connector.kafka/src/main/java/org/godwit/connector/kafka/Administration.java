package org.godwit.connector.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Topic;

/** Asks brokers about themselves and their topics, and creates topics. Thread-safe. */
final class Administration implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Admin admin;
    private final String servers;

    /** What is known of a cluster. */
    record Cluster(String id, List<Node> nodes, Optional<java.util.Set<AclOperation>> allowed) {
    }

    Administration(DataSource source) throws GodwitException {
        Map<String, Object> config = ClientConfig.of(source);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        servers = ClientConfig.servers(source);
        admin = ClientConfig.make(() -> Admin.create(config), servers);
    }

    Cluster cluster(CancelToken cancel) throws GodwitException {
        DescribeClusterResult result = admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
        String id = Answers.await(result.clusterId(), servers, cancel);
        List<Node> nodes = new ArrayList<>(Answers.await(result.nodes(), servers, cancel));
        return new Cluster(id, nodes, Optional.ofNullable(Answers.await(result.authorizedOperations(), servers, cancel)));
    }

    /** Level of the cluster's metadata; empty for brokers that keep it in ZooKeeper. */
    Optional<Short> metadataLevel(CancelToken cancel) throws GodwitException {
        try {
            FeatureMetadata features = Answers.awaitPlain(admin.describeFeatures().featureMetadata(), servers, cancel);
            return Optional.ofNullable(features.finalizedFeatures().get("metadata.version")).map(r -> r.maxVersionLevel());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.UnsupportedVersionException) {
                return Optional.empty();
            }
            throw Failures.of(e.getCause(), servers);
        }
    }

    /** Settings of a broker by name; empty when the user may not read them. */
    Map<String, String> brokerSettings(Node node, CancelToken cancel) throws GodwitException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        try {
            return values(Answers.awaitPlain(admin.describeConfigs(List.of(resource)).all(), servers, cancel).get(resource), false);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.AuthorizationException) {
                return Map.of();
            }
            throw Failures.of(e.getCause(), servers);
        }
    }

    List<String> topics(CancelToken cancel) throws GodwitException {
        return new ArrayList<>(new TreeSet<>(Answers.await(admin.listTopics().names(), servers, cancel)));
    }

    List<Topic> describe(Collection<String> names, CancelToken cancel) throws GodwitException {
        Map<String, TopicDescription> found = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> each : admin.describeTopics(new TreeSet<>(names)).topicNameValues().entrySet()) {
            try {
                found.put(each.getKey(), Answers.awaitPlain(each.getValue(), each.getKey(), cancel));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw Failures.of(e.getCause(), each.getKey());
                }
            }
        }
        Map<String, Map<String, String>> settings = settings(found.keySet(), cancel);
        List<Topic> topics = new ArrayList<>();
        found.forEach((name, t) -> topics.add(new Topic(name, t.partitions().size(), t.partitions().getFirst().replicas().size(), settings.getOrDefault(name, Map.of()))));
        return topics;
    }

    /** Nothing of those topics whose settings the user may not read. */
    private Map<String, Map<String, String>> settings(Collection<String> topics, CancelToken cancel) throws GodwitException {
        List<ConfigResource> resources = topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
        Map<String, Map<String, String>> settings = new HashMap<>();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> each : admin.describeConfigs(resources).values().entrySet()) {
            try {
                settings.put(each.getKey().name(), values(Answers.awaitPlain(each.getValue(), each.getKey().name(), cancel), true));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof org.apache.kafka.common.errors.AuthorizationException)) {
                    throw Failures.of(e.getCause(), each.getKey().name());
                }
            }
        }
        return settings;
    }

    private static Map<String, String> values(Config config, boolean chosenOnly) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            boolean chosen = entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
            if (entry.value() != null && (chosen || !chosenOnly || entry.name().equals("max.message.bytes"))) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }

    void create(Collection<Topic> topics, CancelToken cancel) throws GodwitException {
        List<NewTopic> wanted = topics.stream().map(t -> new NewTopic(t.name(), t.partitions(), (short) t.replicas()).configs(t.settings())).toList();
        for (Map.Entry<String, KafkaFuture<Void>> each : admin.createTopics(wanted).values().entrySet()) {
            try {
                Answers.awaitPlain(each.getValue(), each.getKey(), cancel);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw Failures.of(e.getCause(), each.getKey());
                }
            }
        }
    }

    List<Place> ends(Collection<String> topics, CancelToken cancel) throws GodwitException {
        return offsets(topics, OffsetSpec.latest(), cancel);
    }

    List<Place> beginnings(Collection<String> topics, CancelToken cancel) throws GodwitException {
        return offsets(topics, OffsetSpec.earliest(), cancel);
    }

    private List<Place> offsets(Collection<String> topics, OffsetSpec which, CancelToken cancel) throws GodwitException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : describe(topics, cancel)) {
            for (int i = 0; i < topic.partitions(); i++) {
                asked.put(new TopicPartition(topic.name(), i), which);
            }
        }
        List<Place> places = new ArrayList<>();
        Answers.await(admin.listOffsets(asked).all(), servers, cancel).forEach((p, o) -> places.add(new Place(p.topic(), p.partition(), o.offset())));
        return places;
    }

    /** Does not wait for answers. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
