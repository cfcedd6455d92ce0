package org.godwit.tests.incr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One transaction of ten million rows goes through store and Incr-Sync in a heap of half a gigabyte, also when the process is killed in the midst of it. {@code -Dgodwit.huge.rows=N} takes another
 * number.
 */
@Tag("slow")
class HugeTransactionIT {
    private static final String DATABASE = "huge_it";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> HEAP = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    @Test
    void arrivesWhole() throws Exception {
        int rows = Integer.getInteger("godwit.huge.rows", 10_000_000);
        try (Servers servers = Servers.open()) {
            DataSource from = servers.source("source");
            DataSource to = servers.source("target");
            try (Jdbc source = Jdbc.open(from); Jdbc target = Jdbc.open(to)) {
                for (Jdbc at : List.of(source, target)) {
                    at.runAll(List.of("CREATE DATABASE " + DATABASE, "USE " + DATABASE, "CREATE TABLE big (id INT NOT NULL PRIMARY KEY, v VARCHAR(60) NOT NULL, n BIGINT NOT NULL)"));
                }
                Path folder = servers.folder("sync");
                long start;
                try (ChildJvm first = child(from, to, folder)) {
                    assertThat(first.awaitLine("started")).isTrue();
                    source.run("INSERT INTO big SELECT seq, CONCAT('value ', seq, ' of one transaction'), seq * 7 FROM seq_1_to_" + rows);
                    start = System.nanoTime();
                    awaitRows(target, rows / 4L);
                }
                try (ChildJvm second = child(from, to, folder)) {
                    assertThat(second.awaitLine("started")).isTrue();
                    awaitRows(target, rows);
                    System.err.println("huge transaction: " + rows + " rows in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
                    source.run("DELETE FROM big WHERE id % 2 = 0");
                    await().atMost(PATIENCE).until(() -> target.number("SELECT COUNT(*) FROM big") == source.number("SELECT COUNT(*) FROM big"));
                }
                String sum = "SELECT COUNT(*), SUM(CRC32(v)), SUM(n), MIN(id), MAX(id) FROM big";
                assertThat(target.rows(sum)).isEqualTo(source.rows(sum));
            }
        }
    }

    private static void awaitRows(Jdbc target, long rows) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).until(() -> target.number("SELECT COUNT(*) FROM big") >= rows);
    }

    private static ChildJvm child(DataSource from, DataSource to, Path folder) throws Exception {
        return ChildJvm.start(HEAP, SyncProcess.class, Map.of("SOURCE_PASSWORD", from.password().reveal(), "TARGET_PASSWORD", to.password().reveal()), DATABASE, folder.toString(), "4", from.user(),
                Integer.toString(from.port()), to.user(), Integer.toString(to.port()), "usual");
    }
}
