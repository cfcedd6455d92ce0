package org.godwit.tests.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.godwit.core.change.LogPosition;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.Secret;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.ServerCrash;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of MariaDB, also when the server dies or another one takes over. */
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
                    Tape.soon().until(() -> tape.filled().size() == 1);
                    killed.sql.run("BEGIN");
                    killed.sql.run("INSERT INTO t VALUES (2, 'never')");
                    try (ServerCrash crash = ServerCrash.of(twin)) {
                        Tape.soon().until(() -> tape.notes().stream().anyMatch(n -> n.contains("Attempt")));
                        crash.restart();
                        try (Jdbc sql = Jdbc.open(twin.dataSource())) {
                            sql.run("INSERT INTO " + Source.DB + ".t VALUES (3, 'after')");
                        }
                        Tape.soon().until(() -> tape.filled().size() == 2);
                        Played played = Played.of(killed.reader, List.of(killed.table("t")), tape.filled());
                        assertThat(played.inserted).extracting(List::getFirst).containsExactly("'1'", "'3'");
                    }
                }
            }
        }
    }

    @Test
    void anotherServerTakesOver() throws Exception {
        try (Servers own = Servers.open()) {
            Twin first = own.twin("first", "--log-slave-updates=1", "--gtid-strict-mode=1");
            DataSource second = own.twin("second", "--log-slave-updates=1", "--gtid-strict-mode=1").dataSource();
            try (Jdbc primary = Jdbc.open(first.dataSource());
                    Jdbc replica = Jdbc.open(second);
                    Source source = new Source(everywhere(first.dataSource(), primary, replica),
                            Map.of("master.addr_list", second.host() + ":" + second.port()))) {
                source.fresh();
                source.sql.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100)) ENGINE=InnoDB");
                LogPosition start = source.reader.current(source.cancel);
                follow(replica, first.dataSource());
                try (Tape tape = Tape.start(source.reader, start, Source::own)) {
                    source.sql.run("INSERT INTO " + Source.DB + ".t VALUES (1, 'first')");
                    Tape.soon().until(() -> tape.filled().size() == 1 && replica.number("SELECT COUNT(*) FROM " + Source.DB + ".t") == 1);
                    var table = source.table("t");
                    try (ServerCrash crash = ServerCrash.of(first)) {
                        replica.run("STOP SLAVE");
                        replica.run("INSERT INTO " + Source.DB + ".t VALUES (2, 'second')");
                        Tape.soon().until(() -> tape.filled().size() == 2);
                        Played played = Played.of(source.reader, List.of(table), tape.filled());
                        assertThat(played.inserted).extracting(List::getFirst).containsExactly("'1'", "'2'");
                    }
                }
            }
        }
    }

    /** An account that both servers have. */
    private static DataSource everywhere(DataSource first, Jdbc... servers) throws Exception {
        for (Jdbc server : servers) {
            server.run("CREATE USER 'mover'@'%' IDENTIFIED BY 'm'");
            server.run("GRANT ALL ON *.* TO 'mover'@'%'");
        }
        return new DataSource("", "both", first.type(), first.host(), first.port(), "mover", new Secret("m"), "", first.tls(), "", first.attributes());
    }

    private static void follow(Jdbc replica, DataSource first) throws Exception {
        replica.run("CREATE DATABASE " + Source.DB);
        replica.run("CREATE TABLE " + Source.DB + ".t (id INT PRIMARY KEY, v VARCHAR(100)) ENGINE=InnoDB");
        replica.run("RESET MASTER");
        replica.run("SET GLOBAL gtid_slave_pos = '" + position(first) + "'");
        replica.run("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + first.port() + ", MASTER_USER='" + first.user() + "', MASTER_PASSWORD='" + first.password().reveal()
                + "', MASTER_USE_GTID=slave_pos, MASTER_SSL_VERIFY_SERVER_CERT=0");
        replica.run("START SLAVE");
    }

    private static String position(DataSource at) throws Exception {
        try (Jdbc sql = Jdbc.open(at)) {
            return sql.text("SELECT @@global.gtid_binlog_pos");
        }
    }
}
