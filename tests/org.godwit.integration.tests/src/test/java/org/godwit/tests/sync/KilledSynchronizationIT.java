package org.godwit.tests.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.KafkaBroker;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Godwit and the broker killed with -9 under load, twenty times: nothing is lost, each key keeps its order, and what is repeated is counted. */
@Tag("slow")
class KilledSynchronizationIT {
    private static final int KILLS = 20;
    private static final long SEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Test
    void losesNothingAndKeepsTheOrder() throws Exception {
        Random random = new Random(SEED);
        try (Servers servers = Servers.open(); KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), Map.of())) {
            DataSource source = servers.source("killed-sync-source");
            Counting.create(source);
            Path workspace = servers.folder("workspace");
            String id = SynchronizationIT.create(workspace, source, broker);
            try (Counting counting = Counting.start(source, 2)) {
                ChildJvm process = start(workspace);
                try {
                    for (int i = 0; i < KILLS; i++) {
                        // every other time only after changes have come through, so that kills fall into every phase
                        if (i % 2 == 0) {
                            moreThan(broker, changes(broker));
                        }
                        long before = counting.changes();
                        long some = 20 + random.nextInt(300);
                        await().atMost(PATIENCE).until(() -> counting.changes() > before + some);
                        boolean both = i % 5 == 4;
                        if (both || i % 2 == 1) {
                            broker.kill();
                        }
                        if (both || i % 2 == 0) {
                            process.kill();
                        }
                        long meanwhile = counting.changes();
                        await().atMost(PATIENCE).until(() -> counting.changes() > meanwhile + 50);
                        if (both || i % 2 == 1) {
                            broker.restart();
                        }
                        if (both || i % 2 == 0) {
                            process = start(workspace);
                        }
                    }
                } finally {
                    process.close();
                }
            }
            try (Workspace open = Workspace.open(workspace)) {
                SynchronizationIT.caughtUp(open, id, source, broker);
                Received items = Received.of(broker.servers(), SynchronizationIT.ITEMS);
                items.assertOrder();
                assertThat(items.repeated()).as("repeated, as counted").isEqualTo(SynchronizationIT.repeated(open));
                assertThat(items.repeated()).as("repeated is bounded").isLessThan(items.messages().size() / 2L);
                open.projects().pause(id);
            }
        }
    }

    private static ChildJvm start(Path workspace) throws Exception {
        ChildJvm process = ChildJvm.start(SyncProcess.class, Map.of(), workspace.toString());
        assertThat(process.awaitLine(SyncProcess.RUNS)).isTrue();
        return process;
    }

    /** Messages in the topic; none while it does not exist yet. */
    private static int changes(KafkaBroker broker) {
        try {
            return Received.of(broker.servers(), SynchronizationIT.ITEMS).messages().size();
        } catch (java.io.IOException | RuntimeException e) {
            return 0;
        }
    }

    private static void moreThan(KafkaBroker broker, int before) {
        await().atMost(PATIENCE).until(() -> changes(broker) > before);
    }
}
