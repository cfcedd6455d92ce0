package org.godwit.tests.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.ProjectStatus;
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
        try (Servers servers = Servers.open();
                KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), Map.of());
                Received items = KafkaFeed.open(broker.servers(), ITEMS);
                Received notes = KafkaFeed.open(broker.servers(), "Topic_counting_note")) {
            DataSource source = servers.source("sync-source");
            Counting.create(source);
            Path workspace = servers.folder("workspace");
            String id = create(workspace, source, broker.dataSource());
            killedUnderLoad(source, workspace, items);
            try (Jdbc jdbc = Jdbc.open(source)) {
                jdbc.run("alter table counting.item add column extra int");
                jdbc.run("update counting.item set id = 900001, n = 0 where id = 1");
            }
            try (Workspace open = Workspace.open(workspace)) {
                caughtUp(open, id, source, items);
                items.assertOrder();
                assertThat(items.statements()).singleElement().asString().contains("add column extra int");
                assertThat(items.partitions()).hasSize(4);
                assertThat(notes.more().messages()).isEqualTo(50);
                assertThat(items.repeated()).as("repeated, as counted").isEqualTo(repeated(open));
                assertThat(open.projects().get(id).steps().stream().map(StepView::name)).containsExactly(StepName.TRANSFER_PRECHECK, StepName.STRUCT_TRANSFER, StepName.TRANSFER_INCR_LOG_PULL,
                        StepName.FULL_TRANSFER, StepName.INCR_TRANSFER);
                assertThat(open.step(id, StepName.INCR_TRANSFER).status()).isEqualTo(StepStatus.MONITORING);
                open.projects().pause(id);
            }
        }
    }

    /** Lets Godwit work in a process of its own while the table changes, and kills it when changes have come through. */
    static void killedUnderLoad(DataSource source, Path workspace, Received items) throws Exception {
        try (Counting counting = Counting.start(source, 5); ChildJvm process = ChildJvm.start(SyncProcess.class, Map.of(), workspace.toString())) {
            assertThat(process.awaitLine(SyncProcess.RUNS)).isTrue();
            await().atMost(PATIENCE).until(() -> items.more().changes() > 0);
            long before = counting.changes();
            await().atMost(PATIENCE).until(() -> counting.changes() > before + 100);
            process.kill();
        }
    }

    static String create(Path workspace, DataSource source, DataSource queue) throws Exception {
        try (Workspace open = Workspace.open(workspace)) {
            return open.projects().create(new ProjectSpec("to-queue", open.save(source).id(), open.save(queue).id(), WHOLE, Workspace.rules("counting.*"), PARAMETERS));
        }
    }

    /** Waits until whoever applies the messages has what the source has. */
    static void caughtUp(Workspace open, String id, DataSource source, Received items) throws Exception {
        if (open.status(id) == ProjectStatus.FAILED) {
            open.projects().resume(id);
        }
        Map<Integer, String> wanted = Counting.table(source);
        await().atMost(PATIENCE).until(() -> items.more().table("n", "price", "word").equals(wanted));
    }

    /** Messages that were sent again, as the project counts them. */
    static long repeated(Workspace open) throws Exception {
        return Long.parseLong(open.studio().rm().execute("select repeated from oms_queue_position", 1, open.token()).rows().getFirst().getFirst().orElseThrow());
    }
}
