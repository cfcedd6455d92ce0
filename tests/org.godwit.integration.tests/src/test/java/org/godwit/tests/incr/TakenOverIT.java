package org.godwit.tests.incr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Test;

/** Two live runs of the same job against one target, as two processes that both think the workspace is theirs: whoever comes later applies, the other one stops and says why, and nothing is doubled. */
class TakenOverIT {
    private static final int ROWS = 400;

    @Test
    void onlyTheLaterOneApplies() throws Exception {
        try (Servers servers = Servers.open()) {
            DataSource source = servers.source("taken-source");
            DataSource target = servers.source("taken-target");
            try (Jdbc here = Jdbc.open(source); Jdbc there = Jdbc.open(target)) {
                for (Jdbc side : List.of(here, there)) {
                    side.runAll(List.of("create database taken", "use taken", "create table taken.t (id int primary key, n int not null)", "insert into taken.t select seq, 0 from seq_1_to_" + ROWS));
                }
                try (LiveSync first = new LiveSync(source, target, "taken", servers.folder("first")); LiveSync second = new LiveSync(source, target, "taken", servers.folder("second"), first)) {
                    first.start(4);
                    change(here, 200);
                    first.awaitApplied();
                    second.start(4);
                    change(here, 600);
                    await().atMost(Duration.ofSeconds(60)).until(() -> !first.failures().isEmpty());
                    assertThat(first.failures()).singleElement().isInstanceOfSatisfying(GodwitException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("GODWIT-MYSQL-0307");
                        assertThat(e.problem().message()).contains("np_it");
                    });
                    second.awaitApplied();
                    assertThat(second.failures()).isEmpty();
                    assertThat(second.conflicts()).isEmpty();
                    assertThat(there.rows("select * from taken.t order by id")).isEqualTo(here.rows("select * from taken.t order by id"));
                }
            }
        }
    }

    /** Transactions that count in the rows, so that one which were applied twice or not at all would be seen. */
    private static void change(Jdbc here, int transactions) throws Exception {
        Random random = new Random(transactions);
        here.run("use taken");
        for (int i = 0; i < transactions; i++) {
            here.run("begin");
            for (int k = 0; k < 5; k++) {
                here.run("update t set n = n + 1 where id = " + random.nextInt(1, ROWS + 1));
            }
            here.run("delete from t where id = " + random.nextInt(1, ROWS + 1));
            here.run("replace into t values (" + random.nextInt(1, ROWS + 1) + ", " + i + ")");
            here.run("commit");
        }
    }
}
