package org.godwit.tests.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.godwit.tests.RealMySql;
import org.godwit.transfer.verify.VerifyLedger.Correction;
import org.godwit.transfer.verify.VerifyLedger.ResultType;
import org.godwit.transfer.verify.VerifyLedger.TableResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds exactly what was planted, and the correction files make both sides equal in one pass; their undo brings every difference back. */
class PlantedDifferencesIT {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "godwit");
    private static final int MYSQL_PORT = 33974;
    /** Small parts, so that cutting by key, splitting by hash and listing rows all happen. */
    private static final Map<String, String> SMALL_PARTS = Map.of("godwit.verify.slice.rows", "200", "godwit.verify.leaf.rows", "10", "rectifier.operator.delete", "true");

    @TempDir
    static Path root;

    @TempDir
    Path directory;

    private static Twin first;
    private static Twin second;

    @BeforeAll
    static void start() throws Exception {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(CACHE, root, cancel);
        first = twins.start(TwinRequest.named("verify-source", 1), cancel);
        second = twins.start(TwinRequest.named("verify-target", 2), cancel);
    }

    @AfterAll
    static void stop() throws Exception {
        first.close();
        second.close();
    }

    @Test
    void betweenMariaDbServers() throws Exception {
        findsCorrectsAndTakesBack(first.dataSource(), second.dataSource());
    }

    @Test
    void fromMySqlToMariaDb() throws Exception {
        try (RealMySql mysql = RealMySql.start(MYSQL_PORT)) {
            findsCorrectsAndTakesBack(mysql.dataSource(), second.dataSource());
        }
    }

    @Test
    void fromMariaDbToMySql() throws Exception {
        try (RealMySql mysql = RealMySql.start(MYSQL_PORT)) {
            findsCorrectsAndTakesBack(first.dataSource(), mysql.dataSource());
        }
    }

    @Test
    void leavesDeletesAsCommentsUnlessTheyAreWanted() throws Exception {
        try (VerifyPair pair = new VerifyPair(first.dataSource(), second.dataSource())) {
            pair.both("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 1)");
            pair.target("INSERT INTO t VALUES (2, 2)");
            assertThat(pair.verify(new KeptResults(), directory, Map.of()).differences()).isOne();
            assertThat(Files.readString(VerifyPair.files(directory, "t.sql").get(0), StandardCharsets.UTF_8)).contains("\n-- DELETE FROM `shop`.`t` WHERE `id`=2;\n");
        }
    }

    /** MySQL keeps neither order nor spelling of a document, MariaDB keeps both. */
    @Test
    void comparesDocumentsByMeaningAcrossFamilies() throws Exception {
        try (RealMySql mysql = RealMySql.start(MYSQL_PORT); VerifyPair pair = new VerifyPair(first.dataSource(), mysql.dataSource())) {
            pair.both("CREATE TABLE doc (id int PRIMARY KEY, j json)", "CREATE TABLE heap (j json)", "INSERT INTO doc VALUES (1, '{\"bb\":1.0,\"a\":[1e2, \"x\"]}'), (2, '[1,2]'), (3, NULL)",
                    "INSERT INTO heap VALUES ('{\"bb\":1,\"a\":2}'), ('{\"bb\":1,\"a\":2}'), ('[]')");
            assertThat(pair.verify(new KeptResults(), directory, Map.of()).isConsistent()).isTrue();
            pair.target("UPDATE doc SET j = '[1, 3]' WHERE id = 2", "DELETE FROM heap WHERE JSON_LENGTH(j) = 2 LIMIT 1", "INSERT INTO heap VALUES ('{}')");
            assertThat(found(pair, "json", SMALL_PARTS)).containsExactly("doc MISMATCHED 2 [j]", "heap IMAGE_ONLY ", "heap MASTER_ONLY ");
            for (Path file : VerifyPair.files(directory.resolve("json"), ".sql").stream().filter(p -> !p.toString().endsWith(".undo.sql")).toList()) {
                pair.apply(file);
            }
            assertThat(pair.verify(new KeptResults(), directory, Map.of()).isConsistent()).isTrue();
        }
    }

    @Test
    void takesLargeValuesOneRowAtATime() throws Exception {
        try (VerifyPair pair = new VerifyPair(first.dataSource(), second.dataSource())) {
            pair.both("CREATE TABLE big (id int PRIMARY KEY, b longblob, t longtext)", "INSERT INTO big SELECT seq, REPEAT(CHAR(seq), 12000000), REPEAT('t', 1000000) FROM seq_1_to_6");
            pair.target("UPDATE big SET b = CONCAT(b, 'x')");
            assertThat(found(pair, "big", Map.of())).hasSize(6);
            pair.apply(VerifyPair.files(directory.resolve("big"), "big.sql").get(0));
            assertThat(pair.verify(new KeptResults(), directory, Map.of()).isConsistent()).isTrue();
        }
    }

    private void findsCorrectsAndTakesBack(DataSource source, DataSource target) throws Exception {
        try (VerifyPair pair = new VerifyPair(source, target)) {
            PlantedDifferences.prepare(pair);
            assertThat(pair.verify(new KeptResults(), directory.resolve("equal"), Map.of()).tables()).extracting(TableResult::type).containsOnly(ResultType.CONSISTENT);
            assertThat(pair.verify(new KeptResults(), directory.resolve("equal"), SMALL_PARTS).isConsistent()).isTrue();
            assertThat(directory.resolve("equal")).doesNotExist();
            for (PlantedDifferences.Plant plant : PlantedDifferences.PLANTS) {
                pair.target(plant.statement());
            }

            assertThat(found(pair, "found", Map.of())).isEqualTo(PlantedDifferences.expected());
            assertThat(found(pair, "small", SMALL_PARTS)).isEqualTo(PlantedDifferences.expected());
            assertThat(Files.getPosixFilePermissions(VerifyPair.files(directory, ".diff").get(0))).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

            for (Path file : corrections(".sql")) {
                pair.apply(file);
            }
            assertThat(pair.verify(new KeptResults(), directory.resolve("corrected"), Map.of()).isConsistent()).isTrue();
            for (Path file : corrections(".undo.sql")) {
                pair.apply(file);
            }
            assertThat(found(pair, "undone", Map.of())).isEqualTo(PlantedDifferences.expected());
            correctsRowByRow(pair);
        }
    }

    /** The same by statements that expect each row as it was seen. */
    private void correctsRowByRow(VerifyPair pair) throws Exception {
        KeptResults ledger = new KeptResults();
        pair.verify(ledger, directory.resolve("guarded"), SMALL_PARTS);
        List<String> tooLarge = ledger.found().stream().filter(d -> !d.correction().obstacle().isEmpty()).map(PlantedDifferences::text).sorted().toList();
        assertThat(tooLarge).as("the row with 300 000 changed bytes").singleElement().asString().startsWith("typed MISMATCHED 18446744073709551615");
        assertThat(pair.correct(ledger.found(), Correction::apply)).isEmpty();
        assertThat(found(pair, "set-right", Map.of())).isEqualTo(tooLarge);
        assertThat(pair.correct(ledger.found(), Correction::apply)).as("rows are not as they were seen any more").isNotEmpty();
        assertThat(pair.correct(ledger.found(), Correction::undo)).isEmpty();
        assertThat(found(pair, "guarded-undone", Map.of())).isEqualTo(PlantedDifferences.expected());
    }

    @Test
    void correctsNothingWhenOneRowHasChanged() throws Exception {
        try (VerifyPair pair = new VerifyPair(first.dataSource(), second.dataSource())) {
            pair.both("CREATE TABLE t (id int PRIMARY KEY, v varchar(20), w int)", "INSERT INTO t VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
            pair.target("UPDATE t SET v = CONCAT(v, 'x')");
            KeptResults ledger = new KeptResults();
            pair.verify(ledger, directory.resolve("before"), Map.of());
            pair.target("UPDATE t SET v = 'BX' WHERE id = 2");
            assertThat(pair.correct(ledger.found(), Correction::apply)).as("the collation takes BX for bx, the guard does not").get().satisfies(r -> assertThat(r.change().sql()).contains("`id`=2"));
            assertThat(found(pair, "after", Map.of())).containsExactly("t MISMATCHED 1 [v]", "t MISMATCHED 2 [v]", "t MISMATCHED 3 [v]");
            pair.target("UPDATE t SET v = 'bx' WHERE id = 2");
            assertThat(pair.correct(ledger.found(), Correction::apply)).isEmpty();
            pair.target("UPDATE t SET w = 9 WHERE id = 3");
            assertThat(pair.correct(ledger.found(), Correction::undo)).as("somebody changed the row since").get().satisfies(r -> assertThat(r.change().sql()).contains("`id`=3"));
            assertThat(found(pair, "last", Map.of())).containsExactly("t MISMATCHED 3 [w]");
        }
    }

    private List<Path> corrections(String suffix) throws Exception {
        return VerifyPair.files(directory.resolve("small"), suffix).stream().filter(p -> suffix.contains("undo") || !p.toString().endsWith(".undo.sql")).toList();
    }

    private List<String> found(VerifyPair pair, String run, Map<String, String> parameters) throws Exception {
        KeptResults ledger = new KeptResults();
        pair.verify(ledger, directory.resolve(run), parameters);
        return ledger.found().stream().map(PlantedDifferences::text).sorted().toList();
    }
}
