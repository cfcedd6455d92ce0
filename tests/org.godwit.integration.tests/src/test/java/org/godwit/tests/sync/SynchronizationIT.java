package org.godwit.tests.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.StepView;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A synchronization project from MariaDB to a real broker: topics, rows, changes under load and a statement, killed once on the way. */
@Tag("slow")
class SynchronizationIT {
    static final Set<TransferType> WHOLE = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL);
    static final String ITEMS = "Topic_counting_item";
    static final Map<String, String> PARAMETERS = Map.of("sink.positionIntervalMs", "300", "sink.topicPartitions", "4");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void sendsRowsAndChangesAndGoesOnAfterKill() throws Exception {
        try (Servers servers = Servers.open(); KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), Map.of())) {
            DataSource source = servers.source("sync-source");
            Counting.create(source);
            Path workspace = servers.folder("workspace");
            String id = create(workspace, source, broker);
            try (Counting counting = Counting.start(source, 3)) {
                try (ChildJvm process = ChildJvm.start(SyncProcess.class, Map.of(), workspace.toString())) {
                    assertThat(process.awaitLine(SyncProcess.RUNS)).isTrue();
                    await().atMost(PATIENCE).ignoreExceptions().until(() -> Received.of(broker.servers(), ITEMS).messages().stream().anyMatch(m -> !m.sequence().isEmpty()));
                    long before = counting.changes();
                    await().atMost(PATIENCE).until(() -> counting.changes() > before + 300);
                }
            }
            try (Jdbc jdbc = Jdbc.open(source)) {
                jdbc.run("alter table counting.item add column extra int");
                jdbc.run("update counting.item set id = 900001, n = 0 where id = 1");
            }
            try (Workspace open = Workspace.open(workspace)) {
                caughtUp(open, id, source, broker);
                Received items = Received.of(broker.servers(), ITEMS);
                items.assertOrder();
                assertThat(items.messages().stream().filter(m -> m.type().equals("DDL"))).singleElement().satisfies(m -> assertThat(m.content().toString()).contains("add column extra int"));
                assertThat(items.messages().stream().map(Received.Message::partition).distinct()).hasSize(4);
                assertThat(Received.of(broker.servers(), "Topic_counting_note").messages()).hasSize(50);
                assertThat(items.repeated()).as("repeated, as counted").isEqualTo(repeated(open));
                assertThat(open.projects().get(id).steps().stream().map(StepView::name)).containsExactly(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER, StepName.TRANSFER_INCR_LOG_PULL,
                        StepName.FULL_TRANSFER, StepName.INCR_TRANSFER);
                assertThat(open.step(id, StepName.INCR_TRANSFER).status()).isEqualTo(StepStatus.MONITORING);
                open.projects().pause(id);
            }
        }
    }

    static String create(Path workspace, DataSource source, KafkaBroker broker) throws Exception {
        try (Workspace open = Workspace.open(workspace)) {
            return open.projects().create(new ProjectSpec("to-kafka", open.save(source).id(), open.save(broker.dataSource()).id(), WHOLE, Workspace.rules("counting.*"), PARAMETERS));
        }
    }

    /** Waits until whoever applies the messages has what the source has. */
    static void caughtUp(Workspace open, String id, DataSource source, KafkaBroker broker) throws Exception {
        if (open.status(id) == org.godwit.core.model.ProjectStatus.FAILED) {
            open.projects().resume(id);
        }
        Map<Integer, String> wanted = Counting.table(source);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Received.of(broker.servers(), ITEMS).table("n", "price", "word")).isEqualTo(wanted));
    }

    /** Messages that were sent again, as the project counts them. */
    static long repeated(Workspace open) throws Exception {
        return Long.parseLong(open.studio().rm().execute("select repeated from oms_queue_position", 1, open.token()).rows().getFirst().getFirst().orElseThrow());
    }
}
