package org.godwit.tests.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.godwit.connector.mysql.MySqlConnector;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.BulkWriter;
import org.godwit.core.spi.BulkWriter.OnBadRow;
import org.godwit.core.spi.BulkWriter.OnConflict;
import org.godwit.core.spi.BulkWriter.TableWrite;
import org.godwit.core.spi.BulkWriter.Written;
import org.godwit.core.spi.Endpoint;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Jdbc;
import org.godwit.transfer.full.FullImportResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Full import against real servers: every type, every key, conflicts, refused rows, resume, cancel, throttle. */
class FullImportIT {
    private static final int MYSQL_PORT = 33972;
    private static Twin left;
    private static Twin right;
    private Pair pair;

    @BeforeAll
    static void start() throws Exception {
        Twins twins = Twins.open(CancelToken.create());
        left = twins.start(TwinRequest.named("full-source", 11), CancelToken.create());
        right = twins.start(TwinRequest.named("full-target", 12), CancelToken.create());
    }

    @AfterAll
    static void stop() throws Exception {
        left.close();
        right.close();
    }

    @BeforeEach
    void open() throws SQLException {
        pair = new Pair(left.dataSource(), right.dataSource());
    }

    @AfterEach
    void close() throws SQLException {
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD_DATA", "INSERT"})
    void everyTypeSurvivesBetweenMariaDbServers(String method) throws Exception {
        nastySurvives(pair, method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD_DATA", "INSERT"})
    void everyTypeSurvivesWithMySql(String method) throws Exception {
        try (RealMySql mysql = RealMySql.start(MYSQL_PORT)) {
            try (Pair there = new Pair(left.dataSource(), mysql.dataSource())) {
                nastySurvives(there, method);
            }
            try (Pair back = new Pair(mysql.dataSource(), right.dataSource())) {
                nastySurvives(back, method);
            }
        }
    }

    private static void nastySurvives(Pair servers, String method) throws Exception {
        servers.both(Nasty.DDL);
        Nasty.fill(servers);
        FullImportResult result = servers.copy(new MemoryLedger(), Map.of("sink.method", method), CancelToken.create(), "nasty");
        assertThat(result.rows()).isEqualTo(6);
        assertThat(Nasty.show(servers.to)).isEqualTo(Nasty.show(servers.from));
        assertThat(Pair.rows(servers.to, "SHOW TABLES FROM full_it")).containsExactly("nasty");
    }

    @Test
    void textIsConvertedWhereCharacterSetsDiffer() throws Exception {
        pair.source("CREATE TABLE conv (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET latin1, b VARCHAR(20) CHARACTER SET utf8mb4, e ENUM('ä','b') CHARACTER SET latin1)");
        pair.target("CREATE TABLE conv (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET utf8mb4, b VARCHAR(20) CHARACTER SET gbk, e ENUM('ä','b') CHARACTER SET utf8mb4)");
        pair.source("INSERT INTO conv VALUES (1, 'äöü€', '你好', 'ä'), (2, NULL, '', 'b')");
        pair.copy(new MemoryLedger(), Map.of(), CancelToken.create(), "conv");
        assertThat(Pair.rows(pair.to, "SELECT * FROM full_it.conv ORDER BY id")).isEqualTo(Pair.rows(pair.from, "SELECT * FROM full_it.conv ORDER BY id")).contains("1|äöü€|你好|ä");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "INT;seq;INT",
            "BIGINT UNSIGNED;18446744073709551615 - seq * 3;sparse unsigned",
            "BIGINT;CAST(seq * seq * 977 AS SIGNED) - 500000000;sparse",
            "VARCHAR(40) COLLATE utf8mb4_general_ci;CONCAT(ELT(seq % 4 + 1, 'a', 'Ä', 'z', 'É'), seq, ELT(seq % 3 + 1, '', '!', ' x'));case and accents",
            "VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci;CONCAT(ELT(seq % 3 + 1, 'ß', 'ä', 'Z'), seq);latin1",
            "VARCHAR(40) COLLATE utf8mb4_bin;CONCAT(ELT(seq % 3 + 1, 'a', 'A', '😀'), seq, ELT(seq % 2 + 1, '', '\\\\'));binary collation",
            "DECIMAL(20,6);seq * 1.000001 - 300;decimal",
            "DOUBLE;seq / 7 - 10;double",
            "FLOAT;seq / 8;float",
            "VARBINARY(20);UNHEX(MD5(seq));binary",
            "BINARY(16);UNHEX(MD5(seq));fixed binary",
            "BIT(40);seq * 12345;bit",
            "TIME(6);SEC_TO_TIME(seq * 3.5 - 1500);negative time",
            "DATETIME(6);IF(seq = 1, '0000-00-00', '1999-12-31 23:59:59' + INTERVAL seq * 1234567 MICROSECOND);zero date",
            "TIMESTAMP(3);'2024-10-26 22:00:00' + INTERVAL seq * 31 SECOND;timestamp over a change of clocks",
            "DATE;'0999-01-01' + INTERVAL seq DAY;date"})
    void everyKeyIsCutAndCopied(String type, String value, String what) throws Exception {
        pair.both("CREATE TABLE k (k " + type + " NOT NULL, n INT NOT NULL, PRIMARY KEY (k)) CHARACTER SET utf8mb4");
        pair.source("INSERT INTO k SELECT " + value + ", seq FROM seq_1_to_700");
        MemoryLedger ledger = new MemoryLedger();
        pair.copy(ledger, Map.of("source.sliceBatchSize", "61"), CancelToken.create(), "k");
        assertThat(ledger.slices(Pair.name("k"))).as(what).isBetween(10, 40);
        assertThat(same("k")).isTrue();
    }

    @Test
    void compositeEnumAndSmallKeysAreCutAndCopied() throws Exception {
        pair.both("CREATE TABLE k1 (a ENUM('z','m','a') NOT NULL, b VARCHAR(10) COLLATE utf8mb4_general_ci NOT NULL, c BIGINT NOT NULL, v TEXT, PRIMARY KEY (a, b, c))");
        pair.source("INSERT INTO k1 SELECT ELT(seq % 3 + 1, 'z', 'm', 'a'), ELT(seq % 2 + 1, 'x', 'Ä'), seq, REPEAT('v', seq) FROM seq_1_to_600");
        pair.both("CREATE TABLE k2 (y YEAR NOT NULL, s SET('p','q') NOT NULL, PRIMARY KEY (y, s))");
        pair.source("INSERT INTO k2 SELECT 1900 + seq, ELT(seq % 3 + 1, 'p', 'q', 'p,q') FROM seq_1_to_255");
        pair.both("CREATE TABLE k3 (u INT NOT NULL, w INT NOT NULL, p VARCHAR(20), UNIQUE KEY (u, w), KEY (p))");
        pair.source("INSERT INTO k3 SELECT seq % 5, seq, seq FROM seq_1_to_500");
        pair.both("CREATE TABLE empty_one (id INT PRIMARY KEY)");
        MemoryLedger ledger = new MemoryLedger();
        pair.copy(ledger, Map.of("source.sliceBatchSize", "37"), CancelToken.create(), "k1", "k2", "k3", "empty_one");
        assertThat(List.of(ledger.slices(Pair.name("k1")), ledger.slices(Pair.name("k3")))).allMatch(n -> n > 10);
        assertThat(same("k1") && same("k2") && same("k3") && same("empty_one")).isTrue();
    }

    @Test
    void onlyRowsThatPassTheFilterAreCopied() throws Exception {
        pair.both("CREATE TABLE f (id INT PRIMARY KEY, v INT)");
        pair.source("INSERT INTO f SELECT seq, seq % 10 FROM seq_1_to_1000");
        pair.copy(new MemoryLedger(), Map.of("source.sliceBatchSize", "13"), CancelToken.create(), Optional.of("v = 3 OR id < 5 -- note"), "f");
        assertThat(Pair.rows(pair.to, "SELECT COUNT(*), SUM(id) FROM full_it.f")).isEqualTo(Pair.rows(pair.from, "SELECT COUNT(*), SUM(id) FROM full_it.f WHERE v = 3 OR id < 5"));
    }

    @Test
    void targetThatHoldsRowsStopsTheStart() throws Exception {
        pair.both("CREATE TABLE a (id INT PRIMARY KEY)");
        pair.both("CREATE TABLE b (id INT PRIMARY KEY)");
        pair.target("INSERT INTO b VALUES (1)");
        assertThatThrownBy(() -> pair.copy(new MemoryLedger(), Map.of(), CancelToken.create(), "a", "b")).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-FULL-0001")
                .hasMessageContaining("full_it.b").hasMessageNotContaining("full_it.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD_DATA", "INSERT"})
    void conflictNamesTheKeyOrIsRecorded(String method) throws Exception {
        pair.both("CREATE TABLE c (id INT PRIMARY KEY, v VARCHAR(20))");
        pair.source("INSERT INTO c SELECT seq, 'source' FROM seq_1_to_2000");
        pair.target("INSERT INTO c VALUES (5, 'target'), (1500, 'target')");
        assertThatThrownBy(() -> pair.copy(new MemoryLedger(), Map.of("checkDstTableEmpty", "false", "sink.method", method), CancelToken.create(), "c")).hasMessageContaining("id=5")
                .hasMessageContaining("full_it.c");
        pair.target("DELETE FROM c WHERE v = 'source'");
        MemoryLedger ledger = new MemoryLedger();
        FullImportResult result = pair.copy(ledger, Map.of("allowDestTableNotEmpty", "true", "sink.method", method), CancelToken.create(), "c");
        assertThat(result.rows()).isEqualTo(1998);
        assertThat(result.conflicts()).isEqualTo(2);
        assertThat(ledger.conflicts).hasSize(2).allMatch(k -> k.matches("(id=)?(5|1500)"));
        assertThat(Pair.rows(pair.to, "SELECT id FROM full_it.c WHERE v = 'target' ORDER BY id")).containsExactly("5", "1500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD_DATA", "INSERT"})
    void refusedRowIsNamedOrPutApart(String method) throws Exception {
        pair.source("CREATE TABLE r (id INT PRIMARY KEY, v VARCHAR(20))");
        pair.target("CREATE TABLE r (id INT PRIMARY KEY, v VARCHAR(5) NOT NULL)");
        pair.source("INSERT INTO r SELECT seq, IF(seq = 777, 'much too long', IF(seq = 1200, NULL, 'ok')) FROM seq_1_to_1500");
        MemoryLedger ledger = new MemoryLedger();
        assertThatThrownBy(() -> pair.copy(ledger, Map.of("sink.method", method), CancelToken.create(), "r")).hasMessageContaining("GODWIT-MYSQL-0101").hasMessageContaining("id=777")
                .hasMessageContaining("column v");
        assertThat(ledger.failed).containsOnlyKeys(Pair.name("r"));
        assertThat(Pair.count(pair.to, "r")).isZero();
        FullImportResult result = pair.copy(ledger, Map.of("sink.method", method, "sink.keepBadRows", "true"), CancelToken.create(), "r");
        assertThat(result.rows()).isEqualTo(1498);
        assertThat(Pair.rows(pair.to, "SELECT row_key FROM full_it.godwit_error_row ORDER BY id")).containsExactly("id=777", "id=1200");
    }

    @Test
    void rowsThatBothSidesKeepDifferentlyAreRefusedNotChanged() throws Exception {
        pair.source("CREATE TABLE q (id INT PRIMARY KEY, v DECIMAL(10,4), w BIGINT, t VARCHAR(10))");
        pair.target("CREATE TABLE q (id INT PRIMARY KEY, v DECIMAL(10,2), w INT, t VARCHAR(10))");
        pair.source("INSERT INTO q VALUES (1, 1.25, 1, 'a'), (2, 1.2345, 1, 'b'), (3, 1, 99999999999, 'c')");
        FullImportResult result = pair.copy(new MemoryLedger(), Map.of("sink.keepBadRows", "true"), CancelToken.create(), "q");
        assertThat(result.tables().getFirst().badRows()).isEqualTo(2);
        assertThat(Pair.rows(pair.to, "SELECT id FROM full_it.q")).containsExactly("1");
    }

    @Test
    void missingColumnIsNamedBeforeAnythingIsCopied() throws Exception {
        pair.source("CREATE TABLE m (id INT PRIMARY KEY, extra INT)");
        pair.target("CREATE TABLE m (id INT PRIMARY KEY)");
        assertThatThrownBy(() -> pair.copy(new MemoryLedger(), Map.of(), CancelToken.create(), "m")).hasMessageContaining("GODWIT-FULL-0002").hasMessageContaining("extra");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 17})
    void nothingIsDoubledAfterDyingBetweenCommitAndBooking(int bookings) throws Exception {
        pair.both("CREATE TABLE d (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(20))");
        pair.source("INSERT INTO d SELECT seq, MD5(seq) FROM seq_1_to_3000".replace("MD5(seq)", "LEFT(MD5(seq), 20)"));
        pair.both("CREATE TABLE nokey (v INT, w VARCHAR(20))");
        pair.source("INSERT INTO nokey SELECT seq % 7, 'same' FROM seq_1_to_3000");
        MemoryLedger ledger = new MemoryLedger();
        ledger.dieAfter(bookings);
        Map<String, String> small = Map.of("source.sliceBatchSize", "100", "source.sourceBatchMemorySize", "4096");
        assertThatThrownBy(() -> pair.copy(ledger, small, CancelToken.create(), "d", "nokey")).hasMessageContaining("planned by the test");
        ledger.dieAfter(Integer.MAX_VALUE);
        FullImportResult result = pair.copy(ledger, small, CancelToken.create(), "d", "nokey");
        assertThat(result.rows()).isEqualTo(6000);
        assertThat(same("d") && same("nokey")).isTrue();
    }

    @Test
    void tableWithoutKeyIsStartedAnewWhenItWasEmptyAndWholeOrNotAtAllWhenItWasNot() throws Exception {
        pair.both("CREATE TABLE n (v LONGTEXT)");
        pair.source("INSERT INTO n SELECT REPEAT(CHAR(97 + seq % 26), 500000) FROM seq_1_to_200");
        MemoryLedger ledger = new MemoryLedger();
        cancelSoon(ledger, "n", Map.of("throttleIOPS", "60000000"));
        assertThat(Pair.count(pair.to, "n")).as("parts are committed").isBetween(1L, 199L);
        pair.copy(ledger, Map.of(), CancelToken.create(), "n");
        assertThat(same("n")).isTrue();
        pair.target("DELETE FROM n");
        pair.target("INSERT INTO n VALUES ('was here')");
        pair.target("SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
        MemoryLedger second = new MemoryLedger();
        cancelSoon(second, "n", Map.of("throttleIOPS", "60000000", "allowDestTableNotEmpty", "true"));
        assertThat(Pair.count(pair.to, "n")).isEqualTo(1);
        pair.copy(second, Map.of("allowDestTableNotEmpty", "true"), CancelToken.create(), "n");
        assertThat(Pair.count(pair.to, "n")).isEqualTo(201);
    }

    private void cancelSoon(MemoryLedger ledger, String table, Map<String, String> parameters) throws Exception {
        CancelToken cancel = CancelToken.create();
        CompletableFuture<FullImportResult> run = CompletableFuture.supplyAsync(() -> {
            try {
                return pair.copy(ledger, parameters, cancel, table);
            } catch (GodwitException e) {
                throw new IllegalStateException(e);
            }
        });
        long before = Pair.count(pair.to, table);
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> run.isDone() || Pair.count(pair.to, table) > before);
        assertThat(run).as("still at work").isNotDone();
        long start = System.nanoTime();
        cancel.cancel();
        assertThatThrownBy(run::get).isInstanceOf(ExecutionException.class).hasStackTraceContaining("GODWIT-CORE-0001");
        assertThat(System.nanoTime() - start).as("nanoseconds to end").isLessThan(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void cancelEndsAtOnceAndTheRestFollowsLater() throws Exception {
        pair.both("CREATE TABLE x (id INT PRIMARY KEY, v VARCHAR(200))");
        pair.source("INSERT INTO x SELECT seq, REPEAT(MD5(seq), 5) FROM seq_1_to_100000");
        MemoryLedger ledger = new MemoryLedger();
        cancelSoon(ledger, "x", Map.of("throttleRps", "20000", "source.sliceBatchSize", "3000"));
        assertThat(Pair.count(pair.to, "x")).isBetween(1L, 99_999L);
        FullImportResult result = pair.copy(ledger, Map.of(), CancelToken.create(), "x");
        assertThat(result.rows()).isEqualTo(100_000);
        assertThat(same("x")).isTrue();
    }

    /** A server may still work on the commit of a process that was killed; who writes the slice again waits for the outcome, else it would meet rows of its own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSliceWhoseCommitIsUnderWayIsWaitedFor(boolean commits) throws Exception {
        pair.both("CREATE TABLE z (id INT PRIMARY KEY)");
        CancelToken cancel = CancelToken.create();
        try (Endpoint to = new MySqlConnector().open(right.dataSource(), Map.of(), cancel); Jdbc observer = Jdbc.open(right.dataSource())) {
            TableDef table = to.catalog().tables(List.of(Pair.name("z")), cancel).getFirst();
            TableWrite write = new TableWrite(table.name(), table.columns(), table.columns(), Set.of(), OnConflict.STOP, OnBadRow.STOP);
            try (BulkWriter.Session session = to.writer().orElseThrow().open(write, cancel)) {
                pair.to.setAutoCommit(false);
                pair.target("INSERT INTO z VALUES (1)");
                pair.target("INSERT INTO godwit_checkpoint (mark, row_count, conflicts, bad_rows, committed_at) VALUES ('np_it:z:1', 1, 0, 0, UTC_TIMESTAMP(6))");
                CompletableFuture<Optional<Written>> asked = CompletableFuture.supplyAsync(() -> asked(session));
                Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> observer.number("SELECT COUNT(*) FROM information_schema.INNODB_LOCK_WAITS") == 1);
                pair.target(commits ? "COMMIT" : "ROLLBACK");
                assertThat(asked.get(30, TimeUnit.SECONDS).map(Written::rows)).isEqualTo(commits ? Optional.of(1L) : Optional.empty());
            }
        }
    }

    private static Optional<Written> asked(BulkWriter.Session session) {
        try {
            return session.written("np_it:z:1");
        } catch (GodwitException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void marksOfARunThatWasThrownAwayDoNotStandInTheWay() throws Exception {
        pair.both("CREATE TABLE g (id INT PRIMARY KEY)");
        pair.source("INSERT INTO g SELECT seq FROM seq_1_to_100000");
        cancelSoon(new MemoryLedger(), "g", Map.of("throttleRps", "20000", "source.sliceBatchSize", "3000"));
        pair.target("TRUNCATE TABLE g");
        assertThat(pair.copy(new MemoryLedger(), Map.of(), CancelToken.create(), "g").rows()).isEqualTo(100_000);
        assertThat(same("g")).isTrue();
    }

    @Test
    void throttleHoldsTheRate() throws Exception {
        pair.both("CREATE TABLE s (id INT PRIMARY KEY)");
        pair.source("INSERT INTO s SELECT seq FROM seq_1_to_20000");
        FullImportResult result = pair.copy(new MemoryLedger(), Map.of("throttleRps", "10000", "source.sliceBatchSize", "1000"), CancelToken.create(), "s");
        assertThat(result.duration().toMillis()).isBetween(1500L, 4000L);
    }

    private boolean same(String table) throws SQLException {
        String checksum = "CHECKSUM TABLE full_it." + table;
        return Pair.rows(pair.from, checksum).equals(Pair.rows(pair.to, checksum)) && Pair.count(pair.from, table) == Pair.count(pair.to, table);
    }
}
