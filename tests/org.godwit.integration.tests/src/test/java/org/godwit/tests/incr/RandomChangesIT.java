package org.godwit.tests.incr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Seeds;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same random transactions on the source and, through store and Incr-Sync, on the target. {@code -Dgodwit.random.rounds=1000} plays as many rounds, {@code -Dgodwit.random.seed=N} the same ones
 * again.
 */
class RandomChangesIT {
    private static final String DATABASE = "random_it";
    private static final int TRANSACTIONS = 40;

    @Test
    void theTargetIsAsTheSourceAfterEachRound() throws Exception {
        play(Integer.getInteger("godwit.random.rounds", 20));
    }

    @Test
    @Tag("slow")
    void theTargetIsAsTheSourceAfterEachOfManyRounds() throws Exception {
        play(Integer.getInteger("godwit.random.rounds", 1000));
    }

    private static void play(int rounds) throws Exception {
        long seed = Seeds.choose("godwit.random.seed");
        System.err.println("random changes: seed " + seed + ", rounds " + rounds);
        try (Servers servers = Servers.open()) {
            DataSource from = servers.source("source");
            DataSource to = servers.source("target");
            try (Jdbc source = Jdbc.open(from); Jdbc target = Jdbc.open(to)) {
                for (Jdbc at : List.of(source, target)) {
                    at.run("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
                    at.run("USE " + DATABASE);
                    at.runAll(RandomLoad.schema());
                }
                try (LiveSync sync = new LiveSync(from, to, DATABASE, servers.folder("sync"))) {
                    play(sync, new RandomLoad(seed, source), source, target, rounds, new Random(seed));
                }
            }
        }
    }

    private static void play(LiveSync sync, RandomLoad load, Jdbc source, Jdbc target, int rounds, Random random) throws Exception {
        sync.start(4);
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                load.transaction();
                if (random.nextInt(60) == 0) {
                    sync.stop();
                    sync.start(1 + random.nextInt(6));
                }
            }
            sync.awaitApplied();
            for (String table : RandomLoad.TABLES) {
                assertThat(content(target, DATABASE, table)).as("round %d, table %s", round, table).isEqualTo(content(source, DATABASE, table));
            }
            assertThat(sync.conflicts()).isEmpty();
        }
    }

    /** Columns with their types, then all rows in one order. */
    static List<String> content(Jdbc at, String database, String table) throws Exception {
        List<String> columns = at.texts("SELECT CONCAT(COLUMN_NAME, ' ', COLUMN_TYPE) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '" + database + "' AND TABLE_NAME = '" + table + "' ORDER BY ORDINAL_POSITION");
        String list = String.join(", ", columns.stream().map(c -> "HEX(" + c.substring(0, c.indexOf(' ')) + ")").toList());
        List<String> rows = new ArrayList<>(at.rows("SELECT " + list + " FROM " + table).stream().map(Object::toString).sorted().toList());
        rows.addFirst(columns.toString());
        return rows;
    }
}
