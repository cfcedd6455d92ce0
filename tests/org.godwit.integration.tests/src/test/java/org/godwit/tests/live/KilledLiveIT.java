package org.godwit.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.godwit.core.model.DataSource;
import org.godwit.tests.live.LiveProcess.Errand;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** A process killed with -9 in one state of a live migration under load after the other: the next process takes its components up, and nothing is lost or doubled. */
class KilledLiveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> STATES = List.of("TRANSFER_INCR_LOG_PULL RUNNING", "FULL_TRANSFER RUNNING", "INCR_TRANSFER MONITORING", "FULL_VERIFIER RUNNING", "TRANSFER_APP_SWITCH RUNNING");

    @Test
    void goesOnWithoutLossOrDoubling() throws Exception {
        try (Servers servers = Servers.open()) {
            DataSource source = servers.source("killed-source");
            DataSource target = servers.source("killed-target");
            Load.create(source, "killed");
            try (Load load = Load.start(source, "killed", 7); Life life = Life.of(servers.folder("workspace"), "killed.*", source, target)) {
                life.begin(Errand.FOLLOW);
                for (String state : STATES) {
                    life.await(state);
                    long before = load.transactions();
                    await().atMost(PATIENCE).until(() -> load.transactions() > before + 50);
                    life.kill();
                }
                life.await(LiveProcess.THERE);
                load.close();
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(Load.content(target, "killed")).isEqualTo(Load.content(source, "killed")));
                assertThat(life.resumed()).as("steps that a kill made fail").isZero();
            }
        }
    }
}
