package org.godwit.tests.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TableMapping.ColumnMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.transfer.verify.FullVerification;
import org.godwit.transfer.verify.VerifyError;
import org.godwit.transfer.verify.VerifyJob;
import org.godwit.transfer.verify.VerifyJob.Scope;
import org.godwit.transfer.verify.VerifyLedger.DifferenceType;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;
import org.godwit.transfer.verify.VerifySummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullVerificationIT {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "godwit");

    @TempDir
    static Path root;

    @TempDir
    Path directory;

    private static Twin first;
    private static Twin second;
    private VerifyPair pair;
    private final KeptResults ledger = new KeptResults();

    @BeforeAll
    static void start() throws Exception {
        Twins twins = Twins.open(CACHE, root, CancelToken.create());
        first = twins.start(TwinRequest.named("verify-source", 1), CancelToken.create());
        second = twins.start(TwinRequest.named("verify-target", 2), CancelToken.create());
    }

    @AfterAll
    static void stop() throws Exception {
        first.close();
        second.close();
    }

    @BeforeEach
    void open() throws Exception {
        pair = new VerifyPair(first.dataSource(), second.dataSource());
    }

    @AfterEach
    void close() throws Exception {
        pair.close();
    }

    @Test
    void inModeLooksOnlyForTheRowsOfTheSource() throws Exception {
        pair.both("CREATE TABLE t (id varchar(10) PRIMARY KEY, v int)");
        pair.source("INSERT INTO t SELECT CONCAT('k', seq), seq FROM seq_1_to_500");
        pair.target("INSERT INTO t SELECT CONCAT('k', seq), seq FROM seq_1_to_900", "DELETE FROM t WHERE id = 'k77'", "UPDATE t SET v = 0 WHERE id = 'k78'");
        Map<String, String> inMode = Map.of("filter.verify.inmod.tables", ".*;.*;.*", "godwit.verify.leaf.rows", "40");
        pair.verify(ledger, directory, inMode);
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactlyInAnyOrder("t MASTER_ONLY k77", "t MISMATCHED k78 [v]");
        assertThat(ledger.result(VerifyPair.name("t"))).returns(498L, TableResult::consistent).returns(ResultType.INCONSISTENT, TableResult::type);
    }

    @Test
    void severalSourcesOfOneTargetAreVerifiedInInMode() throws Exception {
        pair.source("CREATE TABLE a (id int PRIMARY KEY)", "CREATE TABLE b (id int PRIMARY KEY)", "INSERT INTO a VALUES (1), (2)", "INSERT INTO b VALUES (3)");
        pair.target("CREATE TABLE whole (id int PRIMARY KEY)", "INSERT INTO whole VALUES (1), (2), (3)");
        List<TableMapping> tables = List.of(to("a", "whole"), to("b", "whole"));
        assertThat(pair.verify(ledger, pair.job(tables, Scope.ALL, directory, Map.of())).isConsistent()).isTrue();
    }

    @Test
    void rowsOutsideTheFilterMustNotBeAtTheTarget() throws Exception {
        pair.source("CREATE TABLE t (id int PRIMARY KEY, name varchar(10), secret varchar(10))", "INSERT INTO t VALUES (1, 'a', 'x'), (2, 'b', 'y'), (3, 'c', 'z')");
        pair.target("CREATE TABLE moved (id int PRIMARY KEY, label varchar(10))", "INSERT INTO moved VALUES (1, 'a'), (2, 'B'), (3, 'c')");
        TableMapping mapping = new TableMapping(VerifyPair.name("t"), VerifyPair.name("moved"), Optional.of("id < 3 -- the old ones"), List.of(new ColumnMapping("id", "id"), new ColumnMapping("name", "label")));
        pair.verify(ledger, pair.job(List.of(mapping), Scope.ALL, directory, Map.of("rectifier.operator.delete", "true")));
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactlyInAnyOrder("t MISMATCHED 2 [name]", "t IMAGE_ONLY 3");
        pair.apply(VerifyPair.files(directory, "t.sql").get(0));
        assertThat(pair.verify(new KeptResults(), pair.job(List.of(mapping), Scope.ALL, directory, Map.of())).isConsistent()).isTrue();
    }

    @Test
    void anotherCollationOfTheKeyIsNoDifference() throws Exception {
        pair.source("CREATE TABLE t (k varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci PRIMARY KEY, v int)");
        pair.target("CREATE TABLE t (k varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PRIMARY KEY, v int)");
        pair.both("INSERT INTO t SELECT CONCAT(CHAR(65 + seq % 26 + 32 * (seq % 2) USING utf8mb4), seq, 'é'), seq FROM seq_1_to_3000");
        Map<String, String> parameters = Map.of("godwit.verify.slice.rows", "100", "godwit.verify.leaf.rows", "50");
        assertThat(pair.verify(ledger, directory, parameters).isConsistent()).isTrue();
        pair.target("DELETE FROM t WHERE v = 1234", "UPDATE t SET v = -1 WHERE v = 2000", "INSERT INTO t VALUES ('zz', 0)");
        KeptResults again = new KeptResults();
        pair.verify(again, directory, parameters);
        assertThat(again.found()).extracting(d -> d.type()).containsExactlyInAnyOrder(DifferenceType.MASTER_ONLY, DifferenceType.MISMATCHED, DifferenceType.IMAGE_ONLY);
    }

    @Test
    void columnsOfAnotherTypeAreComparedByValue() throws Exception {
        pair.source("CREATE TABLE t (id int PRIMARY KEY, d decimal(8,2), z int(6) zerofill, ts datetime, f float, c varchar(9) CHARACTER SET latin1, u varchar(9) CHARACTER SET utf16, b bit(1))",
                "INSERT INTO t VALUES (1, 1.50, 7, '2024-01-01 00:00:00', 0.5, 'é', 'ß😀', 1), (2, NULL, NULL, '0000-00-00', -1.25, '', '', 0)");
        pair.target("CREATE TABLE t (id bigint PRIMARY KEY, d decimal(12,4), z bigint, ts datetime(6), f double, c varchar(9) CHARACTER SET utf8mb4, u varchar(9) CHARACTER SET utf8mb4, b tinyint)",
                "INSERT INTO t VALUES (1, 1.5, 7, '2024-01-01 00:00:00', 0.5, 'é', 'ß😀', 1), (2, NULL, NULL, '0000-00-00', -1.25, '', '', 0)");
        assertThat(pair.verify(ledger, directory, Map.of()).isConsistent()).isTrue();
        pair.target("UPDATE t SET ts = '2024-01-01 00:00:00.000001', d = 1.5001 WHERE id = 1");
        KeptResults again = new KeptResults();
        pair.verify(again, directory, Map.of());
        assertThat(again.found()).extracting(PlantedDifferences::text).containsExactly("t MISMATCHED 1 [d, ts]");
    }

    /** Rows whose values only look the same when they are written one behind the other; in a table without a key nothing but the row's text tells them apart. */
    @Test
    void valuesThatMoveBetweenColumnsAreSeen() throws Exception {
        pair.both("CREATE TABLE t (a varchar(9), n int, b varchar(9), c text)");
        pair.source("INSERT INTO t VALUES ('x,', 1, 'y', ''), (NULL, NULL, '', ''), ('N', 1, NULL, NULL), ('1', 1, '1', '11')");
        pair.target("INSERT INTO t VALUES ('x', 1, ',y', ''), ('', NULL, NULL, ''), (NULL, 1, 'N', NULL), ('11', 1, '1', '1')");
        pair.verify(ledger, directory, Map.of());
        assertThat(ledger.result(VerifyPair.name("t"))).returns(4L, TableResult::sourceOnly).returns(4L, TableResult::destOnly).returns(0L, TableResult::consistent);
    }

    /** Joined with texts of two collations, such bytes would become question marks, each like the other. */
    @Test
    void bytesBesideTextsOfSeveralCollationsAreCompared() throws Exception {
        pair.both("CREATE TABLE mixed (id INT PRIMARY KEY, a VARCHAR(20) COLLATE utf8mb4_unicode_ci, b VARCHAR(20) COLLATE utf8mb4_general_ci, c VARCHAR(20) CHARACTER SET latin1, d VARBINARY(20), e BLOB)",
                "INSERT INTO mixed VALUES (1, 'Ümit', 'b', CONVERT(X'FFFE78' USING latin1), X'FF', X'FE'), (2, 'x', 'y', CONVERT(X'FFFE78' USING latin1), X'FF', X'FE'), (3, 'x', 'y', 'z', X'FF', X'FE'), (4, 'x', 'y', 'z', X'FF', X'FE')");
        pair.target("UPDATE mixed SET c = CONVERT(X'FEFE78' USING latin1) WHERE id = 1", "UPDATE mixed SET d = X'FE' WHERE id = 2", "UPDATE mixed SET e = X'FF' WHERE id = 3");
        pair.verify(ledger, directory, Map.of());
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactlyInAnyOrder("mixed MISMATCHED 1 [c]", "mixed MISMATCHED 2 [d]", "mixed MISMATCHED 3 [e]");
    }

    @Test
    void tellsEmptyTablesApart() throws Exception {
        pair.both("CREATE TABLE none (id int PRIMARY KEY)", "CREATE TABLE left_ (id int PRIMARY KEY)", "CREATE TABLE right_ (id int PRIMARY KEY)", "CREATE TABLE heap (id int)");
        pair.source("INSERT INTO left_ VALUES (1)");
        pair.target("INSERT INTO right_ VALUES (1)");
        pair.verify(ledger, directory, Map.of());
        assertThat(List.of("none", "left_", "right_", "heap")).extracting(t -> ledger.result(VerifyPair.name(t)).type()).containsExactly(ResultType.BOTH_EMPTY, ResultType.TARGET_EMPTY, ResultType.SOURCE_EMPTY,
                ResultType.BOTH_EMPTY);
    }

    @Test
    void givesUpATableWithTooManyDifferences() throws Exception {
        pair.both("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t SELECT seq, seq FROM seq_1_to_1000", "CREATE TABLE heap (v int)", "INSERT INTO heap SELECT seq FROM seq_1_to_1000");
        pair.target("UPDATE t SET v = 0", "UPDATE heap SET v = -v");
        pair.verify(ledger, directory, Map.of("limitator.table.diff.max", "20"));
        assertThat(ledger.result(VerifyPair.name("t"))).returns(ResultType.MISMATCH_LIMIT, TableResult::type).returns(21L, TableResult::mismatched);
        assertThat(ledger.result(VerifyPair.name("heap")).type()).isEqualTo(ResultType.MISMATCH_LIMIT_NO_PK);
    }

    @Test
    void tellsTablesThatCannotBeComparedAndVerifiesTheOthers() throws Exception {
        pair.source("CREATE TABLE wide (id int PRIMARY KEY, v int)", "CREATE TABLE gone (id int PRIMARY KEY)");
        pair.target("CREATE TABLE wide (id int PRIMARY KEY)");
        pair.both("CREATE TABLE fine (id int PRIMARY KEY)", "INSERT INTO fine VALUES (1)");
        pair.verify(ledger, directory, Map.of());
        assertThat(ledger.result(VerifyPair.name("wide"))).returns(ResultType.SCHEMA_MISMATCH, TableResult::type).returns("The target lacks the columns v.", TableResult::message);
        assertThat(ledger.result(VerifyPair.name("gone")).type()).isEqualTo(ResultType.TARGET_TABLE_NOT_EXIST);
        assertThat(ledger.result(VerifyPair.name("fine")).type()).isEqualTo(ResultType.CONSISTENT);

        KeptResults again = new KeptResults();
        VerifySummary lenient = pair.verify(again, directory, Map.of("task.sourceMasterSection.matchAllColumn", "false", "datasource.image.table.notexists.ignore", "true"));
        assertThat(lenient.tables()).extracting(TableResult::type).containsExactlyInAnyOrder(ResultType.CONSISTENT, ResultType.BOTH_EMPTY);
        assertThat(again.result(VerifyPair.name("wide")).message()).contains("Column v is not compared");
    }

    @Test
    void aFailingTableDoesNotStopTheOthersAndIsRepeatedOnResume() throws Exception {
        pair.both("CREATE TABLE bad (id int PRIMARY KEY)", "CREATE TABLE fine (id int PRIMARY KEY)", "INSERT INTO fine VALUES (1)");
        TableMapping bad = new TableMapping(VerifyPair.name("bad"), VerifyPair.name("bad"), Optional.of("no_such_column = 1"), List.of());
        List<TableMapping> tables = List.of(bad, TableMapping.same(VerifyPair.name("fine")));
        GodwitException e = catchThrowableOfType(GodwitException.class, () -> pair.verify(ledger, pair.job(tables, Scope.ALL, directory, Map.of())));
        assertThat(e.problem().code()).isEqualTo(VerifyError.INCOMPLETE.code());
        assertThat(e.getMessage()).contains("1 of 2", "shop.bad", "no_such_column");
        assertThat(ledger.result(VerifyPair.name("fine")).type()).isEqualTo(ResultType.CONSISTENT);

        pair.target("DELETE FROM fine");
        List<TableMapping> mended = List.of(TableMapping.same(VerifyPair.name("bad")), TableMapping.same(VerifyPair.name("fine")));
        VerifySummary summary = pair.verify(ledger, pair.job(mended, Scope.ALL, directory, Map.of()));
        // the finished table was not looked at again, so its new difference is not seen
        assertThat(summary.tables()).extracting(TableResult::type).containsExactlyInAnyOrder(ResultType.BOTH_EMPTY, ResultType.CONSISTENT);
    }

    @Test
    void verifiesAbnormalTablesOrInconsistentRecordsAgain() throws Exception {
        pair.both("CREATE TABLE a (id varchar(9) COLLATE utf8mb4_general_ci PRIMARY KEY, v int)", "CREATE TABLE b (id int PRIMARY KEY, v int)",
                "INSERT INTO a VALUES ('x', 1), ('y', 1), ('z', 1)", "INSERT INTO b VALUES (1, 1), (2, 2)");
        pair.target("UPDATE a SET v = 2 WHERE id <> 'z'");
        pair.verify(ledger, directory, Map.of());
        assertThat(ledger.found()).hasSize(2);

        ledger.nextRun();
        pair.target("UPDATE a SET v = 1 WHERE id = 'x'", "UPDATE a SET v = 7 WHERE id = 'z'", "DELETE FROM b");
        pair.verify(ledger, pair.job(pair.tables(), Scope.INCONSISTENT_RECORDS, directory, Map.of()));
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactly("a MISMATCHED y [v]");
        assertThat(ledger.result(VerifyPair.name("a"))).returns(2L, TableResult::consistent).returns(1L, TableResult::mismatched);
        assertThat(ledger.result(VerifyPair.name("b")).type()).isEqualTo(ResultType.CONSISTENT);

        ledger.nextRun();
        pair.verify(ledger, pair.job(pair.tables(), Scope.ABNORMAL_TABLES, directory, Map.of()));
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactlyInAnyOrder("a MISMATCHED y [v]", "a MISMATCHED z [v]");
        assertThat(ledger.result(VerifyPair.name("b")).type()).isEqualTo(ResultType.CONSISTENT);
    }

    @Test
    void aDifferenceThatPassesWhileChangesAreCarriedOverIsNone() throws Exception {
        pair.both("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)");
        pair.target("UPDATE t SET v = 0 WHERE id < 3");
        VerifyJob job = new VerifyJob("np_test", pair.sourceEnd(), pair.targetEnd(), pair.tables(), Scope.ALL, directory, 1, true, Map.of("limitator.reviewer.period", "1", "limitator.reviewer.rounds.max", "2"));
        AtomicBoolean carriedOver = new AtomicBoolean();
        new FullVerification(job, ledger).run(new Progress() {
            @Override
            public void expect(long units) {
                // not looked at
            }

            @Override
            public void advance(long units, long bytes) {
                // the part was compared, its differences wait for the next round
                if (carriedOver.compareAndSet(false, true)) {
                    change("UPDATE t SET v = 1 WHERE id = 1");
                }
            }

            @Override
            public void note(String text) {
                // not looked at
            }
        }, CancelToken.create());
        assertThat(carriedOver).isTrue();
        assertThat(ledger.found()).extracting(PlantedDifferences::text).containsExactly("t MISMATCHED 2 [v]");
    }

    @Test
    void aStillDatabaseIsNotWaitedFor() throws Exception {
        pair.both("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 1)");
        pair.target("DELETE FROM t");
        long start = System.nanoTime();
        pair.verify(ledger, directory, Map.of("limitator.reviewer.period", "30"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(ledger.found()).hasSize(1);
    }

    @Test
    void cancelReachesARunningDigest() throws Exception {
        pair.both("CREATE TABLE t (id int PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        TableMapping slow = new TableMapping(VerifyPair.name("t"), VerifyPair.name("t"), Optional.of("SLEEP(60) = 0"), List.of());
        CancelToken cancel = CancelToken.create();
        FullVerification verification = new FullVerification(pair.job(List.of(slow), Scope.ALL, directory, Map.of()), ledger);
        CompletableFuture<Long> stopped = new CompletableFuture<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            try {
                verification.run(Progress.SILENT, cancel);
                stopped.completeExceptionally(new AssertionError("was not cancelled"));
            } catch (GodwitException e) {
                if (e.isCancelled()) {
                    stopped.complete(System.nanoTime());
                } else {
                    stopped.completeExceptionally(e);
                }
            }
        });
        await().until(() -> pair.isRunning("SLEEP(60)"));
        long asked = System.nanoTime();
        cancel.cancel();
        assertThat(Duration.ofNanos(stopped.get(20, TimeUnit.SECONDS) - asked)).isLessThan(Duration.ofSeconds(2));
        runner.join();
        assertThat(ledger.result(VerifyPair.name("t")).type()).isEqualTo(ResultType.RUNNING);
    }

    @Test
    void refusesAPatternItCannotRead() {
        assertThatThrownBy(() -> pair.verify(ledger, directory, Map.of("filter.verify.inmod.tables", "shop;(;x"))).isInstanceOf(GodwitException.class).hasMessageContaining("filter.verify.inmod.tables");
    }

    private static TableMapping to(String source, String target) {
        return new TableMapping(VerifyPair.name(source), VerifyPair.name(target), Optional.empty(), List.of());
    }

    private void change(String sql) {
        try {
            pair.target(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
