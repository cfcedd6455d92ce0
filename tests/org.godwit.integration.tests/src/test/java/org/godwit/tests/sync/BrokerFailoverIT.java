package org.godwit.tests.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.spi.MessageQueue;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three real brokers with a copy of each partition each; one after the other is killed with -9 under load, while the project goes on without anybody's help. */
@Tag("slow")
class BrokerFailoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @Test
    void goesOnWithTheBrokersThatAreLeft() throws Exception {
        try (Servers servers = Servers.open()) {
            List<KafkaBroker> brokers = KafkaBroker.cluster(servers.folder("brokers"), 3, Map.of("broker.session.timeout.ms", "6000"));
            String all = brokers.stream().map(KafkaBroker::servers).collect(Collectors.joining(","));
            DataSource queue = ConnectionUrl.parse("kafka://" + all);
            DataSource source = servers.source("failover-source");
            Counting.create(source);
            try (Workspace workspace = Workspace.open(servers.folder("workspace")); Received items = KafkaFeed.open(all, SynchronizationIT.ITEMS)) {
                Map<String, String> parameters = new HashMap<>(SynchronizationIT.PARAMETERS);
                parameters.putAll(Map.of("sink.topicReplicas", "3", "sink.topicSettings", "min.insync.replicas=2"));
                String id = workspace.projects().create(new ProjectSpec("failover", workspace.save(source).id(), workspace.save(queue).id(), SynchronizationIT.WHOLE, Workspace.rules("counting.*"), parameters));
                workspace.projects().start(id);
                try (Counting counting = Counting.start(source, 5)) {
                    for (KafkaBroker broker : brokers) {
                        moreThan(items, 100);
                        broker.kill();
                        // with one of three away every partition still has two copies
                        moreThan(items, 300);
                        broker.restart();
                    }
                    moreThan(items, 300);
                }
                assertThat(workspace.status(id)).as("nobody had to help").isEqualTo(ProjectStatus.RUNNING);
                SynchronizationIT.caughtUp(workspace, id, source, items);
                items.assertOrder();
                assertThat(items.repeated()).as("repeated, as counted").isEqualTo(SynchronizationIT.repeated(workspace));
                assertThat(workspace.studio().queues().topics(queue, workspace.token())).extracting(MessageQueue.Topic::replicas).containsOnly(3);
                workspace.projects().pause(id);
            } finally {
                for (KafkaBroker broker : brokers) {
                    broker.close();
                }
            }
        }
    }

    private static void moreThan(Received items, long some) throws Exception {
        long before = items.more().changes();
        await().atMost(PATIENCE).until(() -> items.more().changes() > before + some);
    }
}
