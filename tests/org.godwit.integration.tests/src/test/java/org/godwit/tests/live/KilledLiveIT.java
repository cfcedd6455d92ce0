package org.godwit.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.ChildJvm;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process killed with -9 in several states of a live migration under load: the next process takes its components up, and nothing is lost or doubled. */
class KilledLiveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("killed-source");
        target = servers.source("killed-target");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @ParameterizedTest(name = "killed at {0} {1}")
    @CsvSource({"TRANSFER_INCR_LOG_PULL, RUNNING", "FULL_TRANSFER, RUNNING", "INCR_TRANSFER, MONITORING", "FULL_VERIFIER, RUNNING", "TRANSFER_APP_SWITCH, RUNNING"})
    void goesOnWithoutLossOrDoubling(String step, String status) throws Exception {
        String database = "live_" + step.toLowerCase(java.util.Locale.ROOT);
        Load.create(source, database);
        Path workspace = servers.folder("workspace-" + step);
        try (Load load = Load.start(source, database, step.hashCode())) {
            try (ChildJvm first = child(workspace, "run", database + ".*")) {
                assertThat(first.awaitLine(step + " " + status)).as("the state came").isTrue();
                long before = load.transactions();
                await().atMost(PATIENCE).until(() -> load.transactions() > before + 50);
                first.kill();
            }
            try (ChildJvm second = child(workspace, "go-on")) {
                assertThat(second.awaitLine("TRANSFER_APP_SWITCH RUNNING")).as("the next process came as far as the switchover").isTrue();
                load.close();
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(Load.content(target, database)).isEqualTo(Load.content(source, database)));
            }
        }
    }

    private static ChildJvm child(Path workspace, String... arguments) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of(workspace.toString()));
        all.addAll(List.of(arguments));
        return ChildJvm.start(LiveProcess.class, Map.of(LiveProcess.SOURCE, url(source), LiveProcess.TARGET, url(target)), all.toArray(String[]::new));
    }

    private static String url(DataSource server) {
        return "mariadb://" + server.user() + ":" + server.password().reveal() + "@" + server.host() + ":" + server.port() + "?tls=disabled";
    }
}
