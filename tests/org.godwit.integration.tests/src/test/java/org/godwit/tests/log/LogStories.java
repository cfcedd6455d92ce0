package org.godwit.tests.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.godwit.connector.mysql.log.LogError;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.TableDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold for the log of each server of the family. */
abstract class LogStories {
    abstract Source source();

    @BeforeEach
    void fresh() throws Exception {
        source().fresh();
        source().sql.run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100)) ENGINE=InnoDB");
    }

    /** Transactions of other databases that are kept all the same, because they are compressed. */
    int compressed() {
        return 0;
    }

    final void run(String... statements) throws Exception {
        for (String statement : statements) {
            source().sql.run(statement);
        }
    }

    static String code(GodwitException failure) {
        return failure.problem().code();
    }

    @Test
    void committedTransactionsComeWholeAndInOrder() throws Exception {
        run("CREATE DATABASE IF NOT EXISTS log_other", "CREATE TABLE IF NOT EXISTS log_other.o (id INT)", "CREATE TABLE m (id INT) ENGINE=MyISAM");
        try (Tape tape = source().tape()) {
            run("INSERT INTO t VALUES (1,'a'),(2,'b')", "BEGIN", "UPDATE t SET v='c' WHERE id=2", "SAVEPOINT s", "INSERT INTO t VALUES (9,'x')", "ROLLBACK TO s", "DELETE FROM t WHERE id=1", "COMMIT",
                    "BEGIN", "INSERT INTO t VALUES (10,'gone')", "ROLLBACK", "INSERT INTO log_other.o VALUES (1)", "UPDATE t SET id=7 WHERE id=2", "BEGIN", "INSERT INTO m VALUES (5)",
                    "INSERT INTO t VALUES (11,'gone')", "ROLLBACK", "CREATE TABLE u LIKE t", "CREATE TEMPORARY TABLE tmp (id INT)", "DROP TEMPORARY TABLE tmp", "DROP DATABASE log_other");
            Played played = source().played(tape, "t", "m");
            assertThat(played.inserted).containsExactly(List.of("'1'", "'a'"), List.of("'2'", "'b'"), List.of("'5'"));
            assertThat(played.before).containsExactly(List.of("'2'", "'b'"), List.of("'2'", "'c'"));
            assertThat(played.after).containsExactly(List.of("'2'", "'c'"), List.of("'7'", "'c'"));
            assertThat(played.deleted).containsExactly(List.of("'1'", "'a'"));
            assertThat(played.ddl).extracting(d -> d.statement().replaceAll("\\s+", " ")).containsExactly("CREATE TABLE u LIKE t", "DROP DATABASE log_other");
            assertThat(played.ddl.getFirst().database()).isEqualTo(Source.DB);
            assertThat(tape.filled()).hasSize(6 + compressed());
            assertThat(tape.abandoned()).isZero();
        }
    }

    @Test
    void readingGoesOnFromEachPlace() throws Exception {
        List<Tape.Transaction> all;
        try (Tape tape = source().tape()) {
            for (int i = 0; i < 12; i++) {
                run("INSERT INTO t VALUES (" + i + ", 'v')");
                if (i % 5 == 4) {
                    run("FLUSH BINARY LOGS");
                }
            }
            tape.until(source().reader, source().reader.current(source().cancel));
            all = tape.filled();
        }
        assertThat(all).hasSize(12);
        for (int i = 0; i < all.size(); i += 3) {
            LogPosition from = all.get(i).after();
            source().reader.requireAvailable(from, source().cancel);
            assertThat(source().reader.covers(from, all.get(Math.max(0, i - 1)).after())).isTrue();
            assertThat(i + 1 < all.size() && source().reader.covers(from, all.get(i + 1).after())).isFalse();
            LogPosition byFile = new LogPosition(from.text().replaceAll(",\"gtid\":\"[^\"]*\"", ""), 0);
            for (LogPosition place : List.of(from, byFile)) {
                try (Tape tape = Tape.start(source().reader, place, Source::own)) {
                    int left = all.size() - i - 1;
                    Tape.soon().until(() -> tape.filled().size() >= left);
                    tape.until(source().reader, all.getLast().after());
                    assertThat(tape.filled()).hasSize(left);
                }
            }
        }
    }

    @Test
    void aCutConnectionLosesAndDoublesNothing() throws Exception {
        try (Tape tape = source().tape()) {
            for (int i = 0; i < 40; i++) {
                run("INSERT INTO t VALUES (" + i + ", REPEAT('x', 100))");
                if (i % 10 == 3) {
                    for (String id : Tape.soon().until(this::readers, ids -> !ids.isEmpty())) {
                        run("KILL " + id);
                    }
                }
            }
            Played played = source().played(tape, "t");
            assertThat(played.inserted).extracting(List::getFirst).containsExactlyElementsOf(java.util.stream.IntStream.range(0, 40).mapToObj(i -> "'" + i + "'").toList());
            assertThat(tape.notes()).anyMatch(n -> n.contains("Attempt 1"));
        }
    }

    /** Connections that read the log. */
    private List<String> readers() throws Exception {
        return source().sql.texts("SELECT ID FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%'");
    }

    @Test
    void anIdleServerMovesThePlace() throws Exception {
        try (Tape tape = source().tape()) {
            Tape.soon().until(() -> tape.reached().isPresent());
            assertThat(tape.transactions()).isEmpty();
        }
    }

    @Test
    void aTimeIsFound() throws Exception {
        run("FLUSH BINARY LOGS");
        long now = Instant.now().getEpochSecond();
        for (int i = 1; i <= 6; i++) {
            run("SET TIMESTAMP = " + (now + i * 1000L), "INSERT INTO t VALUES (" + i + ", 'v')");
            if (i == 3) {
                run("SET TIMESTAMP = DEFAULT", "FLUSH BINARY LOGS");
            }
        }
        run("SET TIMESTAMP = DEFAULT");
        for (int after = 3; after <= 5; after++) {
            LogPosition place = source().reader.at(Instant.ofEpochSecond(now + after * 1000L + 500), source().cancel);
            try (Tape tape = Tape.start(source().reader, place, Source::own)) {
                Played played = source().played(tape, "t");
                assertThat(played.inserted.getFirst().getFirst()).isEqualTo("'" + (after + 1) + "'");
                assertThat(played.inserted).hasSize(6 - after);
            }
        }
        assertThatThrownBy(() -> source().reader.read(new LogPosition("{\"file\":\"nowhere.000001\",\"pos\":4}", 0), Source::own, new Tape(), source().cancel))
                .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(code(e)).isEqualTo(LogError.PURGED.code()));
    }

    @Test
    void aPurgedLogStopsAndSaysWhatIsMissing() throws Exception {
        LogPosition old = source().reader.current(source().cancel);
        run("INSERT INTO t VALUES (1, 'v')", "FLUSH BINARY LOGS", "INSERT INTO t VALUES (2, 'v')", "FLUSH BINARY LOGS");
        String last = source().sql.rows("SHOW BINARY LOGS").getLast().getFirst();
        Tape.soon().until(() -> {
            run("PURGE BINARY LOGS TO '" + last + "'");
            return source().sql.rows("SHOW BINARY LOGS").size() == 1;
        });
        assertThatThrownBy(() -> source().reader.requireAvailable(old, source().cancel)).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(code(e)).isEqualTo(LogError.PURGED.code());
            assertThat(e.problem().message()).contains(last);
        });
        try (Tape tape = Tape.start(source().reader, old, Source::own)) {
            assertThat(code(tape.failure())).isEqualTo(LogError.PURGED.code());
        }
        assertThatThrownBy(() -> source().reader.at(Instant.now().minusSeconds(100_000), source().cancel))
                .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(code(e)).isEqualTo(LogError.TOO_OLD.code()));
    }

    @Test
    void statementsInsteadOfRowsStop() throws Exception {
        run("CREATE DATABASE IF NOT EXISTS log_other", "CREATE TABLE IF NOT EXISTS log_other.o (id INT)");
        try (Tape tape = source().tape()) {
            run("SET SESSION binlog_format = STATEMENT", "INSERT INTO log_other.o VALUES (1)", "SET SESSION binlog_format = ROW", "INSERT INTO t VALUES (1, 'v')");
            assertThat(source().played(tape, "t").inserted).hasSize(1);
            run("SET SESSION binlog_format = STATEMENT", "INSERT INTO t VALUES (2, 'v')", "SET SESSION binlog_format = ROW");
            GodwitException failure = tape.failure();
            assertThat(code(failure)).isEqualTo(LogError.STATEMENT.code());
            assertThat(failure.problem().message()).contains("log_it.t");
        } finally {
            run("SET SESSION binlog_format = ROW", "DROP DATABASE log_other");
        }
    }

    @Test
    void rowsThatAreNotWholeStop() throws Exception {
        run("INSERT INTO t VALUES (1, 'v')");
        try (Tape tape = source().tape()) {
            run("SET SESSION binlog_row_image = MINIMAL", "UPDATE t SET v = 'w'", "SET SESSION binlog_row_image = FULL");
            assertThatThrownBy(() -> source().played(tape, "t")).isInstanceOfSatisfying(GodwitException.class, e -> {
                assertThat(code(e)).isEqualTo(LogError.PARTIAL_ROWS.code());
                assertThat(e.problem().message()).contains("binlog_row_image");
            });
        }
    }

    @Test
    void preparedTransactionsStopUnlessTheyAreOnePhase() throws Exception {
        run("CREATE DATABASE IF NOT EXISTS log_other", "CREATE TABLE IF NOT EXISTS log_other.o (id INT PRIMARY KEY) ENGINE=InnoDB");
        try (Tape tape = source().tape()) {
            run("XA START 'one'", "INSERT INTO t VALUES (1, 'v')", "XA END 'one'", "XA COMMIT 'one' ONE PHASE", "XA START 'o','p',7", "INSERT INTO log_other.o VALUES (1)", "XA END 'o','p',7",
                    "XA PREPARE 'o','p',7", "XA COMMIT 'o','p',7");
            assertThat(source().played(tape, "t").inserted).hasSize(1);
            run("XA START 'two'", "INSERT INTO t VALUES (2, 'v')", "XA END 'two'", "XA PREPARE 'two'", "XA COMMIT 'two'");
            assertThat(code(tape.failure())).isEqualTo(LogError.XA.code());
        } finally {
            run("DROP DATABASE log_other");
        }
    }

    @Test
    void marksAreTold() throws Exception {
        run("CREATE DATABASE IF NOT EXISTS log_other", "CREATE TABLE log_other.godwit_checkpoint (mark VARCHAR(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, row_count BIGINT NOT NULL,"
                + " conflicts BIGINT NOT NULL, bad_rows BIGINT NOT NULL, committed_at DATETIME(6) NOT NULL, position LONGTEXT)");
        try (Tape tape = source().tape()) {
            run("BEGIN", "INSERT INTO log_other.godwit_checkpoint VALUES ('np_1:incr:0', 1, 2, 3, NOW(6), 'p'), ('np_1:incr:1', 1, 2, 3, NOW(6), NULL)", "INSERT INTO t VALUES (1, 'v')", "COMMIT",
                    "UPDATE log_other.godwit_checkpoint SET position = 'q' WHERE mark = 'np_1:incr:1'", "DELETE FROM log_other.godwit_checkpoint");
            Played played = source().played(tape, "t");
            assertThat(played.marks).containsExactly("np_1:incr:0", "np_1:incr:1", "np_1:incr:1", "np_1:incr:0", "np_1:incr:1");
            assertThat(played.inserted).hasSize(1);
        } finally {
            run("DROP DATABASE log_other");
        }
    }

    @Test
    void anotherDefinitionIsNoticed() throws Exception {
        TableDef before = source().table("t");
        try (Tape tape = source().tape()) {
            run("ALTER TABLE t ADD COLUMN w INT", "INSERT INTO t VALUES (1, 'v', 2)");
            List<Tape.Transaction> transactions = tape.until(source().reader, source().reader.current(source().cancel));
            assertThatThrownBy(() -> Played.of(source().reader, List.of(before), transactions))
                    .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(code(e)).isEqualTo(LogError.OTHER_DEFINITION.code()));
            TableDef after = source().table("t");
            List<ColumnDef> swapped = new ArrayList<>(List.of(after.columns().get(1), after.columns().get(0), after.columns().get(2)));
            TableDef wrong = new TableDef(after.name(), swapped, after.indexes(), after.foreignKeys(), after.checks(), after.partitioning(), after.engine(), after.charset(), after.collation(),
                    after.comment(), after.autoIncrement(), 0, 0);
            assertThatThrownBy(() -> Played.of(source().reader, List.of(wrong), transactions))
                    .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(code(e)).isEqualTo(LogError.OTHER_DEFINITION.code()));
        }
    }

    @Test
    void hugeTransactionsComeInBoundedPieces() throws Exception {
        run("CREATE TABLE big (id INT PRIMARY KEY, v LONGBLOB) ENGINE=InnoDB", "INSERT INTO big VALUES (0, REPEAT('x', 20000000))");
        try (Tape tape = source().tape()) {
            run("BEGIN");
            for (int i = 1; i <= 60; i++) {
                run("INSERT INTO t SELECT " + i + "000 + a.n * 30 + b.n, REPEAT(UUID(), 2) FROM (SELECT ROW_NUMBER() OVER () n FROM information_schema.COLUMNS LIMIT 30) a,"
                        + " (SELECT ROW_NUMBER() OVER () n FROM information_schema.COLUMNS LIMIT 30) b");
            }
            run("COMMIT", "UPDATE big SET v = REPEAT('y', 20000000)");
            Played played = source().played(tape, "t", "big");
            assertThat(played.inserted).hasSize(54_000);
            assertThat(played.before.getFirst().get(1)).hasSize(20_000_002).startsWith("'xx");
            assertThat(played.after.getFirst().get(1)).hasSize(20_000_002).startsWith("'yy");
        }
    }
}
