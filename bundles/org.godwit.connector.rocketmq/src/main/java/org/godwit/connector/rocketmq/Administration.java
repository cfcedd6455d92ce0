package org.godwit.connector.rocketmq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.impl.MQClientManager;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.constant.PermName;
import org.apache.rocketmq.common.namesrv.NamesrvUtil;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.body.ClusterInfo;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.apache.rocketmq.remoting.protocol.route.QueueData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.MessageQueue.Place;
import org.godwit.core.spi.MessageQueue.Topic;

/**
 * Asks name servers and brokers about themselves and their topics, and creates topics. A partition of ours is a queue of theirs: queues are counted through all brokers in the order of the brokers'
 * names. Thread-safe.
 */
final class Administration implements AutoCloseable {
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 200;
    private static final long ROUTE_PATIENCE_SECONDS = 40;
    /** By this template brokers create topics (RocketMQ: updateTopic). */
    private static final String TEMPLATE = TopicValidator.AUTO_CREATE_TOPIC_KEY_TOPIC;

    private final MQClientInstance client;
    private final Calls calls = new Calls();
    private final String servers;

    /**
     * A broker's master.
     *
     * @param address where it can be reached
     */
    record Broker(String cluster, String name, String address) {
    }

    private Administration(MQClientInstance client, String servers) {
        this.client = client;
        this.servers = servers;
    }

    static Administration open(DataSource source) throws GodwitException {
        MQClientInstance client = MQClientManager.getInstance().getOrCreateMQClientInstance(ClientConfigs.set(new ClientConfig(), source), ClientConfigs.signature(source));
        try {
            client.start();
        } catch (MQClientException e) {
            throw Failures.of(e, ClientConfigs.servers(source));
        }
        return new Administration(client, ClientConfigs.servers(source));
    }

    private MQClientAPIImpl api() {
        return client.getMQClientAPIImpl();
    }

    /** Masters that have registered, in the order of their names. */
    List<Broker> brokers(CancelToken cancel) throws GodwitException {
        ClusterInfo info = calls.await(() -> api().getBrokerClusterInfo(TIMEOUT_MILLIS), servers, cancel);
        List<Broker> brokers = new ArrayList<>();
        for (BrokerData each : new TreeMap<>(info.getBrokerAddrTable()).values()) {
            Optional.ofNullable(each.getBrokerAddrs().get(MixAll.MASTER_ID)).ifPresent(address -> brokers.add(new Broker(each.getCluster(), each.getBrokerName(), address)));
        }
        return brokers;
    }

    /** What a broker tells about itself, for example {@code brokerVersionDesc}. */
    Map<String, String> runtime(Broker broker, CancelToken cancel) throws GodwitException {
        return calls.await(() -> Map.copyOf(api().getBrokerRuntimeInfo(broker.address(), TIMEOUT_MILLIS).getTable()), broker.address(), cancel);
    }

    /** How a broker is set; empty when this account may not see it. */
    Map<String, String> settings(Broker broker, CancelToken cancel) throws GodwitException {
        try {
            Map<String, String> settings = new HashMap<>();
            calls.awaitPlain(() -> api().getBrokerConfig(broker.address(), TIMEOUT_MILLIS), cancel).forEach((k, v) -> settings.put(String.valueOf(k), String.valueOf(v)));
            return settings;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MQBrokerException) {
                return Map.of();
            }
            throw Failures.of(e.getCause(), broker.address());
        }
    }

    /** Names of users' topics, in order. */
    List<String> topics(CancelToken cancel) throws GodwitException {
        TreeSet<String> names = new TreeSet<>(calls.await(() -> api().getTopicListFromNameServer(TIMEOUT_MILLIS), servers, cancel).getTopicList());
        names.removeAll(calls.await(() -> api().getSystemTopicList(TIMEOUT_MILLIS), servers, cancel).getTopicList());
        names.removeIf(n -> TopicValidator.isSystemTopic(n) || n.startsWith(MixAll.RETRY_GROUP_TOPIC_PREFIX) || n.startsWith(MixAll.DLQ_GROUP_TOPIC_PREFIX) || n.startsWith("rmq_sys_"));
        return List.copyOf(names);
    }

    List<Topic> describe(Collection<String> names, CancelToken cancel) throws GodwitException {
        List<Topic> topics = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            int queues = queues(name, cancel).size();
            if (queues > 0) {
                topics.add(new Topic(name, queues, 1, Map.of("order", Boolean.toString(order(name, cancel).isPresent()))));
            }
        }
        return topics;
    }

    /**
     * The queues of a topic, in their order; none when there is no such topic. Of an ordered topic also those of brokers that are away (RocketMQ: order topic configuration): a key must not move to another
     * queue because a broker went.
     */
    List<org.apache.rocketmq.common.message.MessageQueue> queues(String topic, CancelToken cancel) throws GodwitException {
        Map<String, Integer> byBroker = new TreeMap<>();
        Optional<String> order = order(topic, cancel);
        if (order.isPresent()) {
            for (String part : order.get().split(";")) {
                int colon = part.lastIndexOf(':');
                byBroker.put(part.substring(0, colon), Integer.parseInt(part.substring(colon + 1)));
            }
        } else {
            route(topic, cancel).map(TopicRouteData::getQueueDatas).orElse(List.of()).stream().filter(q -> PermName.isWriteable(q.getPerm())).forEach(
                    (QueueData q) -> byBroker.put(q.getBrokerName(), q.getWriteQueueNums()));
        }
        List<org.apache.rocketmq.common.message.MessageQueue> queues = new ArrayList<>();
        byBroker.forEach((broker, count) -> {
            for (int i = 0; i < count; i++) {
                queues.add(new org.apache.rocketmq.common.message.MessageQueue(topic, broker, i));
            }
        });
        return queues;
    }

    private Optional<String> order(String topic, CancelToken cancel) throws GodwitException {
        return orEmpty(() -> api().getKVConfigValue(NamesrvUtil.NAMESPACE_ORDER_TOPIC_CONFIG, topic, TIMEOUT_MILLIS), topic, ResponseCode.QUERY_NOT_FOUND, cancel).filter(t -> t.contains(":"));
    }

    private Optional<TopicRouteData> route(String topic, CancelToken cancel) throws GodwitException {
        return orEmpty(() -> api().getTopicRouteInfoFromNameServer(topic, TIMEOUT_MILLIS), topic, ResponseCode.TOPIC_NOT_EXIST, cancel);
    }

    private <T> Optional<T> orEmpty(java.util.concurrent.Callable<T> call, String subject, int missing, CancelToken cancel) throws GodwitException {
        try {
            return Optional.ofNullable(calls.awaitPlain(call, cancel));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MQClientException failure && failure.getResponseCode() == missing) {
                return Optional.empty();
            }
            throw Failures.of(e.getCause(), subject);
        }
    }

    /** Creates ordered topics, their queues spread over all masters, and waits until the name servers know them. */
    void create(Collection<Topic> topics, CancelToken cancel) throws GodwitException {
        List<Broker> brokers = brokers(cancel);
        if (brokers.isEmpty()) {
            throw new GodwitException(RocketMqError.NO_BROKER, servers);
        }
        for (Topic topic : topics) {
            if (queues(topic.name(), cancel).isEmpty()) {
                create(topic, brokers, cancel);
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ROUTE_PATIENCE_SECONDS);
        for (Topic topic : topics) {
            while (route(topic.name(), cancel).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new GodwitException(RocketMqError.NO_TOPIC, topic.name());
                }
                calls.await(() -> {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    return topic;
                }, topic.name(), cancel);
            }
        }
    }

    private void create(Topic topic, List<Broker> brokers, CancelToken cancel) throws GodwitException {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < brokers.size(); i++) {
            Broker broker = brokers.get(i);
            int count = topic.partitions() / brokers.size() + (i < topic.partitions() % brokers.size() ? 1 : 0);
            if (count == 0) {
                continue;
            }
            TopicConfig config = new TopicConfig(topic.name(), count, count, PermName.PERM_READ | PermName.PERM_WRITE);
            config.setOrder(true);
            Map<String, String> attributes = new HashMap<>();
            topic.settings().forEach((name, value) -> attributes.put("+" + name, value));
            config.setAttributes(attributes);
            calls.await(() -> {
                api().createTopic(broker.address(), TEMPLATE, config, TIMEOUT_MILLIS);
                return topic;
            }, topic.name(), cancel);
            order.add(broker.name() + ":" + count);
        }
        calls.await(() -> {
            api().putKVConfigValue(NamesrvUtil.NAMESPACE_ORDER_TOPIC_CONFIG, topic.name(), String.join(";", order), TIMEOUT_MILLIS);
            return topic;
        }, topic.name(), cancel);
    }

    List<Place> ends(Collection<String> topics, CancelToken cancel) throws GodwitException {
        List<Place> places = new ArrayList<>();
        for (String topic : topics) {
            places.addAll(offsets(topic, true, cancel));
        }
        return places;
    }

    List<Place> beginnings(String topic, CancelToken cancel) throws GodwitException {
        return offsets(topic, false, cancel);
    }

    private List<Place> offsets(String topic, boolean end, CancelToken cancel) throws GodwitException {
        List<org.apache.rocketmq.common.message.MessageQueue> queues = queues(topic, cancel);
        Map<String, String> addresses = new HashMap<>();
        brokers(cancel).forEach(b -> addresses.put(b.name(), b.address()));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            var queue = queues.get(i);
            String address = addresses.get(queue.getBrokerName());
            if (address == null) {
                throw new GodwitException(RocketMqError.UNREACHABLE, queue.getBrokerName(), "it has not registered with " + servers);
            }
            long offset = calls.await(() -> end ? api().getMaxOffset(address, queue, TIMEOUT_MILLIS) : api().getMinOffset(address, queue, TIMEOUT_MILLIS), topic, cancel);
            places.add(new Place(topic, i, offset));
        }
        return places;
    }

    /** Gives up what is being asked. */
    @Override
    public void close() {
        calls.close();
        client.shutdown();
    }
}
