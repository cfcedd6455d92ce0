package org.godwit.tests.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.connector.mysql.log.LogError;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TlsSettings;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Jdbc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log of a real MySQL, with what only it has: GTID sets with gaps and tags, compressed transactions, partial JSON, its ways to log in. */
class MySqlLogIT extends LogStories {
    private static final int PORT = 23362;
    private static RealMySql mysql;
    private static Source source;
    private boolean compressing;

    @BeforeAll
    static void start() throws Exception {
        mysql = RealMySql.start(PORT);
        source = new Source(mysql.dataSource());
    }

    @AfterAll
    static void stop() throws Exception {
        if (mysql != null) {
            source.close();
            mysql.close();
        }
    }

    @Override
    Source source() {
        return source;
    }

    @Override
    int compressed() {
        return compressing ? 1 : 0;
    }

    @Test
    void gapsOfIdentifiersAreKept() throws Exception {
        String uuid = java.util.UUID.randomUUID().toString();
        try (Tape tape = source.tape()) {
            run("SET GTID_NEXT = '" + uuid + ":5'", "INSERT INTO t VALUES (5, 'v')", "SET GTID_NEXT = '" + uuid + ":mine:3'", "INSERT INTO t VALUES (3, 'v')", "SET GTID_NEXT = AUTOMATIC");
            assertThat(source.played(tape, "t").inserted).hasSize(2);
            LogPosition place = tape.filled().getLast().after();
            assertThat(place.text()).contains(uuid + ":5:mine:3");
            run("SET GTID_NEXT = '" + uuid + ":4'", "INSERT INTO t VALUES (4, 'v')", "SET GTID_NEXT = '" + uuid + ":mine:2'", "INSERT INTO t VALUES (2, 'v')", "SET GTID_NEXT = AUTOMATIC");
            try (Tape rest = Tape.start(source.reader, place, Source::own)) {
                assertThat(source.played(rest, "t").inserted).extracting(List::getFirst).containsExactly("'4'", "'2'");
                assertThat(rest.filled().getLast().after().text()).contains(uuid + ":4-5:mine:2-3");
            }
        }
    }

    @Test
    void compressedTransactionsOfAnySizeAreUnpacked() throws Exception {
        run("SET SESSION binlog_transaction_compression = ON");
        compressing = true;
        try {
            hugeTransactionsComeInBoundedPieces();
            fresh();
            committedTransactionsComeWholeAndInOrder();
        } finally {
            run("SET SESSION binlog_transaction_compression = OFF");
        }
    }

    @Test
    void partialJsonStops() throws Exception {
        run("CREATE TABLE j (id INT PRIMARY KEY, v JSON)", "INSERT INTO j VALUES (1, '{\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaa\", \"b\": 2}')");
        try (Tape tape = source.tape()) {
            run("SET SESSION binlog_row_value_options = PARTIAL_JSON", "UPDATE j SET v = JSON_SET(v, '$.b', 3)", "SET SESSION binlog_row_value_options = ''");
            assertThat(code(tape.failure())).isEqualTo(LogError.PARTIAL_ROWS.code());
        }
    }

    @Test
    void createTableSelectIsOneTransaction() throws Exception {
        run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        try (Tape tape = source.tape()) {
            run("CREATE TABLE copied AS SELECT * FROM t");
            Played played = source.played(tape, "copied");
            assertThat(played.inserted).hasSize(2);
            assertThat(played.ddl).hasSize(1);
            assertThat(tape.filled()).hasSize(1);
        }
    }

    @Test
    void aRestartedServerIsTakenUpAgain() throws Exception {
        try (Tape tape = source.tape()) {
            run("INSERT INTO t VALUES (1, 'before')");
            Tape.soon().until(() -> tape.filled().size() == 1);
            source.sql.close();
            mysql.close();
            Tape.soon().until(() -> tape.notes().stream().anyMatch(n -> n.contains("Attempt")));
            mysql = RealMySql.start(PORT);
            Source again = new Source(mysql.dataSource());
            again.sql.run("INSERT INTO " + Source.DB + ".t VALUES (2, 'after')");
            Tape.soon().until(() -> tape.filled().size() == 2);
            source.endpoint.close();
            source = again;
        }
    }

    @Test
    @Tag("slow")
    void anotherServerTakesOver() throws Exception {
        try (RealMySql primary = RealMySql.start(PORT + 1); RealMySql secondary = RealMySql.start(PORT + 2)) {
            DataSource second = secondary.dataSource();
            try (Jdbc replica = emptied(second);
                    Jdbc ready = emptied(primary.dataSource());
                    Source both = new Source(primary.dataSource(), Map.of("master.addr_list", second.host() + ":" + second.port()))) {
                replica.run("CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=" + primary.dataSource().port() + ", SOURCE_USER='root', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1");
                replica.run("START REPLICA");
                both.fresh();
                both.sql.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100))");
                try (Tape tape = both.tape()) {
                    both.sql.run("INSERT INTO t VALUES (1, 'first')");
                    Tape.soon().until(() -> tape.filled().size() == 1 && replica.number("SELECT COUNT(*) FROM " + Source.DB + ".t") == 1);
                    var table = both.table("t");
                    primary.close();
                    replica.run("STOP REPLICA");
                    replica.run("INSERT INTO " + Source.DB + ".t VALUES (2, 'second')");
                    Tape.soon().until(() -> tape.filled().size() == 2);
                    assertThat(Played.of(both.reader, List.of(table), tape.filled()).inserted).extracting(List::getFirst).containsExactly("'1'", "'2'");
                }
            }
        }
    }

    /** A server as if it were new; it keeps its data from run to run. */
    private static Jdbc emptied(DataSource server) throws Exception {
        Jdbc sql = Jdbc.open(server);
        sql.run("STOP REPLICA");
        sql.run("RESET REPLICA ALL");
        sql.run("DROP DATABASE IF EXISTS " + Source.DB);
        sql.run("RESET BINARY LOGS AND GTIDS");
        return sql;
    }

    @Test
    void accountsLogInWithShaAndOverTls() throws Exception {
        run("CREATE USER IF NOT EXISTS 'sha'@'%' IDENTIFIED WITH caching_sha2_password BY 'p@ss'", "GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'sha'@'%'", "FLUSH PRIVILEGES");
        DataSource root = mysql.dataSource();
        for (TlsSettings.Mode mode : List.of(TlsSettings.Mode.DISABLED, TlsSettings.Mode.REQUIRED)) {
            DataSource sha = new DataSource("", "sha", root.type(), root.host(), root.port(), "sha", new Secret("p@ss"), "", new TlsSettings(mode, Optional.empty(), Optional.empty(), Optional.empty()), "",
                    root.attributes());
            try (Source other = new Source(sha); Tape tape = other.tape()) {
                run("INSERT INTO t VALUES (" + (mode.ordinal() + 1) + ", 'v')");
                tape.until(other.reader, other.reader.current(other.cancel));
                assertThat(tape.filled()).hasSize(1);
            } finally {
                run("FLUSH PRIVILEGES");
            }
        }
        run("REVOKE REPLICATION SLAVE ON *.* FROM 'sha'@'%'");
        DataSource refused = new DataSource("", "sha", root.type(), root.host(), root.port(), "sha", new Secret("p@ss"), "", root.tls(), "", root.attributes());
        try (Source other = new Source(refused)) {
            assertThatThrownBy(() -> other.reader.read(source.reader.current(source.cancel), Source::own, new Tape(), other.cancel)).isInstanceOfSatisfying(GodwitException.class,
                    e -> assertThat(e.isTransient()).isFalse());
        }
    }
}
