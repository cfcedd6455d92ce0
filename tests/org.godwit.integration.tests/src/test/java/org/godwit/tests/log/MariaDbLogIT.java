package org.godwit.tests.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.awaitility.Awaitility;
import org.godwit.core.change.LogPosition;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.ServerCrash;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of MariaDB, also when the server dies. */
class MariaDbLogIT extends LogStories {
    private static Servers servers;
    private static Source source;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = new Source(servers.source("log"));
    }

    @AfterAll
    static void stop() throws Exception {
        source.close();
        servers.close();
    }

    @Override
    Source source() {
        return source;
    }

    @Test
    void domainsKeepTheirOwnPlaces() throws Exception {
        try (Tape tape = source.tape()) {
            run("INSERT INTO t VALUES (1, 'v')", "SET SESSION gtid_domain_id = 7", "INSERT INTO t VALUES (2, 'v')", "SET SESSION gtid_domain_id = 0", "INSERT INTO t VALUES (3, 'v')");
            assertThat(source.played(tape, "t").inserted).hasSize(3);
            List<Tape.Transaction> filled = tape.filled();
            assertThat(filled.getLast().after().text()).contains(",7-");
            try (Tape rest = Tape.start(source.reader, filled.get(1).after(), Source::own)) {
                assertThat(source.played(rest, "t").inserted).hasSize(1);
            }
        }
    }

    @Test
    void aKilledServerIsTakenUpAgain() throws Exception {
        try (Servers own = Servers.open()) {
            Twin twin = own.twin("killed", "--sync-binlog=1");
            try (Source killed = new Source(twin.dataSource())) {
                killed.fresh();
                killed.sql.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100)) ENGINE=InnoDB");
                try (Tape tape = killed.tape()) {
                    killed.sql.run("INSERT INTO t VALUES (1, 'before')");
                    Awaitility.await().until(() -> tape.filled().size() == 1);
                    killed.sql.run("BEGIN");
                    killed.sql.run("INSERT INTO t VALUES (2, 'never')");
                    try (ServerCrash crash = ServerCrash.of(twin)) {
                        Awaitility.await().until(() -> tape.notes().stream().anyMatch(n -> n.contains("Attempt")));
                        crash.restart();
                        try (Jdbc sql = Jdbc.open(twin.dataSource())) {
                            sql.run("INSERT INTO " + Source.DB + ".t VALUES (3, 'after')");
                        }
                        Awaitility.await().until(() -> tape.filled().size() == 2);
                        Played played = Played.of(killed.reader, List.of(killed.table("t")), tape.filled());
                        assertThat(played.inserted).extracting(List::getFirst).containsExactly("'1'", "'3'");
                    }
                }
            }
        }
    }
}
