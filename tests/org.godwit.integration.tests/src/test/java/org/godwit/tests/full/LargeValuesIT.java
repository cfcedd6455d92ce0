package org.godwit.tests.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.godwit.cli.Main;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** Values of 64 MB, together more than the heap, pass through the command line's own heap of half a gigabyte; the source's statistics know nothing of their size. */
class LargeValuesIT {
    private static final List<String> HEAP_OF_THE_COMMAND_LINE = List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    private static final String SUMS = "SELECT id, MD5(b), LENGTH(b) FROM large_it.l ORDER BY id";

    @Test
    void passInTheHeapOfTheCommandLine() throws Exception {
        try (Servers servers = Servers.open()) {
            DataSource from = servers.source("source");
            DataSource to = servers.source("target");
            try (Jdbc source = Jdbc.open(from); Jdbc target = Jdbc.open(to)) {
                source.runAll(List.of("CREATE DATABASE large_it", "USE large_it", "CREATE TABLE large_it.l (id INT PRIMARY KEY, b LONGBLOB) STATS_AUTO_RECALC = 0",
                        "INSERT INTO large_it.l SELECT seq, REPEAT(SHA2(seq, 512), 524288) FROM seq_1_to_10"));
                target.run("CREATE DATABASE large_it");
                Path workspace = servers.folder("workspace");
                List<String> said;
                try (ChildJvm migration = ChildJvm.start(HEAP_OF_THE_COMMAND_LINE, Main.class, passwords(from, to), "migrate", "--name", "large", "--types", "schema,full", "--from", url(from), "--to",
                        url(to), "--param", "source.sliceBatchSize=2", "--param", "source.workerNum=4", "--workspace", workspace.toString())) {
                    said = migration.lines();
                }
                assertThat(target.rows(SUMS)).as(String.join("\n", said)).isEqualTo(source.rows(SUMS));
                assertThat(source.number("SELECT COUNT(*) FROM large_it.l")).isEqualTo(10);
            }
        }
    }

    private static Map<String, String> passwords(DataSource from, DataSource to) {
        return Map.of("GODWIT_FROM_PASSWORD", from.password().reveal(), "GODWIT_TO_PASSWORD", to.password().reveal());
    }

    private static String url(DataSource at) {
        return "mariadb://" + at.user() + "@" + at.host() + ":" + at.port() + "/large_it";
    }
}
