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
        try (Servers servers = Servers.open(); KafkaBroker broker = KafkaBroker.start(servers.folder("broker"), Map.of()); Received items = KafkaFeed.open(broker.servers(), SynchronizationIT.ITEMS)) {
            DataSource source = servers.source("killed-sync-source");
            Counting.create(source);
            Path workspace = servers.folder("workspace");
            String id = SynchronizationIT.create(workspace, source, broker.dataSource());
            try (Counting counting = Counting.start(source, 5)) {
                ChildJvm process = start(workspace);
                try {
                    for (int i = 0; i < KILLS; i++) {
                        boolean both = i % 5 == 4;
                        boolean atBroker = both || i % 2 == 1;
                        boolean atGodwit = both || i % 2 == 0;
                        // every other time only after changes have come through, so that kills fall into every phase
                        if (i % 2 == 0) {
                            moreThan(items, items.changes());
                        }
                        moreThan(counting, 20 + random.nextInt(300));
                        if (atBroker) {
                            broker.kill();
                        }
                        if (atGodwit) {
                            process.kill();
                        }
                        moreThan(counting, 50);
                        if (atBroker) {
                            broker.restart();
                        }
                        if (atGodwit) {
                            process = start(workspace);
                        }
                    }
                } finally {
                    process.close();
                }
            }
            try (Workspace open = Workspace.open(workspace)) {
                SynchronizationIT.caughtUp(open, id, source, items);
                items.assertOrder();
                assertThat(items.repeated()).as("repeated, as counted").isEqualTo(SynchronizationIT.repeated(open));
                assertThat(items.repeated()).as("repeated is bounded").isLessThan(items.changes() / 2);
                open.projects().pause(id);
            }
        }
    }

    private static ChildJvm start(Path workspace) throws Exception {
        ChildJvm process = ChildJvm.start(SyncProcess.class, Map.of(), workspace.toString());
        assertThat(process.awaitLine(SyncProcess.RUNS)).isTrue();
        return process;
    }

    private static void moreThan(Received items, long before) {
        await().atMost(PATIENCE).until(() -> items.more().changes() > before);
    }

    private static void moreThan(Counting counting, long some) throws Exception {
        long before = counting.changes();
        await().atMost(PATIENCE).until(() -> counting.changes() > before + some);
    }
}
