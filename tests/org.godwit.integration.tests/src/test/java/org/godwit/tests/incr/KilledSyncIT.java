package org.godwit.tests.incr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process with store and Incr-Sync is killed without warning at random points under load; in the end nothing is lost and nothing doubled, which counters in the rows would tell. */
class KilledSyncIT {
    private static final String DATABASE = "killed_it";

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        killed(4);
    }

    @Test
    @Tag("slow")
    void nothingIsLostOrDoubledByManyKills() throws Exception {
        killed(Integer.getInteger("godwit.kills", 60));
    }

    private static void killed(int kills) throws Exception {
        try (Servers servers = Servers.open()) {
            DataSource from = servers.source("source");
            DataSource to = servers.source("target");
            try (Jdbc source = Jdbc.open(from); Jdbc target = Jdbc.open(to)) {
                for (Jdbc at : List.of(source, target)) {
                    at.run("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
                    at.run("USE " + DATABASE);
                    at.runAll(RandomLoad.schema());
                }
                Path folder = servers.folder("sync");
                try (LiveSync first = new LiveSync(from, to, DATABASE, folder)) {
                    // definitions are noted where the log is taken up
                    first.start(1);
                    first.awaitApplied();
                }
                kill(kills, from, to, folder, source);
                try (LiveSync sync = new LiveSync(from, to, DATABASE, folder)) {
                    sync.start(4);
                    sync.awaitApplied();
                    for (String table : RandomLoad.TABLES) {
                        assertThat(RandomChangesIT.content(target, DATABASE, table)).as(table).isEqualTo(RandomChangesIT.content(source, DATABASE, table));
                    }
                    assertThat(sync.conflicts()).isEmpty();
                }
            }
        }
    }

    private static void kill(int kills, DataSource from, DataSource to, Path folder, Jdbc source) throws Exception {
        Random random = new Random(Long.getLong("godwit.random.seed", 99));
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            RandomLoad changes = new RandomLoad(random.nextLong(), source);
            try {
                while (!enough.get()) {
                    changes.transaction();
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            for (int i = 0; i < kills; i++) {
                try (ChildJvm child = ChildJvm.start(SyncProcess.class, Map.of("SOURCE_PASSWORD", from.password().reveal(), "TARGET_PASSWORD", to.password().reveal()), DATABASE, folder.toString(),
                        Integer.toString(1 + random.nextInt(6)), from.user(), Integer.toString(from.port()), to.user(), Integer.toString(to.port()))) {
                    assertThat(child.awaitLine("started")).isTrue();
                    int millis = random.nextInt(1500);
                    Awaitility.await().pollDelay(java.time.Duration.ofMillis(millis)).until(() -> true);
                }
            }
        } finally {
            enough.set(true);
            load.join();
        }
    }
}
