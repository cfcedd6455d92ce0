package org.godwit.tests.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.godwit.connector.rocketmq.RocketMqConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Endpoint;
import org.godwit.core.spi.MessageQueue;
import org.godwit.core.spi.ProbeReport;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.RocketMqServers;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A synchronization project from MariaDB to a real broker of RocketMQ: topics, rows, changes under load and a statement; Godwit and the broker are killed on the way. */
@Tag("slow")
class RocketMqSynchronizationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Test
    void sendsRowsAndChangesAndGoesOnAfterKills() throws Exception {
        try (Servers servers = Servers.open();
                RocketMqServers queues = RocketMqServers.start(servers.folder("rocketmq"), Map.of());
                Received items = RocketMqFeed.open(queues.address(), SynchronizationIT.ITEMS);
                Received notes = RocketMqFeed.open(queues.address(), "Topic_counting_note")) {
            DataSource source = servers.source("rocketmq-source");
            Counting.create(source);
            Path workspace = servers.folder("workspace");
            String id = SynchronizationIT.create(workspace, source, queues.dataSource());
            SynchronizationIT.killedUnderLoad(source, workspace, items);
            try (Counting counting = Counting.start(source, 5, 1_000_000); ChildJvm process = ChildJvm.start(SyncProcess.class, Map.of(), workspace.toString())) {
                assertThat(process.awaitLine(SyncProcess.RUNS)).isTrue();
                long before = items.more().changes();
                await().atMost(PATIENCE).until(() -> items.more().changes() > before);
                queues.kill();
                long changes = counting.changes();
                await().atMost(PATIENCE).until(() -> counting.changes() > changes + 100);
                queues.restart();
                long then = items.changes();
                await().atMost(PATIENCE).until(() -> items.more().changes() > then);
                process.kill();
            }
            try (Jdbc jdbc = Jdbc.open(source)) {
                jdbc.run("alter table counting.item add column extra int");
                jdbc.run("update counting.item set id = 900001, n = 0 where id = 1");
            }
            try (Workspace open = Workspace.open(workspace)) {
                SynchronizationIT.caughtUp(open, id, source, items);
                items.assertOrder();
                assertThat(items.statements()).singleElement().asString().contains("add column extra int");
                assertThat(items.partitions()).hasSize(4);
                assertThat(notes.more().messages()).isEqualTo(50);
                assertThat(open.step(id, StepName.INCR_TRANSFER).status()).isEqualTo(StepStatus.MONITORING);
                open.projects().pause(id);
            }
        }
    }

    @Test
    void logsInAndTellsWhatIsThere() throws Exception {
        Map<String, String> authentication = Map.of("authenticationEnabled", "true", "authenticationProvider", "org.apache.rocketmq.auth.authentication.provider.DefaultAuthenticationProvider",
                "authenticationMetadataProvider", "org.apache.rocketmq.auth.authentication.provider.LocalAuthenticationMetadataProvider", "initAuthenticationUser",
                "{\"username\":\"sync\",\"password\":\"secret-17\"}", "innerClientAuthenticationCredentials", "{\"accessKey\":\"sync\",\"secretKey\":\"secret-17\"}", "maxMessageSize", "65536");
        try (Servers servers = Servers.open(); RocketMqServers queues = RocketMqServers.start(servers.folder("rocketmq"), authentication)) {
            CancelToken cancel = CancelToken.create();
            RocketMqConnector connector = new RocketMqConnector();
            assertThatThrownBy(() -> connector.probe(ConnectionUrl.parse("rocketmq://sync:wrong@" + queues.address()), cancel)).isInstanceOf(GodwitException.class).hasMessageContaining("ROCKETMQ-0002");
            assertThatThrownBy(() -> connector.probe(queues.dataSource(), cancel)).isInstanceOf(GodwitException.class).hasMessageContaining("ROCKETMQ-0002");
            DataSource known = ConnectionUrl.parse("rocketmq://sync:secret-17@" + queues.address());
            try (Endpoint endpoint = connector.open(known, Map.of(), cancel)) {
                MessageQueue queue = endpoint.queue().orElseThrow();
                queue.create(List.of(new MessageQueue.Topic("orders", 3, 1, Map.of())), cancel);
                assertThat(queue.describe(List.of("orders", "other"), cancel)).singleElement().satisfies(t -> assertThat(t.partitions()).isEqualTo(3));
                List<String> outcomes = send(queue, cancel);
                assertThat(outcomes.subList(0, 3)).allMatch(o -> o.startsWith("orders "));
                assertThat(outcomes.get(3)).startsWith("too large");
                List<String> read = new ArrayList<>();
                queue.read("orders", List.of(), Duration.ofSeconds(2), m -> read.add(new String(m.key().orElseThrow(), StandardCharsets.UTF_8) + "=" + new String(m.value(), StandardCharsets.UTF_8)), cancel);
                assertThat(read).containsExactlyInAnyOrder("a 1=first", "a 1=second", "ö\u0001%=third").containsSubsequence("a 1=first", "a 1=second");
            }
            ProbeReport report = connector.probe(known, cancel);
            assertThat(report.server().version()).startsWith("5.");
            assertThat(report.settings().toString()).contains("broker-a", "orders", "65536");
        }
    }

    private static List<String> send(MessageQueue queue, CancelToken cancel) throws Exception {
        byte[] noise = new byte[200_000];
        new java.util.Random(5).nextBytes(noise);
        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        try (MessageQueue.Sink sink = queue.open(cancel)) {
            for (Map.Entry<String, byte[]> each : List.of(Map.entry("a 1", "first".getBytes(StandardCharsets.UTF_8)), Map.entry("a 1", "second".getBytes(StandardCharsets.UTF_8)),
                    Map.entry("ö\u0001%", "third".getBytes(StandardCharsets.UTF_8)), Map.entry("large", noise))) {
                CompletableFuture<String> outcome = new CompletableFuture<>();
                sink.send(new MessageQueue.Message("orders", Optional.empty(), Optional.of(each.getKey().getBytes(StandardCharsets.UTF_8)), each.getValue()), new Told(outcome), cancel);
                outcomes.add(outcome);
            }
            List<String> texts = new ArrayList<>();
            for (CompletableFuture<String> outcome : outcomes) {
                texts.add(outcome.get(60, TimeUnit.SECONDS));
            }
            return texts;
        }
    }

    /** Keeps a receipt as a text. */
    private record Told(CompletableFuture<String> outcome) implements MessageQueue.Receipt {
        @Override
        public void acknowledged(MessageQueue.Place place) {
            outcome.complete(place.topic() + " " + place.partition() + ":" + place.offset());
        }

        @Override
        public void tooLarge(String reason) {
            outcome.complete("too large " + reason);
        }

        @Override
        public void refused(GodwitException failure) {
            outcome.complete("refused " + failure.getMessage());
        }
    }
}
