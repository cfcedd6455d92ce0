package org.godwit.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.live.LiveProcess.Errand;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole lives of live migrations under load, from the copy over the switchover to the way back, while the process, the source, the target and all connections are killed at random moments. In the end of
 * each phase both sides are the same; counters and a table without a key would tell what was applied twice. {@code -Dgodwit.kills=N} kills as often, {@code -Dgodwit.random.seed=N} in the same way.
 */
@Tag("slow")
class CrashedLivesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int KILLS_IN_A_PHASE = 5;
    private static final List<String> SAFE = List.of("--sync-binlog=1", "--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=ON");

    private Twin source;
    private Twin target;
    private Chaos chaos;
    private long seed;

    @Test
    void nothingIsLostOrDoubledWhateverIsKilled() throws Exception {
        int kills = Integer.getInteger("godwit.kills", 60);
        seed = Seeds.choose("godwit.random.seed");
        System.err.println("crashes: seed " + seed + ", kills " + kills);
        try (Servers servers = Servers.open()) {
            source = servers.twin("crashed-source", SAFE.toArray(String[]::new));
            target = servers.twin("crashed-target", SAFE.toArray(String[]::new));
            try (Chaos blows = new Chaos(seed, source, target)) {
                chaos = blows;
                for (int life = 1; chaos.count() < kills; life++) {
                    live(servers.folder("workspace-" + life), "crashed" + life);
                    System.err.println("crashes: lives " + life + ", kills " + chaos);
                }
            }
        }
    }

    private void live(Path workspace, String database) throws Exception {
        Load.create(source.dataSource(), database);
        try (Life life = Life.of(workspace, database + ".*", source.dataSource(), target.dataSource())) {
            try (Load load = Load.startSturdy(source.dataSource(), database, seed)) {
                crash(life, Errand.FOLLOW, 2 * KILLS_IN_A_PHASE);
                define(source.dataSource(), "alter table " + database + ".account add column city varchar(30) not null default 'here'");
                chaos.strike(life, Duration.ofMillis(500));
                define(source.dataSource(), "alter table " + database + ".seat add column x int, drop column changes, add column changes int not null default 0");
                chaos.strike(life, Duration.ofMillis(500));
                goOn(load);
            }
            same(life, database, target.dataSource(), source.dataSource());
            crash(life, Errand.SWITCH, 3);
            try (Load load = Load.startSturdy(target.dataSource(), database, seed + 1)) {
                for (int i = 0; i < KILLS_IN_A_PHASE; i++) {
                    chaos.strike(life, Duration.ofSeconds(4));
                }
                goOn(load);
            }
            same(life, database, source.dataSource(), target.dataSource());
            crash(life, Errand.BACK, 3);
            try (Load load = Load.startSturdy(source.dataSource(), database, seed + 2)) {
                chaos.strike(life, Duration.ofSeconds(4));
                goOn(load);
            }
            same(life, database, target.dataSource(), source.dataSource());
            System.err.println("crashes: " + database + " is the same on both sides; steps that failed and were tried again: " + life.resumed());
        }
        look(workspace);
    }

    /** Kills so often at least, and until the errand is done; ever more seldom, so that it can be done. */
    private void crash(Life life, Errand errand, int atLeast) throws Exception {
        life.begin(errand);
        for (int kills = 0; kills < atLeast || !life.isThere() && kills < 3 * atLeast; kills++) {
            chaos.strike(life, Duration.ofMillis(2000 + 500L * kills));
        }
        life.await(LiveProcess.THERE);
    }

    private static void goOn(Load load) {
        long before = load.transactions();
        await().atMost(PATIENCE).until(() -> load.transactions() > before + 200);
    }

    private static void define(DataSource server, String statement) throws SQLException {
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.run(statement);
        }
    }

    private static void same(Life life, String database, DataSource follower, DataSource leader) throws Exception {
        List<List<List<String>>> wanted = Load.content(leader, database);
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> Load.content(follower, database).equals(wanted));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            System.err.println(life.story());
            assertThat(Load.content(follower, database)).isEqualTo(wanted);
        }
        assertThat(Load.content(leader, database)).as("nobody writes where the application wrote").isEqualTo(wanted);
    }

    /** No change met another row than it should. */
    private static void look(Path folder) throws GodwitException {
        try (Workspace workspace = Workspace.open(folder)) {
            String id = workspace.projects().list().getFirst().id();
            assertThat(workspace.projects().incremental(id)).allSatisfy(v -> assertThat(v.conflictCount()).as(v.direction() + " conflicts").isZero());
            assertThat(workspace.unequal(id)).as("differences that full verification found").isEmpty();
        }
    }
}
