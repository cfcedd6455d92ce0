package org.godwit.tests.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a migration is killed without warning at random points of its full import, again and again; the last run must leave both sides equal. */
class KilledImportIT {
    private static final int KILLS = 20;
    private static final List<String> TABLES = List.of("plain", "words", "pairs", "nokey");

    @TempDir
    Path folder;

    @Test
    void tablesAreEqualAfterTwentyKills() throws Exception {
        Twins twins = Twins.open(CancelToken.create());
        try (Twin left = twins.start(TwinRequest.named("killed-source", 21), CancelToken.create());
                Twin right = twins.start(TwinRequest.named("killed-target", 22), CancelToken.create());
                Pair pair = new Pair(left.dataSource(), right.dataSource())) {
            fill(pair);
            Random random = new Random(20261122);
            boolean first = true;
            int kills = 0;
            while (kills < KILLS) {
                Process process = start(first, left.dataSource(), right.dataSource());
                first = false;
                kills += killWhileCopying(process, pair, random) ? 1 : 0;
            }
            Process last = start(false, left.dataSource(), right.dataSource());
            assertThat(last.waitFor(3, TimeUnit.MINUTES)).as("last run ends").isTrue();
            assertThat(last.exitValue()).as(said()).isZero();
            for (String table : TABLES) {
                assertThat(Pair.count(pair.to, table)).as("rows of %s", table).isEqualTo(Pair.count(pair.from, table));
                assertThat(Pair.rows(pair.to, "CHECKSUM TABLE full_it." + table)).isEqualTo(Pair.rows(pair.from, "CHECKSUM TABLE full_it." + table));
            }
            assertThat(Pair.rows(pair.to, "SHOW TABLES FROM full_it")).containsExactlyInAnyOrderElementsOf(TABLES);
        }
    }

    private static void fill(Pair pair) throws SQLException {
        pair.source("CREATE TABLE plain (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(40), KEY (v))");
        pair.source("INSERT INTO plain SELECT seq, MD5(seq) FROM seq_1_to_120000");
        pair.source("CREATE TABLE words (w VARCHAR(40) COLLATE utf8mb4_general_ci PRIMARY KEY, n INT)");
        pair.source("INSERT INTO words SELECT CONCAT(ELT(seq % 4 + 1, 'a', 'Ä', 'z', 'É'), seq), seq FROM seq_1_to_60000");
        pair.source("CREATE TABLE pairs (a SMALLINT, b DECIMAL(12,2), v TEXT, PRIMARY KEY (a, b))");
        pair.source("INSERT INTO pairs SELECT seq % 7, seq / 4, REPEAT('x', seq % 90) FROM seq_1_to_60000");
        pair.source("CREATE TABLE nokey (v INT, w VARCHAR(20))");
        pair.source("INSERT INTO nokey SELECT seq % 100, 'the same' FROM seq_1_to_8000");
    }

    private Process start(boolean first, DataSource from, DataSource to) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "org.godwit.cli.Main"));
        if (first) {
            command.addAll(List.of("migrate", "--name", "killed", "--types", "schema,full", "--from", url(from), "--to", url(to), "--param", "throttleRps=9000", "--param", "source.sliceBatchSize=700",
                    "--param", "source.sourceBatchMemorySize=8192"));
        } else {
            command.addAll(List.of("project", "run", "killed"));
        }
        command.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said.txt").toFile()));
        builder.environment().put("GODWIT_FROM_PASSWORD", from.password().reveal());
        builder.environment().put("GODWIT_TO_PASSWORD", to.password().reveal());
        return builder.start();
    }

    private static String url(DataSource at) {
        return "mariadb://" + at.user() + "@" + at.host() + ":" + at.port() + "/" + Pair.DB;
    }

    /** Waits until rows arrive, then a random moment longer. Whether the process was killed before it ended by itself. */
    private boolean killWhileCopying(Process process, Pair pair, Random random) throws Exception {
        long before = arrived(pair);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> !process.isAlive() || arrived(pair) != before);
        assertThat(process.isAlive()).as("the import is long enough to be killed in; it said: %s", said()).isTrue();
        process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() != 0;
    }

    private String said() throws IOException {
        String all = Files.readString(folder.resolve("said.txt"));
        return all.substring(Math.max(0, all.length() - 3000));
    }

    private static long arrived(Pair pair) throws SQLException {
        long rows = 0;
        for (String table : TABLES) {
            if (!Pair.rows(pair.to, "SHOW TABLES FROM full_it LIKE '" + table + "'").isEmpty()) {
                rows += Pair.count(pair.to, table);
            }
        }
        return rows;
    }
}
